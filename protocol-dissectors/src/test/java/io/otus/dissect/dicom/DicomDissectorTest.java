package io.otus.dissect.dicom;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The association and the echo are as captured; what others carry is laid out as PS3.7 and PS3.8 have it. */
class DicomDissectorTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final String TITLES = text("ANY-SCP         ") + text("ECHOSCU         ") + "00".repeat(32);
    private static final String CONTEXT = "10000015" + text("1.2.840.10008.3.1.1.1");
    private static final String USER = "5000003A 51000004 00004000 5200001B" + text("1.2.276.0.7230010.3.0.3.6.2")
            + "5500000F" + text("OFFIS_DCMTK_362");
    private static final String ASKS = "0100000000CD 0001 0000" + TITLES + CONTEXT + "2000002E 0100FF00 30000011"
            + text("1.2.840.10008.1.1") + "40000011" + text("1.2.840.10008.1.2") + USER;
    private static final String ACCEPTS = "0200000000B8 0001 0000" + TITLES + CONTEXT + "21000019 01000000 40000011"
            + text("1.2.840.10008.1.2") + USER;
    private static final String REJECTS = "03000000000400010107";
    private static final String ECHO = "04000000004A 00000046 0103 0000000004000000 38000000" + echo(0x0030, "1001");
    private static final String ECHOED =
            "040000000054 00000050 0103 0000000004000000 42000000" + echo(0x8030, "2001") + "0000000902000000 0000";
    private static final Service C_ECHO = Dimse.service(0x30);
    private static final Service C_FIND = Dimse.service(0x20);
    private static final List<PointRange> VERIFICATION = List.of(PointRange.named("1.2.840.10008.1.1"));
    private static final long ASSOCIATION = 1L << 20;

    @Override
    protected DissectorProvider provider() {
        return new DicomProvider();
    }

    private static String text(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Class, command, number and whether data follows, as the capture has them. */
    private static String echo(int command, String number) {
        return "00000200120000" + "00" + text("1.2.840.10008.1.1") + "00" + element("0001", little(command))
                + element(number, "0100")
                + element("0008", "0101");
    }

    private static String little(int value) {
        return HEX.toHexDigits((byte) value) + HEX.toHexDigits((byte) (value >> 8));
    }

    private static String element(String element, String value) {
        return "0000" + element + "02000000" + value;
    }

    /** A PDU of data whose only value is the whole command set of these elements. */
    private static String command(String elements) {
        int length = elements.replace(" ", "").length() / 2;
        return "0400" + HEX.toHexDigits(length + 18) + HEX.toHexDigits(length + 14) + "0103 0000000004000000"
                + little(length)
                + "0000"
                + elements;
    }

    private static Seen asks(long transaction, Service service, List<PointRange> points) {
        return new Seen.Request(Request.confirmed(transaction, service, "", points));
    }

    private static Seen answers(long transaction, Service service, Outcome outcome, List<PointRange> points) {
        return new Seen.Response(new Response(transaction, service, "", outcome, points));
    }

    private static Seen claim(String service) {
        return new Seen.Claim(true, "", Attribute.SERVICE, service, Trust.SESSION);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(associations(), commands());
    }

    private static Stream<Row> associations() {
        String userIdentity = "58000010 0200 0005" + text("admin") + "0005" + text("12345");
        String withUser = ASKS.replace("0100000000CD", "0100000000E1").replace("5000003A", "5000004E") + userIdentity;
        String withTicket = withUser.replace("58000010 0200", "58000010 0300");
        return Stream.of(
                row("an association tells both entities and what they run, as captured")
                        .client(ASKS)
                        .server(ACCEPTS)
                        .client("05000000000400000000")
                        .server("06000000000400000000")
                        .sees(
                                new Seen.Session(
                                        true,
                                        "",
                                        "dicom_association",
                                        "calling_ae_title=ECHOSCU called_ae_title=ANY-SCP"),
                                asks(ASSOCIATION, Dimse.ASSOCIATE, List.of()),
                                claim("DICOM AE ECHOSCU"),
                                claim("DICOM OFFIS_DCMTK_362 (1.2.276.0.7230010.3.0.3.6.2)"),
                                answers(ASSOCIATION, Dimse.ASSOCIATE, Outcome.OK, List.of()),
                                claim("DICOM AE ANY-SCP"),
                                claim("DICOM OFFIS_DCMTK_362 (1.2.276.0.7230010.3.0.3.6.2)"),
                                asks(ASSOCIATION + 1, Dimse.RELEASE, List.of()),
                                answers(ASSOCIATION + 1, Dimse.RELEASE, Outcome.OK, List.of())),
                row("who asks with a name that the server does not know is rejected, PS3.8 table 9-21")
                        .client(ASKS)
                        .server(REJECTS)
                        .sees(
                                asks(ASSOCIATION, Dimse.ASSOCIATE, List.of()),
                                answers(
                                        ASSOCIATION,
                                        Dimse.ASSOCIATE,
                                        Outcome.error(0x107, "called_ae_title_not_recognized"),
                                        List.of())),
                row("a passcode in the clear is a secret, PS3.7 D.3.3.7")
                        .client(withUser)
                        .sees(
                                new Seen.Secret(226, 5),
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "admin"),
                                new Seen.Session(
                                        true,
                                        "",
                                        "dicom_association",
                                        "calling_ae_title=ECHOSCU called_ae_title=ANY-SCP")),
                row("a ticket lets in whoever shows it").client(withTicket).sees(new Seen.Secret(219, 12)),
                row("an association is aborted")
                        .client(ASKS)
                        .server("07000000000400000202")
                        .sees(
                                message(
                                        "a_associate_rq",
                                        Element.number("protocol_version", 1),
                                        Element.text("called_ae_title", "ANY-SCP"),
                                        Element.text("calling_ae_title", "ECHOSCU"),
                                        Element.text("application_context", "1.2.840.10008.3.1.1.1"),
                                        Element.number("maximum_length", 16384),
                                        Element.text("implementation_class_uid", "1.2.276.0.7230010.3.0.3.6.2"),
                                        Element.text("implementation_version_name", "OFFIS_DCMTK_362"),
                                        new Element.Values(
                                                "abstract_syntaxes", ValueList.texts(List.of("1.2.840.10008.1.1")))),
                                message("a_abort", Element.number("source", 2), Element.number("reason", 2))),
                row("an item that passes its association")
                        .client(ASKS.replace("5500000F", "55000010"))
                        .sees(new Seen.Malformed(DicomAnomaly.ITEM_LENGTH, 192)),
                row("who signs in comes twice, with another passcode: the first counts, and both are secrets")
                        .client(withUser.replace("0100000000E1", "0100000000F5").replace("5000004E", "50000062")
                                + userIdentity)
                        .sees(
                                new Seen.Secret(226, 5),
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "admin"),
                                new Seen.Secret(235, 16),
                                new Seen.Malformed(DicomAnomaly.REPEATED, 235),
                                new Seen.Session(
                                        true,
                                        "",
                                        "dicom_association",
                                        "calling_ae_title=ECHOSCU called_ae_title=ANY-SCP")),
                row("of what a server accepts to be called, the first on a connection is told")
                        .client(ASKS)
                        .server(ACCEPTS)
                        .server(ACCEPTS.replace(text("ANY-SCP         "), text("OTHER           ")))
                        .sees(
                                claim("DICOM AE ECHOSCU"),
                                claim("DICOM OFFIS_DCMTK_362 (1.2.276.0.7230010.3.0.3.6.2)"),
                                claim("DICOM AE ANY-SCP"),
                                claim("DICOM OFFIS_DCMTK_362 (1.2.276.0.7230010.3.0.3.6.2)")),
                row("an abort alone is anybody's")
                        .client("07000000000400000202")
                        .sees());
    }

    private static Seen message(String name, Element... fields) {
        return new Seen.Message(new DicomEvent.Message(name, List.of(fields)));
    }

    private static Stream<Row> commands() {
        String find = element("0001", "2000") + element("1001", "0700") + element("0008", "0000");
        String found = element("0001", "2080") + element("2001", "0700") + element("0008", "0000");
        return Stream.of(
                row("a server is asked whether it is there, as captured, in the midst of a stream")
                        .client(ECHO)
                        .server(ECHOED)
                        .sees(asks(1, C_ECHO, VERIFICATION), answers(1, C_ECHO, Outcome.OK, VERIFICATION)),
                row("what is found comes one by one, and the last answer ends it")
                        .client(command(find))
                        .server(command(found + element("0009", "00FF")))
                        .server(command(found + element("0009", "00A7")))
                        .sees(
                                asks(7, C_FIND, List.of()),
                                answers(7, C_FIND, Outcome.error(0xA700, "out_of_resources"), List.of())),
                row("data sets are counted and not read")
                        .client(ECHO)
                        .client("04000000000A 00000006 0102 DEADBEEF")
                        .sees(
                                new Seen.Message(new DicomEvent.Message(
                                        "p_data_tf",
                                        List.of(
                                                new Element.Groups(
                                                        "command_sets",
                                                        List.of(new Element.Group(
                                                                "command_set",
                                                                List.of(
                                                                        Element.text(
                                                                                "sop_class_uid", "1.2.840.10008.1.1"),
                                                                        Element.text("command", "c_echo_rq"),
                                                                        Element.number("message_id", 1))))),
                                                Element.number("data_set_length", 0)))),
                                message("p_data_tf", Element.number("data_set_length", 4))),
                row("a command set in two parts")
                        .client(ECHO)
                        .client("040000000012 0000000E 0101 0000000004000000 1E000000")
                        .client("040000000024 00000020 0103" + find)
                        .sees(asks(1, C_ECHO, VERIFICATION), new Seen.Continues(), asks(7, C_FIND, List.of())),
                row("a request is given up")
                        .client(command(element("0001", "FF0F") + element("2001", "0700")))
                        .sees(new Seen.Request(Request.unconfirmed(Dimse.service(0xFFF), "", List.of()))),
                row("a command that is not known")
                        .client(command(element("0001", "3300") + element("1001", "0100")))
                        .sees(new Seen.Unknown("command", 0x33)),
                row("an element that passes its command set")
                        .client(command("0000000102000000 3000 0000100104000000 0100"))
                        .sees(new Seen.Malformed(DicomAnomaly.COMMAND_SET, 12)),
                row("a value that passes its PDU")
                        .client(ECHO)
                        .client("040000000014 00000006 0102 DEADBEEF 00000010 0102 DEADBEEF")
                        .sees(new Seen.Malformed(DicomAnomaly.PDV_LENGTH, 16)));
    }

    @Test
    void whatAMarkOfStatusMeans() {
        assertThat(Dimse.outcome(0x0107)).isEqualTo(Outcome.OK);
        assertThat(Dimse.outcome(0xB000)).isEqualTo(Outcome.OK);
        assertThat(Dimse.outcome(0xFE00)).isEqualTo(Outcome.OK);
        assertThat(Dimse.outcome(0x0122)).isEqualTo(Outcome.error(0x0122, "sop_class_not_supported"));
        assertThat(Dimse.outcome(0xC001)).isEqualTo(Outcome.error(0xC001, "unable_to_process"));
    }

    @Test
    void dataAloneIsAnybodys() {
        assertThat(Pdu.length(ByteView.of(HEX.parseHex("04000000000A000000060102DEADBEEF")), false))
                .isEqualTo(-1);
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("dicom")).containsAll(fieldsWritten());
    }
}
