package io.otus.dissect.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Request;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else begins with small numbers is no DNS where no port says that it is. */
class DnsOnOtherPortsTest {
    private static final String QUERY = "1234 0100 0001 0000 0000 0000 03 706C63 04 73697465 00 0001 0001";

    /** A flow on a port of nobody. */
    private record Elsewhere(Carrier carrier) implements Context {
        private static final Endpoint NOBODY = new Endpoint(0, null, null, Endpoint.NO_PORT);

        @Override
        public Direction direction() {
            return Direction.UNKNOWN;
        }

        @Override
        public long time() {
            return 0;
        }

        @Override
        public boolean hinted() {
            return false;
        }

        @Override
        public String parentAddress() {
            return "";
        }

        @Override
        public Endpoint source() {
            return NOBODY;
        }

        @Override
        public Endpoint destination() {
            return NOBODY;
        }

        @Override
        public @Nullable Request pending(long transaction) {
            return null;
        }
    }

    private static int length(Carrier carrier, String hexadecimal) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
        return new DnsDissector(false).frameLength(ByteView.of(bytes), new Elsewhere(carrier));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100 0300 0010 0013 82B9 FD95 266F 1F02 021F 1A", // HART-IP
                "1234 0100 0002 0000 0000 0000 03 706C63 04 73697465 00 0001 0001 C00C 0001 0001", // two questions
                "1234 0100 0001 0000 0000 0000 03 706C63 04 73697465 00 0001 0003", // class of Chaosnet
                "1234 0100 0001 0000 0000 0000 3F 706C63", // the name passes the message
            })
    void otherDatagramsAreNotMine(String bytes) {
        assertThat(length(Carrier.DATAGRAM, bytes)).isEqualTo(Dissector.NOT_MINE);
    }

    @Test
    void aQueryIsDnsAnywhere() {
        assertThat(length(Carrier.DATAGRAM, QUERY)).isEqualTo(26);
        assertThat(length(Carrier.STREAM, "001A" + QUERY)).isEqualTo(28);
    }

    @Test
    void aStreamIsWaitedForUntilItsQuestionIsThere() {
        String stream = "001A" + QUERY.replace(" ", "");
        for (int octets = 0; octets < 28; octets++) {
            int length = length(Carrier.STREAM, stream.substring(0, 2 * octets));
            assertThat(length).as("%d octets", octets).isIn(Dissector.NEED_MORE, 28);
        }
        // An SQL batch in TDS
        assertThat(length(Carrier.STREAM, "0109 011E 0000 0100 0016 0000 0012" + "00".repeat(300)))
                .isEqualTo(Dissector.NOT_MINE);
    }
}
