package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.testkit.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Captures of the corpus that are labelled as attacks, replayed without any configuration and with nothing learned,
 * against {@code labelled.tsv}: the kinds that are told of each, and how many alerts there are. What names no kind
 * there has the reason why it cannot be told without learning. With other addresses each is told in the same way.
 */
@Tag("suite")
class LabelledAttackTest {
    @TempDir
    Path directory = Path.of("");

    /**
     * A row of the table.
     *
     * @param capture start of the capture's name
     * @param kinds those that are told of it, with blanks between; {@code -} for none
     * @param most most alerts
     */
    private record Row(String capture, String kinds, int most) {}

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whatIsLabelledAsAnAttackIsNamed() throws IOException {
        List<Row> rows = rows();
        List<String> faults = new ArrayList<>();
        int captures = 0;
        for (String line : Files.readAllLines(Corpus.directory().resolve("CATALOG.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns[13].startsWith("yes")) {
                captures++;
                check(columns[0], rows, faults);
            }
        }
        assertThat(captures).isPositive();
        assertThat(faults).isEmpty();
    }

    private void check(String capture, List<Row> rows, List<String> faults) throws IOException {
        Row row = rows.stream()
                .filter(each -> capture.startsWith(each.capture))
                .findFirst()
                .orElse(new Row(capture, "", 0));
        Path pcap = Corpus.directory().resolve("pcap").resolve(capture);
        List<JsonNode> told = told(pcap, directory.resolve(capture));
        List<String> kinds =
                told.stream().map(alert -> alert.get("kind").asText()).toList();
        List<String> expected = row.kinds.equals("-") ? List.of() : Arrays.asList(row.kinds.split(" "));
        if (!kinds.containsAll(expected) || kinds.size() > row.most) {
            faults.add(capture + ": expected " + row + ", told " + kinds.size() + " " + new TreeSet<>(kinds));
        }
        Path renumbered = directory.resolve("renumbered.pcap");
        Renumbered.copy(pcap, renumbered, 1);
        List<String> same = texts(told);
        List<String> others = texts(told(renumbered, directory.resolve(capture + "-renumbered")));
        if (!others.equals(same)) {
            faults.add(capture + " with other addresses: told " + others + " and not " + same);
        }
    }

    /** The last state of each alert. */
    private static List<JsonNode> told(Path capture, Path out) throws IOException {
        Ran.otus("replay", capture.toString(), "--out", out.toString(), "--no-events");
        return AlertLog.lastStates(out);
    }

    /** What they say that does not hang on addresses, sorted. */
    private static List<String> texts(List<JsonNode> alerts) {
        return alerts.stream()
                .map(alert -> Stream.of("first_seen", "kind", "severity", "count")
                        .map(field -> alert.get(field).asText())
                        .collect(Collectors.joining(" ")))
                .sorted()
                .toList();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        InputStream table = LabelledAttackTest.class.getResourceAsStream("/io/otus/appliance/labelled.tsv");
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(table), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    rows.add(new Row(columns[0], columns[1], Integer.parseInt(columns[2])));
                }
            }
        }
        return rows;
    }
}
