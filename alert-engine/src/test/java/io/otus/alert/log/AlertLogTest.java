package io.otus.alert.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.log.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertLogTest {
    @TempDir
    Path directory;

    private static String line(int sequence) {
        return "{\"id\":\"x\",\"title\":\"" + "long ".repeat(30_000) + "\",\"seq\":" + sequence + "}";
    }

    private Path file() {
        return directory.resolve(AlertLog.FILE);
    }

    @Test
    void aLineThatWasCutByACrashIsCutOff() throws IOException {
        Files.writeString(file(), line(1) + '\n' + line(2) + '\n' + line(3).substring(0, 100));
        try (AlertLog log = AlertLog.open(directory, Rotation.NEVER)) {
            assertThat(log.repair(3)).isEqualTo(2);
            log.append(line(3));
            log.sync();
            log.committed();
        }
        assertThat(Files.readString(file())).isEqualTo(line(1) + '\n' + line(2) + '\n' + line(3) + '\n');
    }

    @Test
    void linesWhoseTransactionNeverHeldAreCutOff() throws IOException {
        Files.writeString(file(), line(1) + '\n' + line(2) + '\n' + line(3) + '\n');
        try (AlertLog log = AlertLog.open(directory, Rotation.NEVER)) {
            assertThat(log.repair(1)).isEqualTo(1);
        }
        assertThat(Files.readString(file())).isEqualTo(line(1) + '\n');
    }

    @Test
    void theLogOfAStoreThatWasMovedAwayStays() throws IOException {
        for (int time = 1; time <= 2; time++) {
            Files.writeString(file(), line(5) + '\n' + line(6) + '\n' + line(7).substring(0, 100));
            try (AlertLog log = AlertLog.open(directory, Rotation.NEVER)) {
                assertThat(log.repair(0)).isZero();
                write(log, line(1));
            }
            assertThat(Files.readString(file())).isEqualTo(line(1) + '\n');
            assertThat(Files.readString(directory.resolve("alerts.jsonl.of-another-store-" + time)))
                    .isEqualTo(line(5) + '\n' + line(6) + '\n');
        }
    }

    @Test
    void wholeLinesThatFollowOnAreAheadOfTheStore() throws IOException {
        Files.writeString(file(), line(1) + '\n' + line(2) + '\n' + line(3) + '\n' + line(4).substring(0, 100));
        try (AlertLog log = AlertLog.open(directory, Rotation.NEVER)) {
            assertThat(log.ahead(1)).containsExactly(line(2), line(3));
            assertThat(log.ahead(0)).containsExactly(line(1), line(2), line(3));
            assertThat(log.ahead(3)).isEmpty();
            assertThat(log.ahead(9)).isEmpty();
        }
    }

    @Test
    void linesThatDoNotFollowOnAreOfAnotherStore() throws IOException {
        Files.writeString(file(), line(5) + '\n' + line(6) + '\n');
        try (AlertLog log = AlertLog.open(directory, Rotation.NEVER)) {
            assertThat(log.ahead(3)).isEmpty();
            assertThat(log.ahead(4)).containsExactly(line(5), line(6));
        }
    }

    @Test
    void anEmptyLogIsWhatRotationLeaves() throws IOException {
        try (AlertLog log = AlertLog.open(directory, Rotation.NEVER)) {
            assertThat(log.repair(7)).isEqualTo(7);
        }
    }

    @Test
    void whatIsRolledBackIsCutOff() throws IOException {
        try (AlertLog log = AlertLog.open(directory, Rotation.NEVER)) {
            log.append("{\"seq\":1}");
            log.sync();
            log.committed();
            log.append("{\"seq\":2}");
            log.rolledBack();
            log.append("{\"seq\":2,\"again\":true}");
            log.sync();
            log.committed();
        }
        assertThat(Files.readString(file())).isEqualTo("{\"seq\":1}\n{\"seq\":2,\"again\":true}\n");
    }

    @Test
    void afterRotationItGoesOnInANewFile() throws IOException {
        try (AlertLog log = AlertLog.open(directory, Rotation.NEVER)) {
            log.append("{\"seq\":1}");
            log.sync();
            log.committed();
            Files.move(file(), directory.resolve("alerts-1.jsonl"));
            log.reopen();
            log.append("{\"seq\":2}");
            log.sync();
            log.committed();
        }
        assertThat(Files.readString(file())).isEqualTo("{\"seq\":2}\n");
    }

    @Test
    void aFileThatCannotBeOpenedAnewIsTriedAgain() throws IOException {
        Path moved = directory.resolve("alerts-1.jsonl");
        try (AlertLog log = AlertLog.open(directory, Rotation.NEVER)) {
            write(log, "{\"seq\":1}");
            Files.move(file(), moved);
            Files.createDirectory(file());
            assertThatThrownBy(log::reopen).isInstanceOf(IOException.class);
            write(log, "{\"seq\":2}");
            Files.delete(file());
            write(log, "{\"seq\":3}");
            write(log, "{\"seq\":4}");
        }
        assertThat(Files.readString(moved)).isEqualTo("{\"seq\":1}\n{\"seq\":2}\n{\"seq\":3}\n");
        assertThat(Files.readString(file())).isEqualTo("{\"seq\":4}\n");
    }

    private static void write(AlertLog log, String line) throws IOException {
        log.append(line);
        log.sync();
        log.committed();
    }

    @Test
    void aFullFileIsMovedAsideOnceItsTransactionHolds() throws IOException {
        try (AlertLog log = AlertLog.open(directory, new Rotation(15, Duration.ofDays(1), 1000))) {
            write(log, "{\"seq\":1}");
            log.append("{\"seq\":2}");
            log.append("{\"seq\":3}");
            assertThat(Files.readString(file())).hasLineCount(3);
            log.rolledBack();
            write(log, "{\"seq\":2}");
            write(log, "{\"seq\":3}");
        }
        assertThat(Files.readString(directory.resolve("alerts-000001.jsonl"))).isEqualTo("{\"seq\":1}\n{\"seq\":2}\n");
        assertThat(Files.readString(file())).isEqualTo("{\"seq\":3}\n");
    }

    @Test
    void afterARestartBehindARotationNothingIsWrittenTwice() throws IOException {
        Rotation rotation = new Rotation(5, Duration.ofDays(1), 1000);
        try (AlertLog log = AlertLog.open(directory, rotation)) {
            write(log, line(1));
        }
        assertThat(Files.size(file())).isZero();
        try (AlertLog log = AlertLog.open(directory, rotation)) {
            assertThat(log.repair(1)).isEqualTo(1);
        }
    }

    @Test
    void aFileIsNotOpenedAnewWhileLinesWaitForTheirTransaction() throws IOException {
        try (AlertLog log = AlertLog.open(directory, Rotation.NEVER)) {
            write(log, "{\"seq\":1}");
            log.append("{\"seq\":2}");
            Files.move(file(), directory.resolve("moved.jsonl"));
            log.reopen();
            log.rolledBack();
            write(log, "{\"seq\":2}");
            write(log, "{\"seq\":3}");
        }
        assertThat(Files.readString(directory.resolve("moved.jsonl"))).isEqualTo("{\"seq\":1}\n{\"seq\":2}\n");
        assertThat(Files.readString(file())).isEqualTo("{\"seq\":3}\n");
    }
}
