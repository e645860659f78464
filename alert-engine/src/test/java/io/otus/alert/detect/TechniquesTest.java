package io.otus.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import org.junit.jupiter.api.Test;

class TechniquesTest {
    private static Service deletes(String name) {
        return new Service(1, name, Action.DELETE);
    }

    @Test
    void whoDeletesWhatWasRecordedRemovesItsTraces() {
        assertThat(Techniques.of(deletes("initializeJournal"))).contains("T0872", "T0809");
        assertThat(Techniques.of(deletes("clear_history"))).contains("T0872", "T0809");
    }

    @Test
    void whoDeletesAnythingElseDestroysIt() {
        assertThat(Techniques.of(deletes("delete_file"))).containsExactly("T0809");
        assertThat(Techniques.of(new Service(1, "history_update", Action.WRITE)))
                .doesNotContain("T0872");
    }
}
