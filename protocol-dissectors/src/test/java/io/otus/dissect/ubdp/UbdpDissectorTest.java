package io.otus.dissect.ubdp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages are laid out as tshark reads them. */
class UbdpDissectorTest extends DissectorContract {
    private static final String MAC = "010006 0027221A2B3C";
    private static final String MAC_AND_IP = "02000A 0027221A2B3C 0A010009";

    @Override
    protected DissectorProvider provider() {
        return new UbdpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    private static Seen asks() {
        return new Seen.Request(Request.confirmed(1, UbdpDissector.DISCOVERY, "", List.of()));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("somebody asks who is there, in version 1")
                        .client("01000000")
                        .sees(asks()),
                row("somebody asks who is there, in version 2")
                        .client("02080000")
                        .sees(asks()),
                row("a radio answers in version 1")
                        .server("0100007E" + MAC_AND_IP + MAC
                                + "030022584D2E6172373234302E76352E362E332E32383539312E3135313133302E31373439"
                                + "0A0004000151800B000C6272696467652D6E6F7274680C00034E354E"
                                + "0D000A706C616E742D6C696E6B0E000102100002E80514000E4E616E6F53746174696F6E204D35")
                        .sees(
                                claim(Attribute.MAC, "00:27:22:1a:2b:3c"),
                                claim(Attribute.IP, "10.1.0.9"),
                                claim(Attribute.VENDOR, "Ubiquiti"),
                                claim(Attribute.NAME, "bridge-north"),
                                claim(Attribute.MODEL, "NanoStation M5"),
                                claim(Attribute.FIRMWARE, "XM.ar7240.v5.6.3.28591.151130.1749")),
                row("an access point answers in version 2")
                        .server("02060034" + MAC + MAC_AND_IP + "0B000461702D32 0C00055537504732"
                                + "150003554150 160006342E332E3230")
                        .sees(
                                claim(Attribute.MAC, "00:27:22:1a:2b:3c"),
                                claim(Attribute.IP, "10.1.0.9"),
                                claim(Attribute.VENDOR, "Ubiquiti"),
                                claim(Attribute.NAME, "ap-2"),
                                claim(Attribute.MODEL, "UAP"),
                                claim(Attribute.FIRMWARE, "4.3.20")),
                row("a radio that was asked alone answers")
                        .client("01000000")
                        .server("01000009" + MAC)
                        .sees(
                                asks(),
                                new Seen.Response(new Response(1, UbdpDissector.DISCOVERY, "", Outcome.OK, List.of()))),
                row("a field that passes the message")
                        .server("0100000D" + MAC + "0B00AA61")
                        .sees(new Seen.Malformed(UbdpAnomaly.FIELD_LENGTH, 13)),
                row("a length that is not the datagram's is another protocol's")
                        .server("0100000E" + MAC + "0B00AA61")
                        .sees(),
                row("an answer without an address is another protocol's")
                        .server("010000070B000461702D32")
                        .sees());
    }

    @Test
    void aBrokenMessageSaysNothingOfItsSender() {
        DissectorHarness harness = new DissectorHarness(provider().create(), carrier());
        harness.feed(
                Direction.FROM_SERVER,
                HexFormat.of().parseHex(("0100000D" + MAC + "0B00AA61").replace(" ", "")),
                Integer.MAX_VALUE);
        assertThat(harness.seen()).hasAtLeastOneElementOfType(Seen.Malformed.class);
        assertThat(harness.seen()).doesNotHaveAnyElementsOfTypes(Seen.Claim.class);
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("ubdp")).containsAll(fieldsWritten());
    }
}
