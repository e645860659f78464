package io.otus.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import org.junit.jupiter.api.Test;

class TechniquesTest {
    @Test
    void whoDeletesWhatWasRecordedRemovesItsTraces() {
        assertThat(Techniques.of(new Service(67, "initialize_journal", Action.DELETE, Danger.TRACES)))
                .contains("T0872", "T0809");
    }

    @Test
    void whoDeletesAnythingElseDestroysIt() {
        assertThat(Techniques.of(new Service(1, "delete_file", Action.DELETE))).containsExactly("T0809");
    }
}
