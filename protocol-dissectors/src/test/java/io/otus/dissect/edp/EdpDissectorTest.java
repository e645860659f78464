package io.otus.dissect.edp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The frames are laid out, and have the checksums, that tshark finds right. */
class EdpDissectorTest extends DissectorContract {
    private static final String HEADER = "0100005C5A18 0007 0000 0004961A2B3C";
    private static final String NAME = "9901000E73772D68616C6C2D3300";
    private static final String INFO = "990200240000000B0000 000000000000 0C060103" + "00".repeat(16);
    private static final String VLAN = "99050016 8000 0064 00000000 0A010005 706C616E7400";
    private static final String END = "99000004";

    @Override
    protected DissectorProvider provider() {
        return new EdpProvider();
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
                row("a switch tells its neighbours who it is; slot and port are counted from 0")
                        .someone(HEADER + NAME + INFO + VLAN + END)
                        .sees(
                                claim(Attribute.BASE_MAC, "00:04:96:1a:2b:3c"),
                                claim(Attribute.NAME, "sw-hall-3"),
                                claim(Attribute.FIRMWARE, "12.6.1.3"),
                                claim(Attribute.IP, "10.1.0.5")),
                row("a ring's message shares its frames, RFC 3619, and is named")
                        .someone("0100001C0B69000800000004961A2B3C990B00080000000099000004")
                        .sees(new Seen.Message(new EdpEvent.Message(
                                "eaps",
                                List.of(
                                        Element.number("sequence_number", 8),
                                        Element.text("machine_mac", "00:04:96:1a:2b:3c"))))),
                row("a checksum that is wrong")
                        .someone(HEADER.replace("5A18", "5A19") + NAME + INFO + VLAN + END)
                        .sees(new Seen.Malformed(EdpAnomaly.CHECKSUM, 4)),
                row("a TLV without its mark")
                        .someone(HEADER + NAME + INFO + VLAN.replace("9905", "9805") + END)
                        .sees(new Seen.Malformed(EdpAnomaly.TLV_LENGTH, 66)),
                row("a message that is longer than its frame")
                        .someone(HEADER + NAME + INFO)
                        .sees(new Seen.Malformed(EdpAnomaly.TLV_LENGTH, 2)),
                row("the version of a server that speaks as its neighbours do is nobody's")
                        .someone("0100003498CF000700000004961A2B3C" + INFO.replace("0C060103", "07060463"))
                        .sees(claim(Attribute.BASE_MAC, "00:04:96:1a:2b:3c")));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("edp")).containsAll(fieldsWritten());
    }
}
