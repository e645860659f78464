package io.otus.appliance.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.store.AlertLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that others rotate. */
class FileSinkTest {
    @TempDir
    Path directory = Path.of("");

    private static List<AlertLines.Line> line(int number) {
        return List.of(new AlertLines.Line(number, "a", "{\"seq\":" + number + "}", 1));
    }

    @Test
    void linesGoIntoTheFileThatHasTheNameNow() throws IOException {
        Path file = directory.resolve("siem.jsonl");
        Path moved = directory.resolve("siem.jsonl.1");
        FileSink sink = new FileSink(SinkAddress.parse("file:" + file));
        sink.send(line(1));
        sink.send(line(2));
        Files.move(file, moved);
        sink.send(line(3));
        Files.delete(file);
        Files.createFile(file);
        sink.send(line(4));
        sink.send(line(5));
        Files.delete(file);
        sink.send(line(6));
        sink.close();
        assertThat(moved).hasContent("{\"seq\":1}\n{\"seq\":2}\n");
        assertThat(file).hasContent("{\"seq\":6}\n");
        assertThat(sink.confirmed()).isEqualTo(6);
    }

    @Test
    void aFileThatWasPutInItsPlaceIsAddedTo() throws IOException {
        Path file = directory.resolve("siem.jsonl");
        FileSink sink = new FileSink(SinkAddress.parse("file:" + file));
        sink.send(line(1));
        Path other = Files.writeString(directory.resolve("other"), "begun\n");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        sink.send(line(2));
        sink.close();
        assertThat(file).hasContent("begun\n{\"seq\":2}\n");
    }
}
