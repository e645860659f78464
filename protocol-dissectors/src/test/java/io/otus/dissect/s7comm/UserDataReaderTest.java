package io.otus.dissect.s7comm;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.event.Units;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** User data by group. */
class UserDataReaderTest extends DissectorContract {
    private static final long TRANSACTION = 1 << 16 | 5;

    /** List 0x37 up to who set the address, and from there on. */
    private static final String ETHERNET = "07FEC0A8010AFFFFFF00C0A8010A001B1B1D1A2D";

    private static final String PORTS = "0000000000000000008F88" + "00".repeat(16);

    @Override
    protected DissectorProvider provider() {
        return new S7commProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static Seen asks(Service service) {
        return new Seen.Request(Request.confirmed(TRANSACTION, service, Units.UNKNOWN, List.of()));
    }

    private static Seen answers(Service service, Outcome outcome) {
        return new Seen.Response(new Response(TRANSACTION, service, Units.UNKNOWN, outcome, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    /** What SZL 0x0011 of a CPU says of it, between what is seen before and behind that. */
    private static Seen[] cpu(Seen before, Seen... behind) {
        List<Seen> all = new ArrayList<>(List.of(
                before,
                claim(Attribute.ORDER_NUMBER, "6ES7 315-2EH14-0AB0"),
                claim(Attribute.HARDWARE, "4"),
                claim(Attribute.FIRMWARE, "V3.2.6")));
        all.addAll(List.of(behind));
        return all.toArray(Seen[]::new);
    }

    private static String hex(int value, int octets) {
        return Octets.copyOf(octets == 1 ? new byte[] {(byte) value} : new byte[] {(byte) (value >> 8), (byte) value})
                .toString();
    }

    /** A request with short parameters. */
    private static String request(int group, int subfunction, String content) {
        int length = Octets.ofHex(content).length();
        return "32 07 0000 0005 0008" + hex(4 + length, 2) + "000112 04 11" + hex(0x40 | group, 1) + hex(subfunction, 1)
                + "00" + (length == 0 ? "0A 00 0000" : "FF 09" + hex(length, 2) + content);
    }

    /** A response with long parameters; {@code unit} is data unit reference and last data unit. */
    private static String response(int group, int subfunction, String unit, String error, String content) {
        int length = Octets.ofHex(content).length();
        return "32 07 0000 0005 000C" + hex(4 + length, 2) + "000112 08 12" + hex(0x80 | group, 1)
                + hex(subfunction, 1) + "01" + unit + error
                + (length == 0 ? "0A 00 0000" : "FF 09" + hex(length, 2) + content);
    }

    private static String ascii(String text, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i < text.length() ? text.charAt(i) : 0);
        }
        return Octets.copyOf(bytes).toString();
    }

    private static String module(int index, String orderNumber, String versions) {
        StringBuilder padded = new StringBuilder(orderNumber);
        while (padded.length() < 20) {
            padded.append(' ');
        }
        return hex(index, 2) + ascii(padded.toString(), 20) + "00C0" + versions;
    }

    private static String component(int index, String text) {
        return hex(index, 2) + ascii(text, 32);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(identityRows(), otherRows()).flatMap(rows -> rows);
    }

    private static Stream<Row> identityRows() {
        String modules = module(1, "6ES7 315-2EH14-0AB0", "00040001")
                + module(6, "6ES7 315-2EH14-0AB0", "00040001")
                + module(7, "", "56030206");
        String components = component(1, "SIMATIC 300")
                + component(4, "Original Siemens Equipment")
                + component(5, "S C-C2UR28922012")
                + component(7, "CPU 315-2 PN/DP");
        String list = "0011 0000 001C 0003" + modules;
        int cut = 60;
        return Stream.of(
                row("SZL 0x0011 says order number, hardware and firmware of the CPU")
                        .client(request(4, 1, "0011 0000"))
                        .server(response(4, 1, "00 00", "0000", list))
                        .sees(cpu(
                                asks(UserDataFunction.READ_IDENTIFICATION),
                                answers(UserDataFunction.READ_IDENTIFICATION, Outcome.OK))),
                row("SZL 0x001C says name, serial number and type, and the vendor where the text does")
                        .client(request(4, 1, "001C 0000"))
                        .server(response(4, 1, "00 00", "0000", "001C 0000 0022 0004" + components))
                        .sees(
                                claim(Attribute.NAME, "SIMATIC 300"),
                                claim(Attribute.VENDOR, "Siemens"),
                                claim(Attribute.SERIAL, "S C-C2UR28922012"),
                                claim(Attribute.MODEL, "CPU 315-2 PN/DP")),
                row("SZL 0x0424 says in which mode the CPU is")
                        .client(request(4, 1, "0424 0000"))
                        .server(response(
                                4, 1, "00 00", "0000", "0424 0000 0014 0001 5140FF0800000000000000009401290236309557"))
                        .sees(claim(Attribute.RUN_STATE, "run")),
                row("SZL 0x0132 with index 4 says where the mode switch stands")
                        .client(request(4, 1, "0132 0004"))
                        .server(response(4, 1, "00 00", "0000", "0132 0004 000E 0001 0004000100030003000200000000"))
                        .sees(claim(Attribute.KEY_POSITION, "run_p")),
                row("SZL 0x001C with index 9 says the maker by number")
                        .server(response(
                                4,
                                1,
                                "00 00",
                                "0000",
                                "011C 0009 0022 0001" + hex(9, 2) + "002AF6000001" + "00".repeat(26)))
                        .sees(claim(Attribute.VENDOR, "Siemens")),
                row("SZL 0x0037 says which addresses the CPU has")
                        .client(request(4, 1, "0037 0000"))
                        .server(response(4, 1, "00 00", "0000", "0037 0000 0030 0001" + ETHERNET + "01" + PORTS))
                        .sees(claim(Attribute.IP, "192.168.1.10"), claim(Attribute.MAC, "00:1b:1b:1d:1a:2d")),
                row("an address that was not set is none")
                        .server(response(4, 1, "00 00", "0000", "0037 0000 0030 0001" + ETHERNET + "00" + PORTS))
                        .sees(claim(Attribute.MAC, "00:1b:1b:1d:1a:2d")),
                row("SZL 0x0092 says which racks there are, of which none is the CPU")
                        .client(request(4, 1, "0092 0000"))
                        .server(response(4, 1, "00 00", "0000", "0092 0000 0010 0001 01" + "00".repeat(15)))
                        .sees(
                                asks(UserDataFunction.service(4, 1)),
                                answers(UserDataFunction.service(4, 1), Outcome.OK)),
                row("a list of another module says nothing of the CPU")
                        .server(response(
                                4, 1, "00 00", "0000", "C111 0001 001C 0001" + module(1, "6GK7 343", "00010001")))
                        .sees(answers(UserDataFunction.READ_IDENTIFICATION, Outcome.OK)),
                row("a list in two parts is joined by its data unit reference")
                        .client(request(4, 1, "0011 0000"))
                        .server(response(
                                4, 1, "07 01", "0000", list.replace(" ", "").substring(0, 2 * cut)))
                        .client("32 07 0000 0005 000C 0004 000112 08 12 44 01 01 07 00 0000  0A 00 0000")
                        .server(response(
                                4, 1, "07 00", "0000", list.replace(" ", "").substring(2 * cut)))
                        .sees(cpu(new Seen.Continues())),
                row("a list in one message may have a data unit reference: the answer to what begins is the first part")
                        .client(request(4, 1, "0011 0000"))
                        .server(response(4, 1, "23 00", "0000", list))
                        .sees(cpu(
                                asks(UserDataFunction.READ_IDENTIFICATION),
                                answers(UserDataFunction.READ_IDENTIFICATION, Outcome.OK))),
                row("a last part whose beginning was not seen says nothing")
                        .client(request(4, 1, "0011 0000"))
                        .client("32 07 0000 0005 000C 0004 000112 08 12 44 01 01 07 00 0000  0A 00 0000")
                        .server(response(4, 1, "07 00", "0000", list))
                        .sees(
                                asks(UserDataFunction.READ_IDENTIFICATION),
                                asks(UserDataFunction.service(4, 1)),
                                answers(UserDataFunction.service(4, 1), Outcome.OK)),
                row("records that are missing are malformed")
                        .server(response(4, 1, "00 00", "0000", "0011 0000 001C 0002" + module(1, "6ES7", "00040001")))
                        .sees(new Seen.Malformed(S7commAnomaly.SZL, 32)));
    }

    private static Stream<Row> otherRows() {
        Service readSzl = UserDataFunction.service(4, 1);
        Service password = UserDataFunction.service(5, 1);
        Service setClock = UserDataFunction.service(7, 2);
        return Stream.of(
                row("an SZL that only diagnoses, refused by number")
                        .client(request(4, 1, "00A0 0000"))
                        .server(response(4, 1, "00 00", "D401", ""))
                        .sees(
                                asks(readSzl),
                                answers(readSzl, Outcome.error(0xD401, "information_function_unavailable"))),
                row("the clock is read")
                        .server(response(7, 1, "00 00", "0000", "00 19 14 08 20 11 59 43 91 24"))
                        .sees(new Seen.Message(new UserDataEvent(
                                new Pdu(7, 0, 5, 12, 14, 0, 0),
                                0x12,
                                2,
                                7,
                                1,
                                1,
                                0,
                                0,
                                0,
                                0xFF,
                                9,
                                10,
                                new UserDataContent.Clock("2014-08-20T11:59:43.912")))),
                row("the clock is set")
                        .client(request(7, 2, "00 19 14 08 20 11 59 43 91 24"))
                        .server(response(7, 2, "00 00", "0000", ""))
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        TRANSACTION,
                                        setClock,
                                        Units.UNKNOWN,
                                        List.of(PointRange.clock("2014-08-20T11:59:43.912")))),
                                answers(setClock, Outcome.OK)),
                row("a password is a secret and is not kept")
                        .client(request(5, 1, "08213A1B1D6E681B"))
                        .server(response(5, 1, "00 00", "D602", ""))
                        .sees(
                                new Seen.Secret(22, 8),
                                asks(password),
                                answers(password, Outcome.error(0xD602, "incorrect_password"))),
                row("blocks are listed").client(request(3, 1, "")).sees(asks(UserDataFunction.service(3, 1))),
                row("blocks of a type are listed")
                        .client(request(3, 2, "3041"))
                        .sees(new Seen.Message(asked(2, 6, new BlockContent.Query("DB", -1, ""), 2))),
                row("a block is asked about")
                        .client(request(3, 3, "3041303030303141"))
                        .sees(new Seen.Message(asked(3, 12, new BlockContent.Query("DB", 1, "A"), 8))),
                row("a push is a notification of the controller")
                        .server("32 07 0000 0005 0008 0000 000112 04 11 00 02 00")
                        .sees(new Seen.Request(
                                Request.notification(UserDataFunction.service(0, 2), Units.UNKNOWN, List.of()))),
                row("a mode transition says the new mode in a form of its own")
                        .server("32 07 0000 0005 0008 0000 01 00 10100000 02 00")
                        .sees(
                                new Seen.Message(new S7commEvent.ModeTransition(new Pdu(7, 0, 5, 8, 0, 0, 0), 2)),
                                new Seen.Request(
                                        Request.notification(UserDataFunction.MODE_CHANGED, Units.UNKNOWN, List.of()))),
                row("a list whose extract is the head alone holds no records")
                        .server(response(4, 1, "00 00", "0000", "0F74 0000 0004 000A"))
                        .sees(answers(readSzl, Outcome.OK)),
                row("a group that is not known is unknown")
                        .client(request(0x20, 1, "AA"))
                        .sees(new Seen.Unknown("function_group", 0x20)),
                row("a type that is not known is unknown")
                        .client("32 07 0000 0005 0008 0000 000112 04 11 C4 01 00")
                        .sees(new Seen.Unknown("userdata_type", 3)),
                row("another head than 00 01 12 is malformed")
                        .client("32 07 0000 0005 0008 0000 000113 04 11 44 01 00")
                        .sees(new Seen.Malformed(S7commAnomaly.USER_DATA, 10)),
                row("content that passes the data is malformed")
                        .client("32 07 0000 0005 0008 0004 000112 04 11 44 01 00 FF 09 0004")
                        .sees(new Seen.Malformed(S7commAnomaly.DATA_ITEM, 20)));
    }

    /** A request for the next part, or the first part, may have been among what was lost. */
    @ParameterizedTest
    @EnumSource(Direction.class)
    void aLastPartBehindLostBytesIsNotTakenForAWholeList(Direction lost) {
        Dissector dissector = provider().create();
        DissectorHarness harness = new DissectorHarness(dissector, carrier());
        String list = "0011 0000 001C 0001" + module(1, "6ES7 315-2EH14-0AB0", "00040001");
        byte[] request = Octets.ofHex(request(4, 1, "0011 0000")).toArray();
        byte[] last = Octets.ofHex(response(4, 1, "07 00", "0000", list)).toArray();
        harness.feed(Direction.FROM_CLIENT, request, request.length);
        dissector.gap(lost);
        harness.feed(Direction.FROM_SERVER, last, last.length);
        assertThat(harness.seen()).noneMatch(Seen.Claim.class::isInstance);
    }

    private static UserDataEvent asked(int subfunction, int dataLength, UserDataContent content, int length) {
        return new UserDataEvent(
                new Pdu(7, 0, 5, 8, dataLength, 0, 0),
                0x11,
                1,
                3,
                subfunction,
                0,
                UserDataEvent.ABSENT,
                UserDataEvent.ABSENT,
                UserDataEvent.ABSENT,
                0xFF,
                9,
                length,
                content);
    }
}
