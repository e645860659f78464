package io.otus.dissect.dhcp;

import static io.otus.testkit.Row.row;

import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.LeaseStep;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Network;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

class DhcpDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new DhcpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static String fixed(String op, String yourAddress) {
        return op + "010600 00003D1D 0000 0000 00000000 " + yourAddress + " 00000000 00000000 001B1B010203"
                + "00".repeat(10) + "00".repeat(64) + "00".repeat(128) + "63825363";
    }

    private static Seen lease(boolean fromClient, LeaseStep step) {
        return new Seen.Session(fromClient, "", new SessionFact.Lease(step, MacAddress.parse("00:1b:1b:01:02:03")));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(false, "", attribute, value, Trust.NAME_SERVICE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a client asks and tells its name and maker")
                        .client(fixed("01", "00000000") + "350103 0C04 686D6931 3C04 4D534654 3D07 01001B1B010203 FF")
                        .sees(
                                new Seen.Direction(Direction.FROM_CLIENT),
                                lease(true, LeaseStep.REQUEST),
                                claim(Attribute.NAME, "hmi1"),
                                claim(Attribute.DESCRIPTION, "MSFT")),
                row("the acknowledgement binds the address for its lease")
                        .server(fixed("02", "0A010121") + "350105 3304 00000E10 3604 0A010101 FF")
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Claim(true, "", Attribute.SERVICE, "dhcp_server", Trust.NAME_SERVICE),
                                new Seen.Binding(
                                        MacAddress.parse("00:1b:1b:01:02:03"),
                                        IpAddress.parse("10.1.1.33"),
                                        AddressBinding.Source.DHCP_ACK,
                                        3600)),
                row("a server refuses the address that a client asks for, RFC 2131 section 4.3.2")
                        .server(fixed("02", "00000000") + "350106 3604 0A010101 FF")
                        .sees(new Seen.Direction(Direction.FROM_SERVER), lease(false, LeaseStep.REFUSED)),
                row("a client gives back an address that another one has, RFC 2131 section 3.1")
                        .client(fixed("01", "00000000") + "350104 3204 0A010121 3604 0A010101 FF")
                        .sees(new Seen.Direction(Direction.FROM_CLIENT), lease(true, LeaseStep.DECLINED)),
                row("options go on in the file field, RFC 2132 section 9.3")
                        .client(("01010600 00003D1D 0000 0000 00000000 00000000 00000000 00000000 001B1B010203"
                                + "00".repeat(10) + "00".repeat(64) + "0C04686D6931FF" + "00".repeat(121)
                                + "63825363 350101 340101 FF"))
                        .sees(claim(Attribute.NAME, "hmi1")),
                row("an option that passes the message")
                        .client(fixed("01", "00000000") + "350103 0CFF 686D6931")
                        .sees(new Seen.Malformed(DhcpAnomaly.OPTION_LENGTH, 243)),
                row("a client without a short name tells its whole one, RFC 4702, and its maker, RFC 3925")
                        .client(fixed("01", "00000000")
                                + "350103 510F 050000 04686D6931 05706C616E74 00 7C05 000021F300 5204 01020007 FF")
                        .sees(
                                claim(Attribute.NAME, "hmi1.plant"),
                                claim(Attribute.VENDOR, "Moxa"),
                                claim(Attribute.ATTACHED, "circuit_id 0007")),
                row("a client that is known whatever its MAC address is, RFC 4361 section 6.1")
                        .client(fixed("01", "00000000") + "350103 3D0B FF 00000001 0002 ABCDEF01 FF")
                        .sees(claim(Attribute.INSTANCE, "0002abcdef01")),
                row("a client asks for options, RFC 2132 section 9.8, and says by which name it is known, section 9.14")
                        .client(fixed("01", "00000000")
                                + "350101 3204 0A010121 3705 01 1C 03 06 0F 3D08 00 706C632D303031 FF")
                        .sees(claim(Attribute.INSTANCE, "plc-001"), claim(Attribute.FINGERPRINT, "1,28,3,6,15")),
                row("a client identifier of other octets")
                        .client(fixed("01", "00000000") + "350101 3D05 00 01FF02A0 FF")
                        .sees(claim(Attribute.INSTANCE, "01ff02a0")),
                row("a switch tells where the client is connected, RFC 3046 section 2")
                        .client(fixed("01", "00000000") + "350101 0C04 686D6931 5212 0106 000400640005 0208"
                                + " 6163636573732D31 FF")
                        .sees(
                                claim(Attribute.NAME, "hmi1"),
                                claim(Attribute.ATTACHED, "circuit_id 000400640005, remote_id access-1")),
                row("an offer tells which router and name servers to use, RFC 2132 sections 3.3, 3.5 and 3.8")
                        .server(fixed("02", "0A010121")
                                + "350102 0104 FFFFFF00 0304 0A010101 0608 0A010105 0A010106 3604 0A010102 FF")
                        .sees(
                                new Seen.Claim(true, "", Attribute.SERVICE, "dhcp_server", Trust.NAME_SERVICE),
                                new Seen.Session(
                                        false,
                                        "",
                                        new SessionFact.Handed(
                                                IpAddress.parse("10.1.1.2"),
                                                Network.parse("10.1.1.0/24"),
                                                List.of(IpAddress.parse("10.1.1.1")),
                                                List.of(IpAddress.parse("10.1.1.5"), IpAddress.parse("10.1.1.6"))))),
                row("a client that has an address asks for the rest, RFC 2131 section 3.4")
                        .client(("01010600 00003D1D 0000 0000 0A010121 00000000 00000000 00000000 001B1B010203"
                                + "00".repeat(10) + "00".repeat(64) + "00".repeat(128)
                                + "63825363 350108 0C04 686D6931 FF"))
                        .sees(claim(Attribute.NAME, "hmi1")),
                row("its acknowledgement gives no address, section 4.3.5")
                        .server(fixed("02", "00000000") + "350105 3604 0A010101 FF")
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Claim(true, "", Attribute.SERVICE, "dhcp_server", Trust.NAME_SERVICE)),
                row("who answers without a relay is a server, whatever it says of itself, RFC 2131 section 4.1")
                        .server(fixed("02", "00000000") + "350102 3604 0A010109 FF")
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Claim(true, "", Attribute.SERVICE, "dhcp_server", Trust.NAME_SERVICE)),
                row("who passes on what a server said is none")
                        .server(fixed("02", "00000000").replace("00000000 001B1B010203", "0A000001 001B1B010203")
                                + "350102 3604 0A010109 FF")
                        .sees(new Seen.Direction(Direction.FROM_SERVER)),
                row("op is neither request nor reply")
                        .client(fixed("03", "00000000") + "350103 FF")
                        .sees(new Seen.Malformed(DhcpAnomaly.OP, 0)),
                row("a message type of a later RFC")
                        .client(fixed("01", "00000000") + "35010D FF")
                        .sees(new Seen.Unknown("message_type", 13)));
    }
}
