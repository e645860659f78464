package io.otus.dissect.iec104;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Frames of IEC 60870-5-101 inside TCP, by the pictures of IEC 60870-5-1 §6.2.4.2. */
class SerialTest extends DissectorContract {
    private static final String INTERROGATION = "68 09 09 68 53 01 64 01 06 01 00 00 14 D4 16";
    private static final String CONFIRMATION = "68 09 09 68 08 01 64 01 07 01 00 00 14 8A 16";
    private static final Service INTERROGATE = new Service(100, "interrogation_command", Action.READ);

    private static final long COMMAND = 45L << 42 | 1 << 24 | 10;

    /** A variable frame with its lengths and checksum. */
    private static String frame(String userData) {
        byte[] bytes = Octets.ofHex(userData).toArray();
        int sum = 0;
        for (byte octet : bytes) {
            sum += octet;
        }
        String length = HexFormat.of().toHexDigits((byte) bytes.length);
        return "68" + length + length + "68" + userData + HexFormat.of().toHexDigits((byte) sum) + "16";
    }

    private static Seen notifies(String station, int address) {
        return new Seen.Request(Request.notification(
                Services.of(TypeIdentification.M_SP_NA_1),
                station,
                List.of(PointRange.of("ioa", address, ValueList.bit(true)))));
    }

    private static Seen withoutPoints() {
        return new Seen.Request(Request.notification(Services.of(TypeIdentification.M_SP_NA_1), "1", List.of()));
    }

