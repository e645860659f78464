package io.otus.dissect.modbus;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
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

/** A length field beyond the longest ADU, Messaging on TCP/IP V1.0b §3.1.3 and V1.1b3 §4.1. */
class ModbusLengthTest extends DissectorContract {
    private static final Seen TOO_LONG = new Seen.Malformed(ModbusAnomaly.ADU_LENGTH, 4);

    @Override
    protected DissectorProvider provider() {
        return new ModbusProvider();
    }

    private static Seen header(int length, int function, String kind) {
        return new Seen.Message(new ModbusEvent.Plain(new Adu(1, length, 17, function), kind, Octets.EMPTY));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("one byte more than the longest ADU, in the first message of a flow on the port of Modbus")
                        .client("0001 0000 00FF 11  10")
                        .sees(header(255, 16, "request"), TOO_LONG),
                row("the longest length field, after a message that was whole")
                        .client("0001 0000 0006 11  03 006B 0001")
                        .server("0001 0000 0005 11  03 02 022B")
                        .client("0001 0000 FFFF 11  03")
                        .sees(
                                new Seen.Message(new ModbusEvent.ReadRequest(new Adu(1, 6, 17, 3), 107, 1)),
                                new Seen.Message(new ModbusEvent.ReadRegistersResponse(
                                        new Adu(1, 5, 17, 3), 2, ModbusDissectorTest.words(0x022B))),
                                header(65_535, 3, "request"),
                                TOO_LONG),
                row("a length that UMAS alone has, with another function")
                        .client("0001 0000 0120 11  03")
                        .sees(header(288, 3, "request"), TOO_LONG),
                row("a function that is none is no Modbus, on its port as well")
                        .client("0001 0000 0120 11  64 006B 0001")
                        .sees());
    }

    @Test
    void readsOnBehindSuchAMessage() {
        DissectorHarness flow = new DissectorHarness(provider().create(), Carrier.STREAM);
        byte[] tooLong =
                Octets.ofHex("0001 0000 00FF 11  10 0000 FFFF FF 4141414141").toArray();
        assertThat(flow.feed(Direction.FROM_CLIENT, tooLong, tooLong.length)).isEqualTo(MbapHeader.SIZE + 1);
        byte[] next = Octets.ofHex("0002 0000 0006 11  03 006B 0001").toArray();
        assertThat(flow.feed(Direction.FROM_CLIENT, next, next.length)).isEqualTo(next.length);
    }

    @Test
    void claimsNoSuchMessageWhereNothingTellsOfModbus() {
        ByteView bytes = Octets.ofHex("0001 0000 00FF 11  10 0000 FFFF FF 4141").view();
        assertThat(provider().create().frameLength(bytes, new Unhinted())).isEqualTo(Dissector.NOT_MINE);
    }

    /** A flow on any port. */
    private static final class Unhinted extends DissectorHarness {
        Unhinted() {
            super(new ModbusProvider().create(), Carrier.STREAM);
        }

        @Override
        public boolean hinted() {
            return false;
        }
    }
}
