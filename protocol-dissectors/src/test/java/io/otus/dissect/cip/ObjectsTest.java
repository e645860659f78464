package io.otus.dissect.cip;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Attributes of standard objects with their values, and what they tell of the device. */
class ObjectsTest extends DissectorContract {
    private static final String GET_ALL = Frames.unconnected("01 02 2001 2401");
    private static final String GET_STATUS = Frames.unconnected("0E 03 2001 2401 3005");

    @Override
    protected DissectorProvider provider() {
        return new CipProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    private static Seen answer(String bytes, long classId, int service, PointRange... points) {
        return new Seen.Response(new Response(
                Frames.transaction(bytes), CipService.of(classId, service), "", Outcome.OK, List.of(points)));
    }

    private static Seen asks(String bytes, long classId, int service, PointRange... points) {
        return new Seen.Request(
                Request.confirmed(Frames.transaction(bytes), CipService.of(classId, service), "", List.of(points)));
    }

    private static Seen locking(int number, String name, Danger danger) {
        Service service = new Service(number, name, Action.CONFIGURE, danger, "116/" + number);
        PointRange lock = PointRange.named("controller/1/controller_lock/1");
        return new Seen.Request(
                Request.confirmed(Frames.transaction(Frames.unconnected("00")), service, "", List.of(lock)));
    }

    private static PointRange value(String object, int attribute, ValueList value) {
        return PointRange.of(object, attribute, value);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(identityRows(), otherRows()).flatMap(rows -> rows);
    }

    private static Stream<Row> identityRows() {
        Service program = new Service(-1, "mode_is_remote_program", Action.NOTIFY);
        return Stream.of(
                row("all attributes of the identity object")
                        .client(GET_ALL)
                        .server(Frames.unconnected(
                                "81 00 00 00 0100 0E00 3600 140B 6030 8E4D5200 0B 313735362D4C36312F4220"))
                        .sees(
                                claim(Attribute.VENDOR, "Rockwell Automation/Allen-Bradley"),
                                claim(Attribute.TYPE, "plc"),
                                claim(Attribute.FIRMWARE, "20.011"),
                                claim(Attribute.KEY_POSITION, "remote"),
                                claim(Attribute.RUN_STATE, "run"),
                                claim(Attribute.SERIAL, "00524d8e"),
                                claim(Attribute.MODEL, "1756-L61/B "),
                                answer(
                                        GET_ALL,
                                        1,
                                        1,
                                        value("identity/1", 1, ValueList.unsigned(1)),
                                        value("identity/1", 2, ValueList.unsigned(14)),
                                        value("identity/1", 3, ValueList.unsigned(54)),
                                        value("identity/1", 4, ValueList.text("20.011")),
                                        value("identity/1", 5, ValueList.unsigned(0x3060)),
                                        value("identity/1", 6, ValueList.unsigned(0x524D8E)),
                                        value("identity/1", 7, ValueList.text("1756-L61/B ")))),
                row("a status that tells another mode than before is news of the device")
                        .client(GET_STATUS)
                        .server(Frames.unconnected("8E 00 00 00 6030"))
                        .client(GET_STATUS)
                        .server(Frames.unconnected("8E 00 00 00 7030"))
                        .sees(
                                asks(GET_STATUS, 1, 14, PointRange.of("identity/1", 5, 1)),
                                asks(GET_STATUS, 1, 14, PointRange.of("identity/1", 5, 1)),
                                new Seen.Request(Request.notification(
                                        program,
                                        "",
                                        List.of(PointRange.named(
                                                "identity/1/status", ValueList.text("remote_program")))))),
                row("a status tells key and run state")
                        .client(GET_STATUS)
                        .server(Frames.unconnected("8E 00 00 00 6030"))
                        .sees(claim(Attribute.KEY_POSITION, "remote"), claim(Attribute.RUN_STATE, "run")),
                row("reset to the settings of the factory")
                        .client(Frames.unconnected("05 02 2001 2401 01"))
                        .sees(new Seen.Message(new CipEvent.Request(
                                null,
                                5,
                                "reset",
                                EpathReader.read(Octets.ofHex("20012401").view()),
                                new Content.ResetType(1)))),
                row("a list of attributes, read up to the one whose type is not known")
                        .client(Frames.unconnected("03 02 20AC 2401 0200 0100 0200"))
                        .server(Frames.unconnected("83 00 00 00 0200 0100 0000 0500 0200 0000 0100"))
                        .sees(
                                asks(
                                        Frames.unconnected("00"),
                                        0xAC,
                                        3,
                                        PointRange.of("controller_changes/1", 1, 1),
                                        PointRange.of("controller_changes/1", 2, 1)),
                                answer(
                                        Frames.unconnected("00"),
                                        0xAC,
                                        3,
                                        PointRange.of("controller_changes/1", 1, 1))));
    }

    private static Stream<Row> otherRows() {
        String clock = Frames.unconnected("04 02 208B 2401 0100 0600 C05B5DD5FC590400");
        return Stream.of(
                row("the clock of a controller is set")
                        .client(clock)
                        .server(Frames.unconnected("84 00 00 00 0100 0600 0000"))
                        .sees(
                                asks(
                                        clock,
                                        0x8B,
                                        4,
                                        value("wall_clock_time/1", 6, ValueList.signed(0x000459FCD55D5BC0L))),
                                answer(clock, 0x8B, 4, PointRange.of("wall_clock_time/1", 6, 1))),
                row("a lock of a controller keeps others from changing it, and its end does not")
                        .client(Frames.unconnected("4B 04 208E 2401 2074 2401 01"))
                        .server(Frames.unconnected("CB 00 00 00"))
                        .client(Frames.unconnected("4C 04 208E 2401 2074 2401"))
                        .sees(
                                locking(0x4B, "lock", Danger.LOCK),
                                new Seen.Response(new Response(
                                        Frames.transaction(Frames.unconnected("00")),
                                        new Service(0x4B, "lock", Action.CONFIGURE, Danger.LOCK, "116/75"),
                                        "",
                                        Outcome.OK,
                                        List.of())),
                                locking(0x4C, "unlock", Danger.NONE)),
                row("host name and address of the TCP/IP interface")
                        .client(Frames.unconnected("0E 03 20F5 2401 3006"))
                        .server(Frames.unconnected("8E 00 00 00 0400 706C6331"))
                        .client(Frames.unconnected("0E 03 20F5 2401 3005"))
                        .server(Frames.unconnected("8E 00 00 00 0A01A8C0 00FFFFFF 0101A8C0 00000000 00000000 0000"))
                        .sees(claim(Attribute.NAME, "plc1"), claim(Attribute.IP, "192.168.1.10")),
                row("physical address of the Ethernet link")
                        .client(Frames.unconnected("0E 03 20F6 2401 3003"))
                        .server(Frames.unconnected("8E 00 00 00 0000BC3EEBE4"))
                        .sees(claim(Attribute.MAC, "00:00:bc:3e:eb:e4")),
                row("firmware is flashed through the non-volatile storage object, 1404-UM001D")
                        .client(Frames.unconnected("4B 02 20A1 2401 00001000 00000000"))
                        .sees(asks(Frames.unconnected("00"), 0xA1, 0x4B, PointRange.named("nonvolatile_storage/1"))));
    }
}
