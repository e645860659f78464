package io.otus.dissect.s7comm;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.spi.Carrier;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the page against what the records write, and against the anomalies. */
class FieldTableTest {
    private static final Path PAGE = Path.of("..", "docs", "protocols", "s7comm.md");

    @Test
    void everyFieldThatARecordWritesIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> names = new TreeSet<>();
        Stream.of(
                        new S7commDissectorTest().rows(),
                        new UserDataReaderTest().rows(),
                        new UserDataContentTest().rows(),
                        new BlockReaderTest().rows())
                .flatMap(rows -> rows)
                .forEach(row -> collect(row, names));
        assertThat(names).hasSizeGreaterThan(100);
        assertThat(names).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static void collect(Row row, Set<String> names) {
        DissectorHarness harness = new DissectorHarness(new S7commDissector(), Carrier.CHILD);
        for (Row.Step step : row.steps()) {
            harness.feed(step.direction(), step.bytes().toArray(), Integer.MAX_VALUE);
        }
        for (Seen seen : harness.seen()) {
            if (seen instanceof Seen.Message message) {
                RecordingFields fields = new RecordingFields();
                message.event().fields(fields);
                for (String line : fields.lines()) {
                    String path = line.substring(0, line.indexOf('='));
                    names.add(path.substring(path.lastIndexOf('.') + 1));
                }
            }
        }
    }

    @Test
    void everyAnomalyIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        for (S7commAnomaly anomaly : S7commAnomaly.values()) {
            assertThat(page).contains("`" + anomaly.id() + "`");
        }
    }
}
