package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.appliance.exit.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayOutputTest {
    /** The order in which a replay puts them there, and the reverse of that in which it moves earlier ones away. */
    private static final List<String> NAMES = List.of("otus.db", "evidence", "alerts.jsonl", "summary.json");

    private static final String SUMMARY = "{\"capture\":\"before\"}";

    @TempDir
    Path directory = Path.of("");

    private Path out() {
        return directory.resolve("out");
    }

    private Path aside() {
        return out().resolve(".otus-replay-before");
    }

    private static void write(Path directory, String name, String text) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve(name), name.equals("summary.json") && text.equals("before") ? SUMMARY : text);
    }

    private void clear() throws IOException {
        for (String name : NAMES) {
            Files.delete(out().resolve(name));
        }
    }

    private void holdsTheResultsBefore() {
        for (String name : NAMES) {
            assertThat(out().resolve(name)).hasContent(name.equals("summary.json") ? SUMMARY : "before");
        }
        assertThat(aside()).doesNotExist();
        try (ReplayOutput other = ReplayOutput.begin(out(), false)) {
            assertThatThrownBy(() -> other.mayHold("other"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("--force");
        }
    }

    @Test
    void resultsThatWereAsideWhenAReplayWasKilledArePutBack() throws IOException {
        for (int moved = 1; moved <= NAMES.size(); moved++) {
            for (String name : NAMES) {
                boolean isAside = NAMES.indexOf(name) >= NAMES.size() - moved;
                write(isAside ? aside() : out(), name, "before");
            }
            ReplayOutput.begin(out(), false).close();
            holdsTheResultsBefore();
            clear();
        }
    }

    @Test
    void whatTookTheirPlaceUntilItWasKilledGoes() throws IOException {
        for (int moved = 1; moved < NAMES.size(); moved++) {
            for (String name : NAMES) {
                write(aside(), name, "before");
            }
            for (String name : NAMES.subList(0, moved)) {
                write(out(), name, "new");
            }
            write(out(), "baseline.txt", "new");
            ReplayOutput.begin(out(), false).close();
            holdsTheResultsBefore();
            assertThat(out().resolve("baseline.txt")).doesNotExist();
            clear();
        }
    }

    @Test
    void whatTheFirstReplayLeftIsReplaced() throws IOException {
        Files.createDirectories(aside());
        write(out(), "otus.db", "half");
        assertThat(ReplayOutput.isIn(out())).as("a sensor does not start there").isTrue();
        complete();
        assertThat(out().resolve("otus.db")).hasContent("new");
        assertThat(aside()).doesNotExist();
    }

    @Test
    void aSensorThatWasStartedMeanwhileKeepsItsState() throws IOException {
        Files.createDirectory(out());
        try (ReplayOutput output = ReplayOutput.begin(out(), true)) {
            write(output.hidden(), "otus.db", "new");
            write(out(), "otus.db", "of a sensor");
            assertThatThrownBy(output::complete).isInstanceOf(Failure.class).hasMessageContaining("(now otus.db)");
        }
        assertThat(out()).isDirectoryNotContaining(file -> !file.endsWith("otus.db"));
        assertThat(out().resolve("otus.db")).hasContent("of a sensor");
    }

    @Test
    void whatBelongsToTheStoreBeforeGoesWithIt() throws IOException {
        write(out(), "summary.json", "before");
        write(out(), "otus.db", "before");
        write(out(), "otus.db-wal", "before");
        complete();
        assertThat(out().resolve("otus.db")).hasContent("new");
        assertThat(out().resolve("otus.db-wal")).doesNotExist();
    }

    private void complete() throws IOException {
        try (ReplayOutput output = ReplayOutput.begin(out(), false)) {
            write(output.hidden(), "otus.db", "new");
            write(output.hidden(), "summary.json", "{}");
            output.complete();
        }
    }
}
