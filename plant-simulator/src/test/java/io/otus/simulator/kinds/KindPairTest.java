package io.otus.simulator.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindPairTest {
    private static final int COLUMNS = 5;

    @TempDir
    Path directory = Path.of("");

    @Test
    void theTableNamesWhatIsWritten() throws IOException {
        KindCaptures.writeTo(directory);
        List<String> table = Files.readAllLines(directory.resolve("kinds.tsv"));
        assertThat(table).hasSize(1 + 2 * KindPair.all().size());
        for (String line : table.subList(1, table.size())) {
            String[] columns = line.split("\t", -1);
            assertThat(columns).as(line).hasSize(COLUMNS).doesNotContain("");
            assertThat(directory.resolve(columns[1])).isNotEmptyFile();
            if (!columns[3].equals("-")) {
                assertThat(directory.resolve(columns[3])).content().contains(directory.toString());
            }
        }
    }

    @Test
    void eachRunWritesTheSameBytes() throws IOException {
        for (String name : List.of("first", "second")) {
            KindPair.all().getFirst().fires().get().writeTo(directory, name);
        }
        assertThat(directory.resolve("first.pcap")).hasSameBinaryContentAs(directory.resolve("second.pcap"));
    }
}
