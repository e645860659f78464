package io.otus.dissect.s7commplus;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the protocol names every field that is written, no other, and every anomaly. */
class FieldTableTest {
    private static final Path PAGE = Path.of("..", "docs", "protocols", "s7commplus.md");
    private static final Pattern NAME = Pattern.compile("`([a-z][a-z0-9_]*)`");

    @Test
    void theTablesNameEveryFieldThatIsWritten() throws IOException {
        Set<String> documented = new TreeSet<>();
        boolean fields = false;
        for (String line : Files.readAllLines(PAGE)) {
            fields = line.startsWith("|") && (fields || line.startsWith("| field |"));
            if (fields) {
                Matcher name = NAME.matcher(line.substring(1, line.indexOf('|', 1)));
                while (name.find()) {
                    documented.add(name.group(1));
                }
            }
        }
        Set<String> written = new TreeSet<>();
        Stream.of(new S7commplusDissectorTest().rows(), new ValueReaderTest().rows(), new ObjectReaderTest().rows())
                .flatMap(rows -> rows)
                .forEach(row -> written(row, written));
        assertThat(documented).isEqualTo(written);
    }

    private static void written(Row row, Set<String> into) {
        for (String line : Frames.fields(row)) {
            String path = line.substring(0, line.indexOf('='));
            into.add(path.substring(path.lastIndexOf('.') + 1));
        }
    }

    @Test
    void thePageNamesEveryAnomaly() throws IOException {
        String page = Files.readString(PAGE);
        for (S7commplusAnomaly anomaly : S7commplusAnomaly.values()) {
            assertThat(page).contains("`" + anomaly.id() + "`");
        }
    }
}
