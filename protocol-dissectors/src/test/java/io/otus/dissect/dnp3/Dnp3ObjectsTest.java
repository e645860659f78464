package io.otus.dissect.dnp3;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One row per group and variation of the standard, from {@code objects.txt}: each is read whole, and its row has these
 * fields.
 */
class Dnp3ObjectsTest extends DissectorContract {
    private static final String POINTS = "application.objects.*.points.*.";

    /** One line of the table. */
    record Case(String object, String hex, String fields) {
        String frames() {
            return Frames.response("C1 81 0000" + hex);
        }

        @Override
        public String toString() {
            return object;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        try (InputStream table = Objects.requireNonNull(Dnp3ObjectsTest.class.getResourceAsStream("objects.txt"))) {
            for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] columns = line.split(" \\| ", -1);
                    cases.add(new Case(columns[0], columns[1], columns[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    @Override
    protected DissectorProvider provider() {
        return new Dnp3Provider();
    }

    @Override
    protected Stream<Row> rows() {
        return cases().stream()
                .map(one -> row(one.object()).server(one.frames()).sees());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anObjectHasTheseFields(Case one) {
        DissectorHarness harness = new DissectorHarness(new Dnp3Provider().create(), Carrier.STREAM);
        harness.feed(Direction.FROM_SERVER, Octets.ofHex(one.frames()).toArray(), Integer.MAX_VALUE);
        RecordingFields fields = new RecordingFields();
        for (Seen seen : harness.seen()) {
            if (seen instanceof Seen.Message message) {
                message.event().fields(fields);
            }
        }
        List<String> points = fields.lines().stream()
                .filter(line -> line.startsWith(POINTS))
                .map(line -> line.substring(POINTS.length()))
                .toList();
        assertThat(String.join(" ", points)).isEqualTo(one.fields());
        assertThat(fields.lines()).noneMatch(line -> line.startsWith("application.undecoded"));
    }

    @Test
    void everyVariationThatIsReadHasARow() {
        Set<String> read = new TreeSet<>();
        for (int group = 1; group < 256; group++) {
            for (int variation = 1; variation < 32; variation++) {
                boolean isString = group >= ObjectLibrary.OCTET_STRING && group <= ObjectLibrary.VIRTUAL_TERMINAL_EVENT;
                boolean isControl = group == ObjectLibrary.BINARY_OUTPUT_COMMAND && variation <= 2;
                boolean isFile = group == ObjectLibrary.FILE_CONTROL && FileReader.fixedSize(variation) >= 0;
                if (!isString
                        && (ObjectLibrary.layout(group, variation) != null
                                || StructureLayout.of(group, variation) != null
                                || DataSet.is(group, variation)
                                || isControl
                                || isFile)) {
                    read.add(group + "." + variation);
                }
            }
        }
        assertThat(cases().stream().map(Case::object)).containsAll(read);
    }
}