    @Override
    protected DissectorProvider provider() {
        return new Iec104Provider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("an interrogation and its confirmation")
                        .client(INTERROGATION)
                        .server(CONFIRMATION)
                        .sees(
                                new Seen.Message(new Iec104Event.Serial(
                                        0x53,
                                        1,
                                        new Iec104Event.SerialAsdu(100, false, 1, 6, false, false),
                                        null,
                                        Octets.ofHex("01000014"))),
                                new Seen.Request(Request.confirmed(100, INTERROGATE, "1", List.of())),
                                new Seen.Message(new Iec104Event.Serial(
                                        0x08,
                                        1,
                                        new Iec104Event.SerialAsdu(100, false, 1, 7, false, false),
                                        null,
                                        Octets.ofHex("01000014"))),
                                new Seen.Response(new Response(100, INTERROGATE, "1", Outcome.OK, List.of()))),
                row("status of the link with two octets of address, values, and a single character")
                        .client("10 49 01 00 4A 16")
                        .server("10 0B 01 00 0C 16")
                        .server("68 0A 0A 68 08 01 00 01 01 03 01 64 00 01 74 16")
                        .client("E5")
                        .sees(
                                new Seen.Message(new Iec104Event.Serial(0x49, 1, null, null, Octets.EMPTY)),
                                new Seen.Message(new Iec104Event.Serial(0x0B, 1, null, null, Octets.EMPTY)),
                                new Seen.Message(new Iec104Event.Serial(
                                        0x08,
                                        1,
                                        null,
                                        new Iec104Event.SizedAsdu(
                                                new SerialSizes(1, 1, 2),
                                                new Asdu(
                                                        1,
                                                        false,
                                                        1,
                                                        3,
                                                        false,
                                                        false,
                                                        0,
                                                        1,
                                                        Octets.ofHex("64000001"),
                                                        "")),
                                        Octets.EMPTY)),
                                new Seen.Request(Request.notification(
                                        Services.of(TypeIdentification.M_SP_NA_1),
                                        "1",
                                        List.of(PointRange.of("ioa", 100, ValueList.bit(true))))),
                                new Seen.Message(new Iec104Event.Serial(-1, -1, null, null, Octets.EMPTY))),
                row("stations alone on a line have agreed on no link address")
                        .client("10 49 49 16")
                        .server("10 0B 0B 16")
                        .server(frame("08 01 01 03 01 6400 01"))
                        .server("10 0B 0B 16")
                        .sees(
                                new Seen.Message(new Iec104Event.Serial(0x49, -1, null, null, Octets.EMPTY)),
                                new Seen.Message(new Iec104Event.Serial(0x0B, -1, null, null, Octets.EMPTY)),
                                new Seen.Message(new Iec104Event.Serial(
                                        0x08,
                                        -1,
                                        null,
                                        new Iec104Event.SizedAsdu(
                                                new SerialSizes(1, 1, 2),
                                                new Asdu(
                                                        1,
                                                        false,
                                                        1,
                                                        3,
                                                        false,
                                                        false,
                                                        0,
                                                        1,
                                                        Octets.ofHex("64000001"),
                                                        "")),
                                        Octets.EMPTY)),
                                notifies("1", 100),
                                new Seen.Message(new Iec104Event.Serial(0x0B, -1, null, null, Octets.EMPTY))),
                row("a checksum that is an end octet too is no end where stations may have addresses")
                        .server("10 0B 0B 16 16")
                        .sees(new Seen.Message(new Iec104Event.Serial(0x0B, 11, null, null, Octets.EMPTY))),
                row("objects of two addresses each leave one agreement, and a command has its point")
                        .server(frame("08 01 01 02 03 01 0100 01 0200 00"))
                        .client(frame("53 01 2D 01 06 01 0A00 01"))
                        .server(frame("08 01 2D 01 07 01 0A00 01"))
                        .sees(
                                new Seen.Request(Request.notification(
                                        Services.of(TypeIdentification.M_SP_NA_1),
                                        "1",
                                        List.of(PointRange.of(
                                                "ioa", 1, ValueList.bits(ByteView.of(new byte[] {1}), 0, 2))))),
                                new Seen.Request(Request.confirmed(
                                        COMMAND,
                                        Services.of(TypeIdentification.C_SC_NA_1),
                                        "1",
                                        List.of(PointRange.of("ioa", 10, ValueList.bit(true))))),
                                new Seen.Response(new Response(
                                        COMMAND,
                                        Services.of(TypeIdentification.C_SC_NA_1),
                                        "1",
                                        Outcome.OK,
                                        List.of(PointRange.of("ioa", 10, ValueList.bit(true)))))),
                row("the largest sizes are known from one object")
                        .server(frame("08 01 01 01 03 00 0101 640000 01"))
                        .sees(notifies("257", 100)),
                row("who answers was asked: an address that would be another's is not")
                        .client(INTERROGATION)
                        .server(CONFIRMATION)
                        .server(frame("08 01 01 01 14 01 6401 01"))
                        .sees(
                                new Seen.Request(Request.confirmed(100, INTERROGATE, "1", List.of())),
                                notifies("1", 0x0164)),
                row("what fits two agreements stays as it came")
                        .client("10 49 01 4A 16")
                        .server(frame("08 01 01 01 03 01 6401 01"))
                        .sees(
                                new Seen.Message(new Iec104Event.Serial(0x49, 1, null, null, Octets.EMPTY)),
                                new Seen.Message(new Iec104Event.Serial(
                                        0x08,
                                        1,
                                        new Iec104Event.SerialAsdu(1, false, 1, 3, false, false),
                                        null,
                                        Octets.ofHex("01640101")))),
                row("what contradicts every agreement ends them")
                        .server(frame("08 01 01 02 03 01 0100 01 0200 00"))
                        .server(frame("08 01 01 01 03 00 0101 640000 01"))
                        .server(frame("08 01 01 02 03 01 0100 01 0200 00"))
                        .sees(
                                new Seen.Request(Request.notification(
                                        Services.of(TypeIdentification.M_SP_NA_1),
                                        "1",
                                        List.of(PointRange.of(
                                                "ioa", 1, ValueList.bits(ByteView.of(new byte[] {1}), 0, 2))))),
                                withoutPoints(),
                                withoutPoints()),
                row("a reserved state of a command is told where it stands in the frame")
                        .server(frame("08 01 01 02 03 01 0100 01 0200 00"))
                        .client(frame("53 01 2E 01 06 01 0A00 00"))
                        .sees(new Seen.Malformed(Iec104Anomaly.RESERVED, 12)),
                row("a wrong checksum is told and not believed")
                        .client(INTERROGATION)
                        .server(CONFIRMATION.replace("8A 16", "8B 16"))
                        .sees(new Seen.Malformed(Iec104Anomaly.CHECKSUM, 13)),
                row("a first frame with a wrong checksum is another protocol's")
                        .client(INTERROGATION.replace("D4 16", "D5 16"))
                        .sees(),
                row("a meter of M-Bus, which has the same frames")
                        .server("68 09 09 68 08 01 72 11 22 33 44 55 66 E0 16")
                        .sees(),
                row("a frame without contents, once the flow is known")
                        .client(INTERROGATION + "68 00 00 68 00 16")
                        .sees());
    }
}
