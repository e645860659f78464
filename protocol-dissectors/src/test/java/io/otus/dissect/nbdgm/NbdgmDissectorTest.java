package io.otus.dissect.nbdgm;

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

class NbdgmDissectorTest extends DissectorContract {
    private static final List<Element> NETLOGON = List.of(
            Element.number("msg_type", 0x11),
            Element.number("dgm_id", 7),
            Element.text("source_name", "HMI7"),
            Element.number("source_suffix", 0),
            Element.text("destination_name", "PLANT"),
            Element.number("destination_suffix", 0x1C),
            Element.text("mailslot", "\\MAILSLOT\\NET\\NETLOGON"));

    @Override
    protected DissectorProvider provider() {
        return new NbdgmProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.NAME_SERVICE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a host announces itself with its system and a comment, [MS-BRWS] section 2.2.1")
                        .someone(
                                "110200070A010105008A00CB0000204549454E454A444843414341434143414341434143414341434143414341"
                                        + "434100204641454D4542454F46454341434143414341434143414341434143414341424E00FF534D4225000000"
                                        + "00000000000000000000000000000000000000000000000011000031000000000000000000E803000000000000"
                                        + "000031005600030001000100020042005C4D41494C534C4F545C42524F57534500010380FC0A00484D49370000"
                                        + "000000000000000000000601031200000F0155AA6F70657261746F722073746174696F6E00")
                        .sees(
                                claim(Attribute.NAME, "HMI7"),
                                claim(Attribute.NAME, "HMI7"),
                                claim(Attribute.DESCRIPTION, "operator station"),
                                claim(Attribute.OS, "Windows NT 6.1"),
                                claim(Attribute.SERVICE, "print_server")),
                row("a Unix plays a version of Windows, and says that it is one")
                        .someone(
                                "110200070A010105008A00C0000020454F45424644444243414341434143414341434143414341434143414341"
                                        + "434100204641454D4542454F46454341434143414341434143414341434143414341424F00FF534D4225000000"
                                        + "00000000000000000000000000000000000000000000000011000026000000000000000000E803000000000000"
                                        + "000026005600030001000100020037005C4D41494C534C4F545C42524F575345000F0380FC0A004E4153310000"
                                        + "000000000000000000000601039A00000F0155AA66696C657300")
                        .sees(
                                claim(Attribute.NAME, "NAS1"),
                                claim(Attribute.NAME, "NAS1"),
                                claim(Attribute.DESCRIPTION, "files"),
                                claim(Attribute.OS, ""),
                                claim(Attribute.SERVICE, "print_server")),
                row("a domain is announced by its master browser, [MS-BRWS] section 2.2.7")
                        .someone(
                                "110200070A010105008A00BF000020464446434647444243414341434143414341434143414341434143414341"
                                        + "41410020434F434F46504650454E464445434643455046484644454646504650434F414200FF534D4225000000"
                                        + "00000000000000000000000000000000000000000000000011000025000000000000000000E803000000000000"
                                        + "000025005600030001000100020036005C4D41494C534C4F545C42524F575345000C0380FC0A00504C414E5400"
                                        + "000000000000000000000601001000800F0155AA5352563100")
                        .sees(claim(Attribute.NAME, "SRV1"), claim(Attribute.NAME, "SRV1")),
                row("another mailslot")
                        .someone(
                                "110200070A010105008A00A20000204549454E454A444843414341434143414341434143414341434143414341"
                                        + "414100204641454D4542454F46454341434143414341434143414341434143414341424D00FF534D4225000000"
                                        + "00000000000000000000000000000000000000000000000011000002000000000000000000E803000000000000"
                                        + "000002005C00030001000100020019005C4D41494C534C4F545C4E45545C4E45544C4F474F4E001200")
                        .sees(new Seen.Message(new NbdgmEvent.Message("mailslot", NETLOGON))),
                row("a datagram that is longer than its carrier")
                        .someone(
                                "110200070A010105008A03840000204549454E454A444843414341434143414341434143414341434143414341"
                                        + "414100204641454D4542454F46454341434143414341434143414341434143414341424E00")
                        .sees(new Seen.Malformed(NbdgmAnomaly.LENGTH, 10)),
                row("an announcement without its server type")
                        .someone(
                                "110200070A010105008A00AE0000204549454E454A444843414341434143414341434143414341434143414341"
                                        + "414100204641454D4542454F46454341434143414341434143414341434143414341424E00FF534D4225000000"
                                        + "00000000000000000000000000000000000000000000000011000014000000000000000000E803000000000000"
                                        + "000014005600030001000100020025005C4D41494C534C4F545C42524F57534500010380FC0A00484D49370000"
                                        + "0000000000000000")
                        .sees(new Seen.Malformed(NbdgmAnomaly.ANNOUNCEMENT, 82)),
                row("a datagram error, RFC 1002 section 4.4.3")
                        .someone("130200070A010105008A82")
                        .sees());
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("nbdgm")).containsAll(fieldsWritten());
    }
}
