package io.otus.dissect.fdp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The frames are laid out as tshark reads them. */
class FdpDissectorTest extends DissectorContract {
    private static final String NAME = "01B40000 0001000C 4645532D68616C6C";

    @Override
    protected DissectorProvider provider() {
        return new FdpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a switch tells its neighbours who it is")
                        .someone(NAME + "00020011000000010101CC00040A010007 0003000D65746865726E657437"
                                + "0004000A537769746368 00050034466F756E647279204E6574776F726B732C20496E632E20"
                                + "49726F6E576172652056657273696F6E2030372E332E303063"
                                + "000600184661737449726F6E20456467652053776974636801010008FFFFFFFF"
                                + "0102000C0014810000000000")
                        .sees(
                                claim(Attribute.NAME, "FES-hall"),
                                claim(Attribute.IP, "10.1.0.7"),
                                claim(Attribute.CAPABILITY, "switch"),
                                claim(Attribute.DESCRIPTION, "Foundry Networks, Inc. IronWare Version 07.3.00c"),
                                claim(Attribute.MODEL, "FastIron Edge Switch")),
                row("a router of several addresses")
                        .someone(NAME + "00020015000000010101CC00080A0100070A020007 0004000A526F75746572")
                        .sees(
                                claim(Attribute.NAME, "FES-hall"),
                                claim(Attribute.IP, "10.1.0.7"),
                                claim(Attribute.IP, "10.2.0.7"),
                                claim(Attribute.CAPABILITY, "router")),
                row("a TLV that passes the message")
                        .someone(NAME + "0006002049726F6E")
                        .sees(new Seen.Malformed(FdpAnomaly.TLV_LENGTH, 16)),
                row("a TLV of no octets")
                        .someone(NAME + "00060000")
                        .sees(new Seen.Malformed(FdpAnomaly.TLV_LENGTH, 16)),
                row("a version that nobody has is another protocol's")
                        .someone("07B400000001000C4645532D68616C6C")
                        .sees());
    }

    @Test
    void aBrokenMessageSaysNothingOfItsSender() {
        DissectorHarness harness = new DissectorHarness(provider().create(), carrier());
        harness.feed(
                Direction.UNKNOWN,
                HexFormat.of().parseHex((NAME + "0003000D65746865726E657437" + "0006002049726F6E").replace(" ", "")),
                Integer.MAX_VALUE);
        assertThat(harness.seen()).hasAtLeastOneElementOfType(Seen.Malformed.class);
        assertThat(harness.seen()).doesNotHaveAnyElementsOfTypes(Seen.Claim.class);
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("fdp")).containsAll(fieldsWritten());
    }
}
