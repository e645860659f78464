package io.otus.dissect.genisys;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Direction;
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

/** Rows that say captured have messages of a capture of icsnpp-genisys (BSD); the others are laid out as §5.1 says. */
class GenisysDissectorTest extends DissectorContract {
    private static final String POLL = "FB018340F6";
    private static final String ACKNOWLEDGE = "F101F6";

    @Override
    protected DissectorProvider provider() {
        return new GenisysProvider();
    }

    /** A message with its CRC, computed bit by bit, its escapes and its terminator. */
    private static String secure(String hex) {
        byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));
        int crc = 0xFFFF;
        for (byte octet : message) {
            crc ^= octet & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
            }
        }
        StringBuilder sent = new StringBuilder(String.format("%02X", message[0]));
        for (int i = 1; i < message.length; i++) {
            sent.append(escaped(message[i] & 0xFF));
        }
        return sent.append(escaped(crc & 0xFF))
                .append(escaped(crc >> 8))
                .append("F6")
                .toString();
    }

    private static String escaped(int octet) {
        return octet < 0xF0 ? String.format("%02X", octet) : String.format("F0%02X", octet & 0x0F);
    }

    private static Seen asked(int header, int station, PointRange... points) {
        return new Seen.Request(
                Request.confirmed(station, Header.service(header), Integer.toString(station), List.of(points)));
    }

    private static Seen answered(int header, int station, PointRange... points) {
        return new Seen.Response(
                new Response(station, Header.service(header), Integer.toString(station), Outcome.OK, List.of(points)));
    }

    private static PointRange bytes(String space, int first, long... values) {
        return PointRange.of(space, first, ValueList.unsigned(values));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(captured(), Stream.concat(messages(), broken()));
    }

    private static Stream<Row> captured() {
        return Stream.of(
                row("a poll, and nothing is new, as captured")
                        .client(POLL)
                        .server(ACKNOWLEDGE)
                        .sees(
                                new Seen.Message(new GenisysEvent(Header.POLL, 1, true, Octets.EMPTY)),
                                asked(Header.POLL, 1),
                                new Seen.Message(new GenisysEvent(Header.ACKNOWLEDGE, 1, false, Octets.EMPTY)),
                                answered(Header.POLL, 1)),
                row("what changed, as captured: byte addresses one behind the other are one range")
                        .client(POLL)
                        .server("F20113041404160466A7F6")
                        .sees(
                                asked(Header.POLL, 1),
                                answered(
                                        Header.POLL, 1, bytes("indication", 0x13, 4, 4), bytes("indication", 0x16, 4))),
                row("a recall of all indications, as captured")
                        .client("FD0180E0F6")
                        .server(secure("F201 0005 0104"))
                        .sees(
                                asked(Header.INDICATION_RECALL, 1),
                                answered(Header.INDICATION_RECALL, 1, bytes("indication", 0, 5, 4))),
                row("a CRC that ends with F0, which the device does not escape, as captured")
                        .client(POLL)
                        .server("F20108060A040C040F0409F0F6")
                        .sees(
                                asked(Header.POLL, 1),
                                answered(
                                        Header.POLL,
                                        1,
                                        bytes("indication", 8, 6),
                                        bytes("indication", 0x0A, 4),
                                        bytes("indication", 0x0C, 4),
                                        bytes("indication", 0x0F, 4))),
                row("a CRC that ends with FD, which the device does not escape either, as captured")
                        .client(POLL)
                        .server("F20101061E042D040CFDF6")
                        .sees(
                                asked(Header.POLL, 1),
                                answered(
                                        Header.POLL,
                                        1,
                                        bytes("indication", 1, 6),
                                        bytes("indication", 0x1E, 4),
                                        bytes("indication", 0x2D, 4))),
                row("nothing but the header tells which way it goes")
                        .someone("F20113041404160466A7F6")
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                answered(
                                        Header.POLL,
                                        1,
                                        bytes("indication", 0x13, 4, 4),
                                        bytes("indication", 0x16, 4))));
    }

    private static Stream<Row> messages() {
        return Stream.of(
                row("controls with their checkback, and their execution; data from F0 on are escaped")
                        .client(secure("FC02 00F6 01FF E002"))
                        .server(secure("F302 00F6 01FF E002"))
                        .client(secure("FE02"))
                        .server("F102F6")
                        .sees(
                                asked(
                                        Header.CONTROL_DATA,
                                        2,
                                        bytes("control", 0, 0xF6, 0xFF),
                                        bytes("configuration", 0xE0, 2)),
                                answered(
                                        Header.CONTROL_DATA,
                                        2,
                                        bytes("control", 0, 0xF6, 0xFF),
                                        bytes("configuration", 0xE0, 2)),
                                asked(Header.CONTROL_EXECUTE, 2, bytes("control", 0, 0xF6, 0xFF)),
                                answered(Header.CONTROL_EXECUTE, 2)),
                row("what another slave checked back, or what was executed, is not executed")
                        .client(secure("FC02 0001"))
                        .server(secure("F302 0001"))
                        .client(secure("FE03") + secure("FE02") + secure("FE02"))
                        .sees(
                                asked(Header.CONTROL_DATA, 2, bytes("control", 0, 1)),
                                answered(Header.CONTROL_DATA, 2, bytes("control", 0, 1)),
                                asked(Header.CONTROL_EXECUTE, 3),
                                asked(Header.CONTROL_EXECUTE, 2, bytes("control", 0, 1)),
                                asked(Header.CONTROL_EXECUTE, 2)),
                row("data that are nothing but the configuration, of one slave and of all")
                        .client(secure("FC02 E002") + secure("F900 E001"))
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        2,
                                        new Service(0xFC, "control_data_configuration", Action.CONFIGURE)
                                                .keyed("252/configuration"),
                                        "2",
                                        List.of(bytes("configuration", 0xE0, 2)))),
                                new Seen.Request(Request.unconfirmed(
                                        new Service(0xF9, "common_control_configuration", Action.CONFIGURE)
                                                .keyed("249/configuration"),
                                        "0",
                                        List.of(bytes("configuration", 0xE0, 1))))),
                row("what all slaves shall do, which none answers")
                        .client(secure("F900 0001"))
                        .sees(new Seen.Request(Request.unconfirmed(
                                Header.service(Header.COMMON_CONTROL), "0", List.of(bytes("control", 0, 1))))),
                row("a poll without a CRC, and one that acknowledges")
                        .client("FB03F6" + secure("FA03"))
                        .sees(asked(Header.POLL, 3), asked(Header.ACKNOWLEDGE_AND_POLL, 3)),
                row("a CRC that has the octet of the terminator, sent bare, in either place")
                        .client(POLL)
                        .server("F2013002F69DF6" + "F2010159A2F6F6" + ACKNOWLEDGE)
                        .sees(
                                asked(Header.POLL, 1),
                                answered(Header.POLL, 1, bytes("indication", 0x30, 2)),
                                answered(Header.POLL, 1, bytes("indication", 1, 0x59)),
                                answered(Header.POLL, 1)),
                row("a station whose address is escaped").client(secure("FBF2")).sees(asked(Header.POLL, 0xF2)));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a wrong CRC is another protocol's, until one was right")
                        .client("FB018341F6")
                        .sees(),
                row("and then nobody acts upon it")
                        .client(POLL + "FB018341F6" + POLL)
                        .sees(asked(Header.POLL, 1), new Seen.Malformed(GenisysAnomaly.CRC, 4), asked(Header.POLL, 1)),
                row("what is broken tells no direction")
                        .someone(secure("F201 0005") + "FB018341F6" + ACKNOWLEDGE)
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                answered(Header.POLL, 1, bytes("indication", 0, 5)),
                                new Seen.Malformed(GenisysAnomaly.CRC, 4),
                                new Seen.Direction(Direction.FROM_SERVER),
                                answered(Header.POLL, 1)),
                row("data that are no pairs")
                        .client(POLL + "FC0100018340F6" + secure("FC01 00") + POLL)
                        .sees(
                                asked(Header.POLL, 1),
                                new Seen.Malformed(GenisysAnomaly.CRC, 6),
                                new Seen.Malformed(GenisysAnomaly.LENGTH, 0),
                                asked(Header.POLL, 1)),
                row("a header that none has within a message")
                        .client("FB01F283F6")
                        .sees(),
                row("Telnet's options are another protocol's")
                        .client("FFFD18FFFD20")
                        .sees());
    }
}
