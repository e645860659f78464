package io.otus.dissect.dnp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.AnomalyCode;
import io.otus.core.spi.Carrier;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page {@code docs/protocols/dnp3.md} names every field that rows have, no other, and every anomaly. */
class Dnp3PageTest {
    private static final Pattern QUOTED = Pattern.compile("`([a-z0-9_]+)`");

    private final String page = page();

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "protocols", "dnp3.md"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String section(String title) {
        int from = page.indexOf("\n## " + title);
        int to = page.indexOf("\n## ", from + 1);
        return page.substring(from, to);
    }

    /** The last name of every field that a row of any test has. */
    private static Set<String> written() {
        Set<String> names = new TreeSet<>();
        Stream.of(new Dnp3ObjectsTest().rows(), new Dnp3ExchangesTest().rows(), new Dnp3DissectorTest().rows())
                .flatMap(rows -> rows)
                .forEach(row -> collect(row, names));
        return names;
    }

    private static void collect(Row row, Set<String> names) {
        DissectorHarness harness = new DissectorHarness(new Dnp3Provider().create(), Carrier.STREAM);
        for (Row.Step step : row.steps()) {
            harness.feed(step.direction(), step.bytes().toArray(), Integer.MAX_VALUE);
        }
        RecordingFields fields = new RecordingFields();
        for (Seen seen : harness.seen()) {
            if (seen instanceof Seen.Message message) {
                message.event().fields(fields);
            }
        }
        for (String line : fields.lines()) {
            String path = line.substring(0, line.indexOf('='));
            names.add(path.substring(path.lastIndexOf('.') + 1));
        }
    }

    private static Set<String> quoted(String text) {
        Set<String> names = new TreeSet<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            names.add(quoted.group(1));
        }
        return names;
    }

    @Test
    void everyFieldIsOnThePage() {
        assertThat(quoted(section("Row"))).containsAll(written());
    }

    @Test
    void everyFieldOnThePageIsWritten() {
        Set<String> named = new TreeSet<>();
        boolean objects = false;
        for (String line : section("Row").split("\n", -1)) {
            objects |= line.startsWith("| objects |");
            if (line.startsWith("| ")) {
                named.addAll(quoted(line.split(" \\| ", -1)[objects ? 1 : 0]));
            }
        }
        assertThat(written()).containsAll(named);
    }

    @Test
    void everyAnomalyIsOnThePage() {
        Set<Integer> listed = new TreeSet<>();
        for (String line : section("Anomalies").split("\n", -1)) {
            Matcher numbers = Pattern.compile("-(\\d{3})").matcher(line);
            int last = 0;
            while (numbers.find()) {
                int number = Integer.parseInt(numbers.group(1));
                for (int n = line.contains(" to ") && last > 0 ? last : number; n <= number; n++) {
                    listed.add(n);
                }
                last = number;
            }
        }
        for (AnomalyCode anomaly : Dnp3Anomaly.values()) {
            assertThat(listed).contains(Integer.parseInt(anomaly.id().substring("dnp3-".length())));
        }
    }
}
