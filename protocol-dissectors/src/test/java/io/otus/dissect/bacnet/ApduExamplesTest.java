package io.otus.dissect.bacnet;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every service, error and kind of value: all fields, and that no damage to them does harm. */
class ApduExamplesTest extends DissectorContract {
    /** Fields of the fixed part, which {@link BacnetDissectorTest} checks. */
    private static final Set<String> FIXED = Set.of(
            "type",
            "segmented_message",
            "more_follows",
            "segmented_response_accepted",
            "max_segments_accepted",
            "service_choice",
            "invoke_id");

    @Override
    protected DissectorProvider provider() {
        return new BacnetProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return ApduExamples.all().stream().map(example -> {
            Row.Builder row = row(example.name());
            Row.Builder sent = example.isRequest() ? row.client(example.message()) : row.server(example.message());
            return sent.sees();
        });
    }

    static Stream<ApduExamples.Example> examples() {
        return ApduExamples.all().stream();
    }

    private static List<Seen> seen(ApduExamples.Example example) {
        DissectorHarness harness = new DissectorHarness(new BacnetProvider().create(), Carrier.DATAGRAM);
        Direction from = example.isRequest() ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
        harness.feed(from, HexFormat.of().parseHex(example.message()), Integer.MAX_VALUE);
        return harness.seen();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachFieldIsReadUnderItsName(ApduExamples.Example example) {
        List<Seen> seen = seen(example);
        RecordingFields fields = new RecordingFields();
        seen.stream()
                .filter(Seen.Message.class::isInstance)
                .forEach(message -> ((Seen.Message) message).event().fields(fields));
        boolean request = example.octets().startsWith("0");
        List<String> read = fields.lines().stream()
                .filter(line -> line.startsWith("apdu.") && !line.endsWith("={}") && !line.endsWith("=[]"))
                .map(line -> line.substring("apdu.".length()))
                .filter(line -> !FIXED.contains(line.substring(0, line.indexOf('='))))
                .filter(line -> !request || !line.startsWith("max_apdu_length_accepted="))
                .toList();
        assertThat(read).isEqualTo(example.fields());
        assertThat(seen).noneMatch(Seen.Malformed.class::isInstance).noneMatch(Seen.Unknown.class::isInstance);
    }

    @Test
    void everyServiceHasAnExample() {
        List<String> octets = ApduExamples.of("services.txt").stream()
                .map(example -> example.octets().replace(" ", ""))
                .toList();
        for (int choice = 0; choice < 34; choice++) {
            String request = String.format("%02X", choice);
            assertThat(octets)
                    .as("confirmed service %d", choice)
                    .anyMatch(apdu -> apdu.startsWith("0") && apdu.startsWith(request, 6));
            if (Grammar.ack(choice) != null) {
                assertThat(octets)
                        .as("answer %d", choice)
                        .anyMatch(apdu -> (apdu.startsWith("3") && apdu.startsWith(request, 4)));
            }
        }
        for (int choice = 0; choice < 15; choice++) {
            String request = "10" + String.format("%02X", choice);
            assertThat(octets).as("unconfirmed service %d", choice).anyMatch(apdu -> apdu.startsWith(request));
        }
    }
}
