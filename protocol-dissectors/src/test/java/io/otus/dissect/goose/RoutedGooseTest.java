package io.otus.dissect.goose;

import static io.otus.dissect.goose.Messages.message;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** GOOSE in datagrams, by the pictures of IEC TR 61850-90-5. */
class RoutedGooseTest extends DissectorContract {
    private static final String SESSION = "01 40 A1 17 80 15 00000085 000000BF 0002 00000000 0000 00000000 00";

    @Override
    protected DissectorProvider provider() {
        return new GooseProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static String routed() {
        String apdu = message(1, 0).replace(" ", "").substring(16);
        int length = apdu.length() / 2;
        return SESSION + Messages.hex(6 + length, 8) + "81 00 3001" + Messages.hex(length, 4) + apdu + "85 00";
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a message with its signature behind it").server(routed()).sees(),
                row("sampled values are no GOOSE")
                        .server(routed().replace("A1 17", "A2 17"))
                        .sees(),
                row("another use of the connectionless transport")
                        .server("01 40 05 06 07 08 09 0A 0B 0C 0D 0E 0F 10 11 12 13")
                        .sees(),
                row("a header without a payload").server(SESSION).sees(new Seen.Malformed(GooseAnomaly.LENGTH, 27)));
    }

    @Test
    void theSessionHeaderIsTold() {
        DissectorHarness harness = new DissectorHarness(provider().create(), carrier());
        harness.feed(Direction.FROM_SERVER, Octets.ofHex(routed()).toArray(), 1_000);
        RecordingFields fields = new RecordingFields();
        List<Seen> messages =
                harness.seen().stream().filter(Seen.Message.class::isInstance).toList();
        assertThat(messages).singleElement().satisfies(seen -> {
            assertThat(((Seen.Message) seen).event().message()).isEqualTo("r_goose");
            ((Seen.Message) seen).event().fields(fields);
        });
        assertThat(fields.lines())
                .contains("appid=12289", "session.spdu_number=191", "session.version=2", "gocb_ref=LD/G");
    }
}
