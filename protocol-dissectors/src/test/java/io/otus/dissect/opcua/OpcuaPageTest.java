package io.otus.dissect.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Service;
import io.otus.dissect.opcua.UaType.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of the protocol says what the code does. */
class OpcuaPageTest {
    private static final Path PAGE = Path.of("..", "docs", "protocols", "opcua.md");

    @Test
    void eachServiceAndAnomalyStandsThere() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        for (Structure structure : Grammar.numbered()) {
            if (structure.action() != null) {
                Service service = UaService.of(structure);
                assertThat(page)
                        .contains("| " + service.code() + " | `" + service.name() + "` | "
                                + service.action().key() + " |");
            }
        }
        for (OpcuaAnomaly anomaly : OpcuaAnomaly.values()) {
            assertThat(page).anyMatch(line -> line.startsWith("| " + anomaly.id() + " | "));
        }
    }
}
