package io.otus.dissect.snmp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnmpDissectorTest extends DissectorContract {
    private static final Service GET = new Service(0, "get_request", Action.READ);
    private static final Service SET = new Service(3, "set_request", Action.CONFIGURE);

    @Override
    protected DissectorProvider provider() {
        return new SnmpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.MANAGEMENT);
    }

    private static Seen ofOther(Attribute attribute, String value) {
        return new Seen.Claim(false, "", attribute, value, Trust.MANAGEMENT);
    }

    /** A get-request with a community, given with its tag and length. */
    private static String get(String community) {
        String rest = "020101" + community.replace(" ", "") + "A00B0201070201000201003000";
        return "30" + String.format("%02X", rest.length() / 2) + rest;
    }

    /** A client goes through the addresses that a device knows (RFC 1213 ipNetToMediaPhysAddress), one by one. */
    private static Row walk(String name, int steps, Seen... told) {
        String community = "020101 0406 7075626C6963";
        String column = "060E 2B06010201041601 02 01 0A0000";
        Row.Builder row = row(name);
        for (int i = 1; i <= steps; i++) {
            String number = "0201%02X 020100 020100".formatted(i);
            row.client("302C" + community + "A11F" + number + "3014 3012" + column + "%02X 0500".formatted(i))
                    .server("3032" + community + "A225" + number + "301A 3018" + column
                            + "%02X 0406 0200000000FF".formatted(i + 1));
        }
        return row.sees(told);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                walk(
                        "a client reads which others a device knows, RFC 1213",
                        20,
                        new Seen.Session(true, "", "cleartext_login", "community"),
                        new Seen.Session(false, "", SessionSeen.NEIGHBOURS_READ, "ip_net_to_media")),
                walk(
                        "a client steps through a few of them",
                        7,
                        new Seen.Session(true, "", "cleartext_login", "community")),
                row("another community is told, and no secret of it; the same for another VLAN is none")
                        .client(get("0407 73656372657431"))
                        .client(get("040A 73656372657431403130"))
                        .client(get("0407 73656372657432"))
                        .client(get("0407 73656372657431"))
                        .client(get("0407 73656372657432"))
                        .sees(
                                new Seen.Session(true, "", "cleartext_login", "community"),
                                new Seen.Session(true, "", "other_secret", "community")),
                row("a manager asks, and its community is a secret that anybody can read, RFC 1901")
                        .client("3035020101040773656372657431A027020107020100020100301C300C06082B06010201010100050030"
                                + "0C06082B060102010105000500")
                        .sees(
                                new Seen.Secret(7, 7),
                                new Seen.Session(true, "", "cleartext_login", "community"),
                                new Seen.Request(io.otus.core.spi.Request.confirmed(7, GET, "", List.of()))),
                row("an agent tells what it is, RFC 3418, RFC 2863")
                        .client("3035020101040773656372657431A027020107020100020100301C300C06082B06010201010100050030"
                                + "0C06082B060102010105000500")
                        .server("30819F020101040773656372657431A28190020107020100020100308184301E06082B06010201010100"
                                + "04124D6F7861204544532D343038412056332E38301506082B0601020101020006092B06010401C37307"
                                + "01300F06082B060102010105000403737737300D06082B060102010401000201013014060A2B06010201"
                                + "020201060104060090E81122333015060D2B06010201041401010A01010740040A010107")
                        .sees(
                                claim("", Attribute.DESCRIPTION, "Moxa EDS-408A V3.8"),
                                claim("", Attribute.VENDOR, "Moxa"),
                                claim("", Attribute.NAME, "sw7"),
                                claim("", Attribute.CAPABILITY, "router"),
                                claim("", Attribute.MAC, "00:90:e8:11:22:33"),
                                claim("", Attribute.IP, "10.1.1.7")),
                row("of physical entities the chassis is the device, a module a sub-device, a power supply neither,"
                                + " RFC 6933")
                        .server("3081A6020101040178A2819D0201080201000201003081913011060C2B060102012F0101010105010201"
                                + "033011060C2B060102012F0101010105020201093011060C2B060102012F010101010503020106301406"
                                + "0C2B060102012F010101010B010404464F43313014060C2B060102012F010101010B020404464F433230"
                                + "14060C2B060102012F010101010B030404505752333014060C2B060102012F010101010B0404044E4F4E"
                                + "45")
                        .sees(claim("", Attribute.SERIAL, "FOC1"), claim("entity 2", Attribute.SERIAL, "FOC2")),
                row("a switch tells who is at its ports, IEEE 802.1AB-2016 LLDP-MIB lldpRemTable, CISCO-CDP-MIB cdpCacheTable")
                        .server(
                                "30540201010406736563726574A247020107020100020100303C3018060E28C4620101020104010105000501"
                                        + "0406001B1B000002302006102B060104010909170102010106CE7503040C63656C6C2D312E706C616E74")
                        .sees(
                                claim("", Attribute.NEIGHBOUR, "00:1b:1b:00:00:02 at port 5"),
                                claim("", Attribute.NEIGHBOUR, "cell-1.plant at port 10101")),
                row("what answers with an object of the Printer-MIB prints, RFC 3805 prtMarkerLifeCount")
                        .server("3026020100040178A21E02010802010002010030133011060C2B060102012B0A0201040101020105")
                        .sees(claim("", Attribute.CAPABILITY, "printer")),
                row("an address whose value is none, RFC 4293 ipAdEntAddr")
                        .server("3024020101040178A21C0201080201000201003011300F060A2B060102010414010105020105")
                        .sees(new Seen.Response(new io.otus.core.spi.Response(
                                8, new Service(2, "response", Action.OTHER), "", Outcome.OK, List.of()))),
                row("a port is switched off with a community as delivered, RFC 2863 ifAdminStatus")
                        .client("302A020100040770726976617465A31C0201090201000201003011300F060A2B06010201020201070402"
                                + "0102")
                        .sees(
                                new Seen.Session(true, "", "default_login", "private"),
                                new Seen.Request(io.otus.core.spi.Request.confirmed(
                                        9,
                                        new Service(
                                                3,
                                                "set_request",
                                                Action.CONFIGURE,
                                                Danger.BLIND,
                                                "3/if_admin_status_down"),
                                        "",
                                        List.of(PointRange.named("1.3.6.1.2.1.2.2.1.7.4", ValueList.signed(2)))))),
                row("a set-request that changes the key of a user, RFC 3414 section 5")
                        .client("3027020101040178A31F02010B02010002010030143012060D2B060106030F0102020107014104016B")
                        .sees(new Seen.Request(io.otus.core.spi.Request.confirmed(
                                11,
                                new Service(3, "set_request", Action.CREDENTIAL_SET).keyed("3/secret"),
                                "",
                                List.of(PointRange.named("1.3.6.1.6.3.15.1.2.2.1.7.1.65", ValueList.text("k")))))),
                row("a set-request is refused, RFC 1157 section 4.1.5")
                        .client("302302010004027839A31A02010A020100020100300F300D06082B06010201010500040161")
                        .server("302302010004027839A21A02010A020104020101300F300D06082B06010201010500040161")
                        .sees(new Seen.Response(
                                new io.otus.core.spi.Response(10, SET, "", Outcome.error(4, "read_only"), List.of()))),
                row("a trap of version 1 is about the agent that it names, RFC 1157 section 4.1.6")
                        .client("3023020100040174A41B06082B0601040109010140040A0101090201040201004301633000")
                        .sees(
                                ofOther(Attribute.VENDOR, "Cisco"),
                                new Seen.Request(io.otus.core.spi.Request.notification(
                                        new Service(4, "trap", Action.NOTIFY), "", List.of()))),
                row("a get-bulk-request, RFC 3416 section 4.2.3")
                        .client("302402010104067075626C6963A51702010B02010002010A300C300A06062B06010201020500")
                        .sees(new Seen.Request(io.otus.core.spi.Request.confirmed(
                                11, new Service(5, "get_bulk_request", Action.READ), "", List.of()))),
                row("an encrypted request tells its user and the engine that it asks, RFC 3414, RFC 3411 section 5")
                        .client("3046020103300E020105020300FFE3040107020103042B3029040B800000090300112233445502010302"
                                + "02126704036F7073040C00000000000000000000000004000404DEADBEEF")
                        .sees(
                                ofOther(Attribute.INSTANCE, "8000000903001122334455"),
                                ofOther(Attribute.VENDOR, "Cisco"),
                                ofOther(Attribute.MAC, "00:11:22:33:44:55"),
                                new Seen.Session(true, "", "login", "ops"),
                                new Seen.Encrypted()),
                row("an encrypted answer says that what the agent tells cannot be read, RFC 3412 section 6.4")
                        .server("3046020103300E020105020300FFE3040103020103042B3029040B800000090300112233445502010302"
                                + "02126704036F7073040C00000000000000000000000004000404DEADBEEF")
                        .sees(
                                claim("", Attribute.INSTANCE, "8000000903001122334455"),
                                claim("", Attribute.VENDOR, "Cisco"),
                                claim("", Attribute.MAC, "00:11:22:33:44:55"),
                                claim("", Attribute.BASE_MAC, "00:11:22:33:44:55"),
                                new Seen.Encrypted(),
                                claim("", Attribute.CAPABILITY, "snmp_encrypted")),
                row("a report tells the engine that sends it")
                        .server("306C020103300E020105020300FFE304010002010304283026040B800000090300112233445502010302"
                                + "0212670400040C0000000000000000000000000400302D040B80000009030011223344550400A81C0201"
                                + "050201000201003011300F060A2B060106030F01010400410108")
                        .sees(
                                claim("", Attribute.INSTANCE, "8000000903001122334455"),
                                claim("", Attribute.VENDOR, "Cisco"),
                                claim("", Attribute.MAC, "00:11:22:33:44:55"),
                                claim("", Attribute.BASE_MAC, "00:11:22:33:44:55")),
                row("an engine id of three octets")
                        .server("3059020103300E020105020300FFE30401000201030420301E0403800000020103020212670400040C00"
                                + "00000000000000000000000400302204000400A81C0201050201000201003011300F060A2B060106030F"
                                + "01010400410108")
                        .sees(new Seen.Malformed(SnmpAnomaly.ENGINE_ID, 23)),
                row("a type of PDU that no RFC has")
                        .client("301002010104067075626C6963A903020101")
                        .sees(new Seen.Unknown("pdu_type", 9)),
                row("a PDU without its elements")
                        .client("301002010104067075626C6963A003020101")
                        .sees(new Seen.Malformed(SnmpAnomaly.STRUCTURE, 13)),
                row("an element that passes its message")
                        .client("302B02010104067075626C")
                        .sees(new Seen.Malformed(SnmpAnomaly.ENCODING, 0)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("snmp")).containsAll(fieldsWritten());
    }
}
