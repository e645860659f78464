package io.otus.dissect.bacnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Service;
import io.otus.dissect.bacnet.Syntax.Production;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The page of the protocol says what the code does. */
class BacnetPageTest {
    private static final List<String> PAGE = page();

    private static List<String> page() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "protocols", "bacnet.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fields(@Nullable Production production) {
        if (production == null) {
            return "simple";
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < production.size(); i++) {
            names.add('`' + production.field(i).name() + '`');
        }
        return names.isEmpty() ? "-" : String.join(", ", names);
    }

    @Test
    void eachServiceStandsThereWithItsArguments() {
        for (int choice = 0; BacnetService.confirmed(choice) != null; choice++) {
            Service service = Objects.requireNonNull(BacnetService.confirmed(choice));
            assertThat(PAGE)
                    .contains("| " + choice + " | " + service.name() + " | " + fields(Grammar.request(choice)) + " | "
                            + fields(Grammar.ack(choice)) + " |");
        }
        for (int choice = 0; BacnetService.unconfirmed(choice) != null; choice++) {
            Service service = Objects.requireNonNull(BacnetService.unconfirmed(choice));
            assertThat(PAGE)
                    .contains("| " + choice + " | " + service.name() + " | " + fields(Grammar.unconfirmed(choice))
                            + " |");
        }
    }

    @Test
    void eachAnomalyStandsThereWithItsRule() {
        for (BacnetAnomaly anomaly : BacnetAnomaly.values()) {
            String rule = anomaly.rule().substring("ANSI/ASHRAE 135-2020 ".length());
            int colon = rule.indexOf(": ");
            assertThat(PAGE)
                    .contains("| " + anomaly.id() + " | " + rule.substring(colon + 2) + " | " + rule.substring(0, colon)
                            + " |");
        }
    }
}
