package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence files of the demo open in tshark, and every frame that {@code explain} names is in one of them. */
@Tag("suite")
class EvidenceTest {
    private static final Pattern NAMED = Pattern.compile("(?m)^  Frame +(\\d+) of capture (\\w+)");

    @TempDir
    Path directory = Path.of("");

    @Test
    void framesThatExplanationsNameAreInTheEvidenceFiles() throws IOException, InterruptedException {
        Needs.program("tshark", "--version");
        Ran demo = Ran.otus("demo", "--out", directory.toString());
        assertThat(demo.code()).as(demo.talk()).isZero();
        Path results = directory.resolve("results");
        Set<String> kept = new TreeSet<>();
        try (Stream<Path> files = Files.list(results.resolve("evidence"))) {
            for (Path file : files.sorted().toList()) {
                kept.addAll(comments(file));
            }
        }
        Set<String> ids = new TreeSet<>();
        for (String line : Files.readAllLines(results.resolve("alerts.jsonl"))) {
            ids.add(new ObjectMapper().readTree(line).path("id").asText());
        }
        assertThat(ids).isNotEmpty();
        for (String id : ids) {
            Ran explained = Ran.otus("explain", id, "--state", results.toString());
            assertThat(explained.code()).as(explained.talk()).isZero();
            Set<String> named = new TreeSet<>();
            for (Matcher each = NAMED.matcher(explained.data()); each.find(); ) {
                named.add("frame " + each.group(1) + " of capture " + each.group(2));
            }
            assertThat(named).as(explained.data()).isNotEmpty();
            assertThat(kept).as(id).containsAll(named);
        }
    }

    /** What Otus wrote beside each frame; tshark must read the file to its end without complaint. */
    private static List<String> comments(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "tshark", "-n", "-r", file.toString(), "-T", "fields", "-e", "frame.comment")
                .redirectErrorStream(true)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as("%s: %s", file, lines).isZero();
        assertThat(lines).as(file.toString()).noneMatch(line -> line.contains("cut short") || line.contains("damaged"));
        return lines;
    }
}
