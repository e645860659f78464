package io.otus.layer.tls;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** TLS right on TCP: the trace of RFC 8448 §3. */
class TlsOverTcpTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new TlsProvider();
    }

    private static Seen direction(Direction direction) {
        return new Seen.Direction(direction);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("hellos tell which way they go, whoever was seen first")
                        .someone(TlsDissectorTest.CLIENT_HELLO)
                        .someone(TlsDissectorTest.SERVER_HELLO)
                        .sees(direction(Direction.FROM_CLIENT), direction(Direction.FROM_SERVER)),
                row("what is encrypted is a row and nothing else")
                        .server("17 0303 0003 AABBCC")
                        .sees(new Seen.Message(new TlsEvent.Plain(new TlsEvent.Header(23, 0x0303, 3), "encrypted"))));
    }

    private static boolean certain(String hex) {
        Dissector dissector = new TlsProvider().create();
        return dissector.isCertain(Octets.ofHex(hex).view(), new DissectorHarness(dissector, Carrier.STREAM));
    }

    @Test
    void onlyAHelloProvesTls() {
        assertThat(certain(TlsDissectorTest.CLIENT_HELLO)).isTrue();
        assertThat(certain(TlsDissectorTest.SERVER_HELLO)).isTrue();
        assertThat(certain("17 0303 0003 AABBCC")).isFalse();
        assertThat(certain("16 0303 0003 AABBCC")).isFalse();
        assertThat(certain("16 0303 0008 01 0000FF 0303 0000")).isFalse();
        assertThat(certain("16 0303 0008 0B 000004 0303 0000")).isFalse();
    }
}
