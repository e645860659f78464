package io.otus.alert.alert;

import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.log.AlertLog;
import io.otus.alert.store.AlertStore;
import io.otus.alert.store.AlertTables;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.log.Rotation;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More alerts within an hour before a restart than there is room for behind it. */
class AlertRoomRestartTest {
    private static final int BEYOND = 10;

    @TempDir
    Path directory = Path.of("");

    /** Facts that lines of this run tell of. */
    private final List<String> told = new ArrayList<>();

    private long time = START;

    private void run(Consumer<AlertBook> shift) throws IOException {
        told.clear();
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE));
                StoreReader reader = store.reader()) {
            AlertStore alerts = new AlertStore("test", store, AlertLog.open(directory, Rotation.NEVER));
            Plant plant = new Plant(new LearningPlan.Until(START));
            AlertBook book = new AlertBook(
                    "test", plant.engine().baseline(), plant, EvidenceRequests.NONE, (sequence, state, at) -> {
                        told.add(state.origin().explanation().fact());
                        alerts.line(sequence, state, at);
                    });
            alerts.restore(plant.engine().baseline(), book, reader);
            shift.accept(book);
        }
    }

    private void report(AlertBook book, String what, Severity severity) {
        time++;
        Finding finding = Finding.act(Kind.MALFORMED, severity, "", what, new Odd(what));
        book.report(List.of(finding), new Sighting(time, null, null, null, null));
    }

    @Test
    void theMostImportantOnesLiveOn() throws IOException {
        run(book -> {
            report(book, "worse", Severity.MEDIUM);
            for (int i = 0; i < AlertBook.MAX_ALIVE + BEYOND - 1; i++) {
                report(book, "low " + i, Severity.LOW);
            }
        });
        assertThat(told).hasSize(AlertBook.MAX_ALIVE + BEYOND);
        time += MINUTE / 2;
        run(book -> {
            assertThat(book.resting(time)).hasSize(BEYOND);
            report(book, "worse", Severity.MEDIUM);
            report(book, "low " + BEYOND, Severity.LOW);
            assertThat(told).isEmpty(); // both count up
            report(book, "low " + (BEYOND - 1), Severity.LOW);
            assertThat(told).contains("low " + (BEYOND - 1)); // a new one
        });
    }
}
