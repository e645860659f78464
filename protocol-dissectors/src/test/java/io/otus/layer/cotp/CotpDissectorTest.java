package io.otus.layer.cotp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.layer.cotp.CotpEvent.Tpdu;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CotpDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new CotpProvider();
    }

    private static Seen data(int tpktLength, boolean eot, int length) {
        return data(tpktLength, eot, length, -1);
    }

    private static Seen data(int tpktLength, boolean eot, int length, int tsduLength) {
        return new Seen.Message(new CotpEvent.Data(new Tpdu(tpktLength, 2, 15), eot, 0, length, tsduLength));
    }

    private static Seen child(String hex) {
        return new Seen.Child(Octets.ofHex(hex));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("connection request and confirm with selectors and TPDU size, X.224 §13.3, §13.4")
                        .client("03 00 0016 11 E0 0000 0002 00 C001 0A C102 0100 C202 0102")
                        .server("03 00 0016 11 D0 0002 4431 00 C001 09 C102 0100 C202 0102")
                        .sees(
                                new Seen.Message(new CotpEvent.Connection(
                                        new Tpdu(22, 17, 14), "connection_request", 0, 2, 0, 1024, "0x0100", "0x0102")),
                                new Seen.Session(true, "", "connect", "source_tsap=0x0100 destination_tsap=0x0102"),
                                new Seen.Message(new CotpEvent.Connection(
                                        new Tpdu(22, 17, 13),
                                        "connection_confirm",
                                        2,
                                        17_457,
                                        0,
                                        512,
                                        "0x0100",
                                        "0x0102"))),
                row("a selector that is text is shown as text")
                        .client("03 00 000F 0A E0 0000 0002 00 C202 4142")
                        .sees(new Seen.Session(true, "", "connect", "source_tsap= destination_tsap=AB")),
                row("a connection request tells who the client is")
                        .someone("03 00 000F 0A E0 0000 0002 00 C202 0102")
                        .sees(new Seen.Direction(Direction.FROM_CLIENT)),
                row("data that ends a message goes to the protocol above")
                        .client("03 00 0009 02 F0 80 3201")
                        .sees(data(9, true, 2), child("3201")),
                row("the protocol above is told which selector the connection request called")
                        .client("03 00 0016 11 E0 0000 0002 00 C001 0A C102 0100 C202 0102")
                        .server("03 00 0009 02 F0 80 3203")
                        .sees(new Seen.Child(Octets.ofHex("3203"), "0x0102")),
                row("data without user data keeps the connection alive, RFC 1006 §6")
                        .client("03 00 0007 02 F0 80")
                        .sees(data(7, true, 0)),
                row("parts are joined up to the end mark, X.224 §6.3")
                        .client("03 00 0009 02 F0 00 3201 03 00 0009 02 F0 00 0000 03 00 0008 02 F0 80 07")
                        .sees(
                                data(9, false, 2),
                                new Seen.Continues(),
                                data(9, false, 2),
                                new Seen.Continues(),
                                data(8, true, 1, 5),
                                child("3201000007")),
                row("the two directions are joined apart")
                        .client("03 00 0008 02 F0 00 AA")
                        .server("03 00 0008 02 F0 80 BB")
                        .client("03 00 0008 02 F0 80 CC")
                        .sees(child("BB"), child("AACC")),
                row("the TPDU that ends a message in parts tells the whole length, X.224 §6.3")
                        .client("03 00 0007 02 F0 00")
                        .client("03 00 0008 02 F0 00 AA")
                        .client("03 00 0009 02 F0 80 BBCC")
                        .sees(data(7, false, 0), data(8, false, 1), data(9, true, 2, 3), child("AABBCC")),
                row("disconnect request with its reason, X.224 §13.5")
                        .server("03 00 000B 06 80 0002 0001 80")
                        .sees(new Seen.Message(new CotpEvent.Disconnect(new Tpdu(11, 6, 8), 2, 1, 128))),
                row("error with its cause, X.224 §13.12")
                        .server("03 00 0009 04 70 0002 01")
                        .sees(new Seen.Message(new CotpEvent.TpduError(new Tpdu(9, 4, 7), 2, 1))),
                row("a TPDU of another class is named and kept raw")
                        .server("03 00 000A 05 C0 0002 0003")
                        .sees(new Seen.Message(new CotpEvent.Other(
                                new Tpdu(10, 5, 12), "disconnect_confirm", Octets.ofHex("0002 0003")))),
                row("a code that X.224 does not define is unknown")
                        .client("03 00 0009 04 30 0002 01")
                        .sees(new Seen.Unknown("tpdu_code", 3)),
                row("a length indicator that passes the packet is malformed, X.224 §13.2.1")
                        .client("03 00 0009 20 F0 80 3201")
                        .sees(new Seen.Malformed(CotpAnomaly.LENGTH_INDICATOR, 4)),
                row("parameters that pass the variable part are malformed, X.224 §13.2.3")
                        .client("03 00 000F 0A E0 0000 0002 00 C209 0102")
                        .sees(new Seen.Malformed(CotpAnomaly.PARAMETERS, 11)));
    }

    @Test
    void aMessageWithoutEndIsDroppedAtItsBound() {
        DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.STREAM);
        byte[] part = new byte[65_535];
        Octets head = Octets.ofHex("03 00 FFFF 02 F0 00");
        head.view().copyTo(0, part, 0, head.length());
        harness.feed(Direction.FROM_CLIENT, part, Integer.MAX_VALUE);
        harness.feed(Direction.FROM_CLIENT, part, Integer.MAX_VALUE);
        harness.feed(
                Direction.FROM_CLIENT, Octets.ofHex("03 00 0008 02 F0 80 AA").toArray(), Integer.MAX_VALUE);
        assertThat(harness.seen())
                .filteredOn(seen -> !(seen instanceof Seen.Message))
                .isEqualTo(List.of(new Seen.Continues(), new Seen.Malformed(CotpAnomaly.TSDU_LENGTH, 4)));
    }

    @Test
    void afterAGapTheRestOfAHalfReadMessageIsNotHandedOver() {
        CotpDissector dissector = new CotpDissector(new Calls());
        DissectorHarness harness = new DissectorHarness(dissector, Carrier.STREAM);
        harness.feed(
                Direction.FROM_CLIENT, Octets.ofHex("03 00 0008 02 F0 00 AA").toArray(), Integer.MAX_VALUE);
        dissector.gap(Direction.FROM_CLIENT);
        harness.feed(
                Direction.FROM_CLIENT, Octets.ofHex("03 00 0008 02 F0 80 BB").toArray(), Integer.MAX_VALUE);
        assertThat(harness.seen()).noneMatch(seen -> seen instanceof Seen.Child);
    }

    @Test
    void otherUsersOfTpktAreTurnedAwayAtOnce() {
        DissectorHarness context = new DissectorHarness(new CotpDissector(new Calls()), Carrier.STREAM);
        CotpDissector dissector = new CotpDissector(new Calls());
        assertThat(dissector.frameLength(view("47 45 54"), context)).isEqualTo(-1);
        assertThat(dissector.frameLength(view("03 01"), context)).isEqualTo(-1);
        assertThat(dissector.frameLength(view("03 00 0006"), context)).isEqualTo(-1);
        assertThat(dissector.frameLength(view("03 00 00"), context)).isZero();
    }

    /** RDP (MS-RDPBCGR §2.2.1.1) and X.224 §13.3.4: requests and confirms. */
    @Test
    void onOtherPortsAConnectionNamesSelectorsOrASize() {
        DissectorHarness context = new DissectorHarness(new CotpDissector(new Calls()), Carrier.STREAM) {
            @Override
            public boolean hinted() {
                return false;
            }
        };
        CotpDissector dissector = new CotpDissector(new Calls());
        assertThat(dissector.frameLength(view("03 00 0016 11 E0 0000 B001 00 C0010A C1020001 C2020002"), context))
                .isEqualTo(22);
        assertThat(dissector.frameLength(view("03 00 000E 09 D0 B001 1802 00 C0010A"), context))
                .isEqualTo(14);
        assertThat(dissector.frameLength(view("03 00 000B 06 E0 0000 0001 00"), context))
                .isEqualTo(-1);
        assertThat(dissector.frameLength(view("03 00 0013 0E D0 0000 1234 00 0200080000000000"), context))
                .isEqualTo(-1);
    }

    private static ByteView view(String hex) {
        return Octets.ofHex(hex).view();
    }
}
