package io.otus.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.decode.DecodeAnomaly;
import io.otus.core.event.AnomalyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page {@code docs/protocols/tcp.md} names every anomaly of TCP, in order, with its clause, and no other. */
class TcpPageTest {
    @Test
    void thePageNamesEveryAnomaly() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "protocols", "tcp.md"));
        List<AnomalyCode> codes = Stream.concat(Stream.of(DecodeAnomaly.values()), Stream.of(TcpAnomaly.values()))
                .map(AnomalyCode.class::cast)
                .filter(code -> code.id().startsWith("tcp-"))
                .toList();
        assertThat(page.stream().filter(line -> line.startsWith("| tcp-")).map(line -> line.substring(2, 9)))
                .containsExactlyElementsOf(
                        codes.stream().map(AnomalyCode::id).sorted().toList());
        for (AnomalyCode code : codes) {
            String clause = code.rule().substring(0, code.rule().indexOf(':')).replace("section ", "§");
            assertThat(page)
                    .filteredOn(line -> line.startsWith("| " + code.id()))
                    .allMatch(line -> line.endsWith("| " + clause + " |"));
        }
    }
}
