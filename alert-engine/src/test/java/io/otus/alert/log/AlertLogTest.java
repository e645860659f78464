package io.otus.alert.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try (AlertLog log = AlertLog.open(directory)) {
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
        try (AlertLog log = AlertLog.open(directory)) {
            assertThat(log.repair(1)).isEqualTo(1);
        }
        assertThat(Files.readString(file())).isEqualTo(line(1) + '\n');
    }

    @Test
    void anEmptyLogIsWhatRotationLeaves() throws IOException {
        try (AlertLog log = AlertLog.open(directory)) {
            assertThat(log.repair(7)).isEqualTo(7);
        }
    }

    @Test
    void whatIsRolledBackIsCutOff() throws IOException {
        try (AlertLog log = AlertLog.open(directory)) {
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
        try (AlertLog log = AlertLog.open(directory)) {
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
}
