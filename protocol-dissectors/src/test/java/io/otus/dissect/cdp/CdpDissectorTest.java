package io.otus.dissect.cdp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CdpDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new CdpProvider();
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
                        .someone(
                                "02B400000001000D7377392E706C616E7400020011000000010101CC00040A0101090003001346617374457468"
                                        + "65726E6574302F34000400080000002800050067436973636F20494F5320536F6674776172652C204332393630"
                                        + "20536F667477617265202843323936302D4C414E424153454B392D4D292C2056657273696F6E2031322E322835"
                                        + "35295345352C2052454C4541534520534F46545741524520286663312900060019636973636F2057532D433239"
                                        + "36302D323454542D4C000A0006001400160011000000010101CC00040A010109")
                        .sees(
                                claim(Attribute.IP, "10.1.1.9"),
                                claim(Attribute.CAPABILITY, "switch"),
                                claim(Attribute.CAPABILITY, "igmp"),
                                claim(Attribute.IP, "10.1.1.9"),
                                claim(Attribute.NAME, "sw9.plant"),
                                claim(
                                        Attribute.DESCRIPTION,
                                        "Cisco IOS Software, C2960 Software (C2960-LANBASEK9-M), Version 12.2(55)SE5,"
                                                + " RELEASE SOFTWARE (fc1)"),
                                claim(Attribute.VENDOR, "Cisco"),
                                claim(Attribute.MODEL, "WS-C2960-24TT-L")),
                row("a system name counts more than a device id, and a location is told")
                        .someone(
                                "02B400000001000F5442413034323531333336001400077377380015000F06092B06010401090184340017000B"
                                        + "0068616C6C2033")
                        .sees(
                                claim(Attribute.VENDOR, "Cisco"),
                                claim(Attribute.LOCATION, "hall 3"),
                                claim(Attribute.NAME, "sw8"),
                                claim(Attribute.DESCRIPTION, ""),
                                claim(Attribute.MODEL, "")),
                row("a TLV that passes the message")
                        .someone("02B4000000010063737739")
                        .sees(new Seen.Malformed(CdpAnomaly.TLV_LENGTH, 4)),
                row("capabilities of two octets")
                        .someone("02B40000000400060028")
                        .sees(new Seen.Malformed(CdpAnomaly.TLV_CONTENT, 4)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("cdp")).containsAll(fieldsWritten());
    }
}
