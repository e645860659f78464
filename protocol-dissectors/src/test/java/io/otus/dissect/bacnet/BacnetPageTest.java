package io.otus.dissect.bacnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.dissect.bacnet.Syntax.Production;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The page of the protocol says what the code does. */
class BacnetPageTest {
    private static final Pattern NAME = Pattern.compile("`([a-z][a-z0-9_]*)`");
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

    @Test
    void eachFieldOfARowStandsThere() {
        Set<String> page = new TreeSet<>();
        for (String line : PAGE) {
            Matcher name = NAME.matcher(line);
            while (name.find()) {
                page.add(name.group(1));
            }
        }
        Set<String> written = new TreeSet<>();
        Stream.of(new NetworkLayerTest().rows(), new BacnetDissectorTest().rows(), new ApduExamplesTest().rows())
                .flatMap(rows -> rows)
                .forEach(row -> written.addAll(written(row, Carrier.DATAGRAM)));
        new BacnetOverLinkTest().rows().forEach(row -> written.addAll(written(row, Carrier.LINK)));
        new BacnetScTest().rows().forEach(row -> written.addAll(written(row, Carrier.CHILD)));
        assertThat(written).hasSizeGreaterThan(100);
        assertThat(page).containsAll(written);
    }

    /** Names of all fields, but of those within an argument only the argument's. */
    private static Set<String> written(Row row, Carrier carrier) {
        DissectorHarness harness = new DissectorHarness(
                new BacnetProvider().create(), carrier, carrier == Carrier.CHILD ? BacnetScTest.SUBPROTOCOL : "");
        for (Row.Step step : row.steps()) {
            harness.feed(step.direction(), step.bytes().toArray(), Integer.MAX_VALUE);
        }
        Set<String> names = new TreeSet<>();
        for (Seen seen : harness.seen()) {
            if (seen instanceof Seen.Message message) {
                RecordingFields fields = new RecordingFields();
                message.event().fields(fields);
                for (String line : fields.lines()) {
                    List<String> path =
                            List.of(line.substring(0, line.indexOf('=')).split("\\.", -1));
                    boolean argument = path.getFirst().equals("apdu") && path.size() > 2;
                    names.addAll(argument ? path.subList(0, 2) : path);
                }
            }
        }
        names.remove("*");
        return names;
    }
}
