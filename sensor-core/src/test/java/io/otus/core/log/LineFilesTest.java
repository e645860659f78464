package io.otus.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFilesTest {
    @TempDir
    Path directory = Path.of("");

    private Instant now = Instant.parse("2026-03-02T00:00:00Z");

    private LineFiles files(long fileSize, Duration age, long quota) throws IOException {
        return new LineFiles(directory, new Rotation(fileSize, age, quota), Set.of("alerts", "flows"), () -> now);
    }

    private static ByteBuffer line(String text) {
        return ByteBuffer.wrap((text + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a line as a log does: aside first, where that is due. */
    private static void write(LineFiles files, String name, String text) throws IOException {
        LineFile file = files.open(name);
        ByteBuffer line = line(text);
        if (files.isDue(file, line.remaining())) {
            file.close();
            files.moveAside(name);
            file = files.open(name);
        }
        files.makeRoom(line.remaining());
        file.append(line);
        file.close();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileThatWouldGrowBeyondItsSizeIsMovedAside() throws IOException {
        LineFiles files = files(11, Duration.ofDays(1), 1000);
        for (String text : List.of("one", "two", "three", "four")) {
            write(files, "alerts", text);
        }
        assertThat(names()).containsExactly("alerts-000001.jsonl", "alerts.jsonl");
        assertThat(Files.readString(directory.resolve("alerts-000001.jsonl"))).isEqualTo("one\ntwo\n");
        assertThat(Files.readString(directory.resolve("alerts.jsonl"))).isEqualTo("three\nfour\n");
    }

    @Test
    void aFileOfAgeIsMovedAsideBeforeTheNextLine() throws IOException {
        LineFiles files = files(1000, Duration.ofHours(1), 1000);
        LineFile file = files.open("alerts");
        file.append(line("one"));
        now = now.plus(Duration.ofMinutes(59));
        assertThat(files.isDue(file, 4)).isFalse();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(files.isDue(file, 4)).isTrue();
        file.close();
    }

    @Test
    void anEmptyFileIsNeverDue() throws IOException {
        LineFiles files = files(1, Duration.ofSeconds(1), 1000);
        try (LineFile file = files.open("alerts")) {
            now = now.plus(Duration.ofDays(1));
            assertThat(files.isDue(file, 1000)).isFalse();
        }
    }

    @Test
    void theOldestOfAllNamesGoFirstAndNoOtherFileIsTouched() throws IOException {
        Files.writeString(directory.resolve("alerts-ecs.jsonl"), "someone else's");
        Files.writeString(directory.resolve("notes-000001.jsonl"), "someone else's");
        LineFiles files = files(6, Duration.ofDays(1), 24);
        for (int i = 0; i < 6; i++) {
            write(files, i % 2 == 0 ? "alerts" : "flows", "line" + i);
        }
        assertThat(names())
                .containsExactly(
                        "alerts-000003.jsonl",
                        "alerts-ecs.jsonl",
                        "alerts.jsonl",
                        "flows-000004.jsonl",
                        "flows.jsonl",
                        "notes-000001.jsonl");
    }

    @Test
    void theQuotaHoldsHoweverSmallItIsAndHoweverLargeAFileMayBe() throws IOException {
        LineFiles files = files(1 << 30, Duration.ofDays(1), 1000);
        for (int i = 0; i < 500; i++) {
            write(files, i % 3 == 0 ? "alerts" : "flows", "line number " + i);
            long all = 0;
            for (String name : names()) {
                all += Files.size(directory.resolve(name));
            }
            assertThat(all).isLessThanOrEqualTo(1000);
        }
        assertThat(names()).hasSizeGreaterThan(2);
    }

    @Test
    void numbersGoOnBehindThoseOfAnEarlierRun() throws IOException {
        Files.writeString(directory.resolve("flows-000041.jsonl"), "old\n");
        LineFiles files = files(4, Duration.ofDays(1), 1000);
        write(files, "alerts", "one");
        write(files, "alerts", "two");
        assertThat(names()).contains("alerts-000042.jsonl");
    }

    @Test
    void whatIsCutOffIsNotCounted() throws IOException {
        try (LineFile file = files(1000, Duration.ofDays(1), 1000).open("alerts")) {
            file.append(line("one"));
            file.append(line("two"));
            file.truncate(4);
            assertThat(file.size()).isEqualTo(4);
            file.append(line("three"));
        }
        assertThat(Files.readString(directory.resolve("alerts.jsonl"))).isEqualTo("one\nthree\n");
    }

    @Test
    void neverIsNever() throws IOException {
        LineFiles files = new LineFiles(directory, Rotation.NEVER, Set.of("alerts"), () -> now);
        try (LineFile file = files.open("alerts")) {
            file.append(line("one"));
            now = now.plus(Duration.ofDays(365_000));
            assertThat(files.isDue(file, Integer.MAX_VALUE)).isFalse();
        }
    }
}
