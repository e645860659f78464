package io.otus.dissect.mms;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the protocol says what the code does. */
class MmsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "protocols", "mms.md");

    @Test
    void eachServiceAndAnomalyStandsThere() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        for (MmsService service : Grammar.services()) {
            assertThat(page)
                    .contains("| " + service.number() + " | `" + service.name() + "` | " + action(service.service())
                            + " |");
        }
        for (Service service : Stream.concat(Controls.services().stream(), Tase2.services().stream())
                .toList()) {
            String line = "| `" + service.name() + "` (" + service.key() + ") | " + action(service) + " | ";
            assertThat(page).anyMatch(one -> one.startsWith(line));
        }
        for (MmsAnomaly anomaly : MmsAnomaly.values()) {
            assertThat(page).anyMatch(one -> one.startsWith("| " + anomaly.id() + " | "));
        }
        for (PduType type : PduType.values()) {
            assertThat(page).anyMatch(one -> one.contains('`' + type.key() + '`'));
        }
    }

    private static String action(Service service) {
        return service.action().key();
    }
}
