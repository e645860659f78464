package io.otus.dissect.ads;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
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
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages are laid out by hand from the pictures of AMS and ADS. */
class AdsDissectorTest extends DissectorContract {
    private static final int PLC = 851;
    private static final int SYSTEM = 10_000;
    private static final int CLIENT = 32_905;
    private static final String PLC_NET = "5.18.61.2.1.1";
    private static final String CLIENT_NET = "192.168.10.20.1.1";
    private static final long TRANSACTION = (long) (31 * CLIENT_NET.hashCode() + CLIENT) << 32 | 7;
    private static final String SPEED = ascii("MAIN.fSpeed") + "00";

    @Override
    protected DissectorProvider provider() {
        return new AdsProvider();
    }

    private static String ascii(String text) {
        return Octets.copyOf(text.getBytes(StandardCharsets.ISO_8859_1)).toString();
    }

    private static String le32(long value) {
        return "%08x".formatted(Integer.reverseBytes((int) value));
    }

    private static String le16(int value) {
        return "%04x".formatted(Short.reverseBytes((short) value) & 0xFFFF);
    }

    private static int size(String hex) {
        return Octets.ofHex(hex.replace(" ", "")).length();
    }

    private static String message(String ends, int command, int flags, long error, String data) {
        return "0000" + le32(32 + size(data)) + ends + le16(command) + le16(flags) + le32(size(data)) + le32(error)
                + le32(7) + data;
    }

    private static final String PLC_NET_ID = "05123d020101";
    private static final String CLIENT_NET_ID = "c0a80a140101";

    private static String asks(int port, int command, String data) {
        return message(PLC_NET_ID + le16(port) + CLIENT_NET_ID + le16(CLIENT), command, 4, 0, data);
    }

    private static String answers(int port, int command, String data) {
        return message(CLIENT_NET_ID + le16(CLIENT) + PLC_NET_ID + le16(port), command, 5, 0, data);
    }

    private static String tells(String data) {
        return message(CLIENT_NET_ID + le16(CLIENT) + PLC_NET_ID + le16(PLC), 8, 4, 0, data);
    }

    private static Seen request(int port, int command, Element... data) {
        return new Seen.Message(
                new AdsEvent.Message(new AmsFrame(PLC_NET, port, CLIENT_NET, CLIENT, command, 4, 0, 7), List.of(data)));
    }

    private static Seen response(int port, int command, long result, Element... data) {
        Element[] all = new Element[data.length + 2];
        all[0] = Element.number("result", result);
        all[1] = Element.text("result_name", ReturnCode.name(result));
        System.arraycopy(data, 0, all, 2, data.length);
        return new Seen.Message(
                new AdsEvent.Message(new AmsFrame(CLIENT_NET, CLIENT, PLC_NET, port, command, 5, 0, 7), List.of(all)));
    }

    private static Seen asked(int port, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(TRANSACTION, service, Integer.toString(port), List.of(points)));
    }

    private static Seen answered(int port, Service service, long code, PointRange... points) {
        Outcome outcome = ReturnCode.outcome(code);
        return new Seen.Response(new Response(TRANSACTION, service, Integer.toString(port), outcome, List.of(points)));
    }

    private static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    private static Element[] address(long group, long offset, Element... more) {
        Element[] all = new Element[more.length + 2];
        all[0] = Element.number("index_group", group);
        all[1] = Element.number("index_offset", offset);
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }

    private static Seen isPlc() {
        return claim("", Attribute.TYPE, "plc");
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                        identity(),
                        states(),
                        memory(),
                        symbols(),
                        sums(),
                        notifications(),
                        systemService(),
                        others(),
                        broken())
                .flatMap(List::stream);
    }

    private static List<Row> identity() {
        return List.of(row("read device info, AMS \"ADS Read Device Info\"")
                .client(asks(PLC, 1, ""))
                .server(answers(PLC, 1, le32(0) + "03 01 e005" + ascii("Plc30 App") + "00".repeat(7)))
                .sees(
                        request(PLC, 1),
                        asked(PLC, AdsCommand.of(1)),
                        response(
                                PLC,
                                1,
                                0,
                                Element.text("version", "3.1.1504"),
                                Element.text("device_name", "Plc30 App")),
                        answered(PLC, AdsCommand.of(1), 0),
                        isPlc(),
                        claim("851", Attribute.MODEL, "Plc30 App"),
                        claim("851", Attribute.FIRMWARE, "3.1.1504")));
    }

    private static Element[] control(AdsState state) {
        return new Element[] {
            Element.number("ads_state", state.number()),
            Element.text("ads_state_name", state.name().toLowerCase(Locale.ROOT)),
            Element.number("device_state", 0),
            Element.number("length", 0),
            Element.text("data", "")
        };
    }

    private static List<Row> states() {
        Service stop = AdsCommand.control(AdsState.STOP);
        Service reconfig = AdsCommand.control(AdsState.RECONFIG);
        return List.of(
                row("read state, AMS \"ADS Read State\"")
                        .client(asks(PLC, 4, ""))
                        .server(answers(PLC, 4, le32(0) + "0500 0000"))
                        .sees(
                                request(PLC, 4),
                                asked(PLC, AdsCommand.of(4)),
                                response(
                                        PLC,
                                        4,
                                        0,
                                        Element.number("ads_state", 5),
                                        Element.text("ads_state_name", "run"),
                                        Element.number("device_state", 0)),
                                answered(PLC, AdsCommand.of(4), 0),
                                isPlc(),
                                claim("851", Attribute.RUN_STATE, "run")),
                row("write control stops a program, AMS \"ADS Write Control\"")
                        .client(asks(PLC, 5, "0600 0000" + le32(0)))
                        .server(answers(PLC, 5, le32(0)))
                        .sees(
                                request(PLC, 5, control(AdsState.STOP)),
                                asked(PLC, stop),
                                response(PLC, 5, 0),
                                answered(PLC, stop, 0),
                                isPlc(),
                                claim("851", Attribute.RUN_STATE, "stop")),
                row("write control of the system service is refused")
                        .client(asks(SYSTEM, 5, "1000 0000" + le32(0)))
                        .server(answers(SYSTEM, 5, le32(0x712)))
                        .sees(
                                request(SYSTEM, 5, control(AdsState.RECONFIG)),
                                asked(SYSTEM, reconfig),
                                response(SYSTEM, 5, 0x712),
                                answered(SYSTEM, reconfig, 0x712)),
                row("a state that does not exist")
                        .client(asks(PLC, 5, "6300 0000" + le32(0)))
                        .sees(
                                request(
                                        PLC,
                                        5,
                                        Element.number("ads_state", 0x63),
                                        Element.text("ads_state_name", "invalid"),
                                        Element.number("device_state", 0),
                                        Element.number("length", 0),
                                        Element.text("data", "")),
                                new Seen.Unknown("ads_state", 0x63),
                                asked(PLC, AdsCommand.control(AdsState.INVALID))));
    }

    private static List<Row> memory() {
        return List.of(
                row("read of flags, ADS \"PLC services\"")
                        .client(asks(PLC, 2, le32(0x4020) + le32(10) + le32(2)))
                        .server(answers(PLC, 2, le32(0) + le32(2) + "d204"))
                        .sees(
                                request(PLC, 2, address(0x4020, 10, Element.number("length", 2))),
                                asked(PLC, AdsCommand.of(2), PointRange.of("M", 10, 2)),
                                response(PLC, 2, 0, Element.number("length", 2), Element.number("data", 1234)),
                                answered(PLC, AdsCommand.of(2), 0, PointRange.of("M", 10, ValueList.unsigned(1234))),
                                isPlc()),
                row("write of an output bit")
                        .client(asks(PLC, 3, le32(0xF031) + le32(83) + le32(1) + "01"))
                        .sees(
                                request(
                                        PLC,
                                        3,
                                        address(0xF031, 83, Element.number("length", 1), Element.number("data", 1))),
                                asked(PLC, AdsCommand.of(3), PointRange.of("QX", 83, ValueList.bit(true)))),
                row("read of a group of the device's own that fails")
                        .client(asks(500, 2, le32(0x4001) + le32(2) + le32(8)))
                        .server(answers(500, 2, le32(0x703) + le32(0)))
                        .sees(
                                request(500, 2, address(0x4001, 2, Element.number("length", 8))),
                                asked(500, AdsCommand.of(2), PointRange.of("group_4001", 2, 8)),
                                response(500, 2, 0x703, Element.number("data", 0)),
                                answered(500, AdsCommand.of(2), 0x703)));
    }

    private static List<Row> symbols() {
        Service lookup = IndexGroup.service(9, 0xF003, PLC, false);
        Service release = IndexGroup.service(3, 0xF006, PLC, false);
        return List.of(row("a symbol is looked up, written by its handle, and given back")
                .client(asks(PLC, 9, le32(0xF003) + le32(0) + le32(4) + le32(12) + SPEED))
                .server(answers(PLC, 9, le32(0) + le32(4) + le32(0x1C00_0001)))
                .client(asks(PLC, 3, le32(0xF005) + le32(0x1C00_0001) + le32(2) + "2c01"))
                .client(asks(PLC, 3, le32(0xF006) + le32(0) + le32(4) + le32(0x1C00_0001)))
                .client(asks(PLC, 3, le32(0xF005) + le32(0x1C00_0001) + le32(2) + "2d01"))
                .sees(
                        request(
                                PLC,
                                9,
                                address(
                                        0xF003,
                                        0,
                                        Element.number("read_length", 4),
                                        Element.number("write_length", 12),
                                        Element.text("name", "MAIN.fSpeed"))),
                        asked(PLC, lookup, PointRange.named("MAIN.fSpeed")),
                        response(PLC, 9, 0, Element.number("length", 4), Element.number("data", 0x1C00_0001)),
                        answered(PLC, lookup, 0),
                        isPlc(),
                        request(PLC, 3, written(0xF005, 0x1C00_0001, 2, 300)),
                        asked(PLC, AdsCommand.of(3), PointRange.named("MAIN.fSpeed", ValueList.unsigned(300))),
                        request(PLC, 3, written(0xF006, 0, 4, 0x1C00_0001)),
                        asked(PLC, release),
                        request(PLC, 3, written(0xF005, 0x1C00_0001, 2, 301)),
                        asked(PLC, AdsCommand.of(3))));
    }

    private static Element[] written(long group, long offset, int length, long value) {
        return address(group, offset, Element.number("length", length), Element.number("data", value));
    }

    private static Element.Group part(Element... elements) {
        return new Element.Group("", List.of(elements));
    }

    private static List<Row> sums() {
        Service read = IndexGroup.service(9, 0xF080, PLC, false);
        Service write = IndexGroup.service(9, 0xF081, PLC, false);
        Service readWrite = IndexGroup.service(9, 0xF082, PLC, false);
        return List.of(
                row("reads in a sum, of which one fails, ADS-sum command")
                        .client(asks(
                                PLC,
                                9,
                                le32(0xF080)
                                        + le32(2)
                                        + le32(12)
                                        + le32(24)
                                        + le32(0x4020)
                                        + le32(4)
                                        + le32(2)
                                        + le32(0x4020)
                                        + le32(6)
                                        + le32(2)))
                        .server(answers(PLC, 9, le32(0) + le32(12) + le32(0) + le32(0x703) + "0100 0200"))
                        .sees(
                                request(
                                        PLC,
                                        9,
                                        address(
                                                0xF080,
                                                2,
                                                Element.number("read_length", 12),
                                                Element.number("write_length", 24),
                                                new Element.Groups(
                                                        "commands",
                                                        List.of(
                                                                part(address(0x4020, 4, Element.number("length", 2))),
                                                                part(address(
                                                                        0x4020, 6, Element.number("length", 2))))))),
                                asked(PLC, read, PointRange.of("M", 4, 2), PointRange.of("M", 6, 2)),
                                response(
                                        PLC,
                                        9,
                                        0,
                                        Element.number("length", 12),
                                        Element.text("data", "000000000307000001000200")),
                                answered(PLC, read, 0, PointRange.of("M", 4, ValueList.unsigned(1))),
                                isPlc()),
                row("writes in a sum")
                        .client(asks(
                                PLC,
                                9,
                                le32(0xF081) + le32(1) + le32(4) + le32(13) + le32(0x4021) + le32(17) + le32(1) + "01"))
                        .sees(
                                request(
                                        PLC,
                                        9,
                                        address(
                                                0xF081,
                                                1,
                                                Element.number("read_length", 4),
                                                Element.number("write_length", 13),
                                                new Element.Groups(
                                                        "commands",
                                                        List.of(part(address(
                                                                0x4021,
                                                                17,
                                                                Element.number("length", 1),
                                                                Element.number("data", 1))))))),
                                asked(PLC, write, PointRange.of("MX", 17, ValueList.bit(true)))),
                row("symbols are looked up in a sum")
                        .client(asks(
                                PLC,
                                9,
                                le32(0xF082)
                                        + le32(1)
                                        + le32(12)
                                        + le32(28)
                                        + le32(0xF003)
                                        + le32(0)
                                        + le32(4)
                                        + le32(12)
                                        + SPEED))
                        .server(answers(PLC, 9, le32(0) + le32(12) + le32(0) + le32(4) + le32(9)))
                        .client(asks(PLC, 3, le32(0xF005) + le32(9) + le32(1) + "05"))
                        .sees(
                                request(
                                        PLC,
                                        9,
                                        address(
                                                0xF082,
                                                1,
                                                Element.number("read_length", 12),
                                                Element.number("write_length", 28),
                                                new Element.Groups(
                                                        "commands",
                                                        List.of(part(address(
                                                                0xF003,
                                                                0,
                                                                Element.number("length", 4),
                                                                Element.text("name", "MAIN.fSpeed"))))))),
                                asked(PLC, readWrite, PointRange.named("MAIN.fSpeed")),
                                response(
                                        PLC,
                                        9,
                                        0,
                                        Element.number("length", 12),
                                        Element.text("data", "000000000400000009000000")),
                                answered(PLC, readWrite, 0),
                                isPlc(),
                                request(PLC, 3, written(0xF005, 9, 1, 5)),
                                asked(PLC, AdsCommand.of(3), PointRange.named("MAIN.fSpeed", ValueList.unsigned(5)))),
                row("a sum of more commands than there is data for")
                        .client(asks(PLC, 9, le32(0xF080) + le32(3) + le32(4) + le32(2) + "0102"))
                        .sees(
                                request(
                                        PLC,
                                        9,
                                        address(
                                                0xF080,
                                                3,
                                                Element.number("read_length", 4),
                                                Element.number("write_length", 2))),
                                new Seen.Malformed(AdsAnomaly.SUM, 54),
                                asked(PLC, read)));
    }

    private static List<Row> notifications() {
        Service add = AdsCommand.of(6);
        Service notify = AdsCommand.of(8);
        return List.of(row("a value is subscribed, told, and no longer wanted, AMS \"ADS Device Notification\"")
                .client(asks(
                        PLC, 6, le32(0x4020) + le32(4) + le32(2) + le32(4) + le32(0) + le32(10_000) + "00".repeat(16)))
                .server(answers(PLC, 6, le32(0) + le32(33)))
                .server(tells(le32(26) + le32(1) + "00406d25eb53bf01" + le32(1) + le32(33) + le32(2) + "0700"))
                .client(asks(PLC, 7, le32(33)))
                .sees(
                        request(
                                PLC,
                                6,
                                address(
                                        0x4020,
                                        4,
                                        Element.number("length", 2),
                                        Element.number("transmission_mode", 4),
                                        Element.number("maximum_delay", 0),
                                        Element.number("cycle_time", 10_000))),
                        asked(PLC, add, PointRange.of("M", 4, 2)),
                        response(PLC, 6, 0, Element.number("notification_handle", 33)),
                        answered(PLC, add, 0),
                        isPlc(),
                        new Seen.Message(new AdsEvent.Message(
                                new AmsFrame(CLIENT_NET, CLIENT, PLC_NET, PLC, 8, 4, 0, 7),
                                List.of(
                                        Element.number("length", 26),
                                        Element.number("stamps", 1),
                                        new Element.Groups(
                                                "samples",
                                                List.of(part(
                                                        Element.text("timestamp", "2000-01-01T00:00:00Z"),
                                                        Element.number("notification_handle", 33),
                                                        Element.number("data", 7))))))),
                        new Seen.Request(Request.notification(
                                notify, "851", List.of(PointRange.of("M", 4, ValueList.unsigned(7))))),
                        request(PLC, 7, Element.number("notification_handle", 33)),
                        asked(PLC, AdsCommand.of(7))));
    }

    private static List<Row> systemService() {
        Service time = IndexGroup.service(3, 400, SYSTEM, true);
        Service open = IndexGroup.service(9, 120, SYSTEM, true);
        Service write = IndexGroup.service(9, 123, SYSTEM, true);
        String struct = le16(2026) + le16(3) + le16(1) + le16(2) + le16(6) + le16(30) + le16(15) + le16(250);
        String path = ascii("Boot.xml") + "00";
        return List.of(
                row("the clock is set")
                        .client(asks(SYSTEM, 3, le32(400) + le32(1) + le32(16) + struct))
                        .sees(
                                request(
                                        SYSTEM,
                                        3,
                                        address(400, 1, Element.number("length", 16), Element.text("data", struct))),
                                asked(SYSTEM, time, PointRange.clock("2026-03-02T06:30:15.250"))),
                row("a file is opened and written")
                        .client(asks(SYSTEM, 9, le32(120) + le32(0x12) + le32(4) + le32(9) + path))
                        .server(answers(SYSTEM, 9, le32(0) + le32(4) + le32(3)))
                        .client(asks(SYSTEM, 9, le32(123) + le32(3) + le32(0) + le32(3) + "010203"))
                        .sees(
                                request(
                                        SYSTEM,
                                        9,
                                        address(
                                                120,
                                                0x12,
                                                Element.number("read_length", 4),
                                                Element.number("write_length", 9),
                                                Element.text("name", "Boot.xml"))),
                                asked(SYSTEM, open, PointRange.named("file/Boot.xml")),
                                response(SYSTEM, 9, 0, Element.number("length", 4), Element.number("data", 3)),
                                answered(SYSTEM, open, 0),
                                request(
                                        SYSTEM,
                                        9,
                                        address(
                                                123,
                                                3,
                                                Element.number("read_length", 0),
                                                Element.number("write_length", 3),
                                                Element.text("data", "010203"))),
                                asked(SYSTEM, write, PointRange.named("file/Boot.xml"))));
    }

    private static List<Row> others() {
        String data = le32(0x4020) + le32(0) + le32(70_000) + "00".repeat(70_000);
        Element zeros = Element.text("data", "00".repeat(AmsFrame.HEAD - AmsFrame.SIZE - 12));
        Service call = IndexGroup.service(9, 0xF005, PLC, true);
        Service delete = AdsCommand.named(9, "sum_delete_file", Action.DELETE, Danger.HALT);
        String part = le32(131) + le32(0) + le32(0) + le32(2) + "6100";
        return List.of(
                row("an axis has parameters where a PLC has flags; an entry of an object dictionary is named")
                        .client(asks(500, 3, le32(0x4020) + le32(2) + le32(1) + "01"))
                        .client(asks(500, 3, le32(0xF302) + le32(0x6040_0000) + le32(2) + "0f00"))
                        .sees(
                                request(500, 3, written(0x4020, 2, 1, 1)),
                                asked(500, AdsCommand.of(3), PointRange.of("group_4020", 2, ValueList.unsigned(1))),
                                request(500, 3, written(0xF302, 0x6040_0000, 2, 15)),
                                asked(
                                        500,
                                        IndexGroup.service(3, 0xF302, 500, true),
                                        PointRange.named("coe/6040:00", ValueList.unsigned(15)))),
                row("a method is called by its handle")
                        .client(asks(PLC, 9, le32(0xF005) + le32(9) + le32(0) + le32(2) + "0100"))
                        .sees(
                                request(
                                        PLC,
                                        9,
                                        address(
                                                0xF005,
                                                9,
                                                Element.number("read_length", 0),
                                                Element.number("write_length", 2),
                                                Element.number("data", 1))),
                                asked(PLC, call)),
                row("a sum is as dangerous as the worst command in it")
                        .client(asks(SYSTEM, 9, le32(0xF082) + le32(1) + le32(8) + le32(18) + part))
                        .sees(
                                request(
                                        SYSTEM,
                                        9,
                                        address(
                                                0xF082,
                                                1,
                                                Element.number("read_length", 8),
                                                Element.number("write_length", 18),
                                                new Element.Groups(
                                                        "commands",
                                                        List.of(part(address(
                                                                131,
                                                                0,
                                                                Element.number("length", 0),
                                                                Element.text("name", "a"))))))),
                                asked(SYSTEM, delete, PointRange.named("file/a"))),
                row("of a long message the head is read, and the next one behind it")
                        .client(asks(PLC, 3, data))
                        .client(asks(PLC, 4, ""))
                        .sees(
                                request(PLC, 3, address(0x4020, 0, Element.number("length", 70_000), zeros)),
                                asked(PLC, AdsCommand.of(3), PointRange.of("M", 0, 462)),
                                new Seen.Message(new AdsEvent.Rest(16_384)),
                                new Seen.Message(new AdsEvent.Rest(16_384)),
                                new Seen.Message(new AdsEvent.Rest(16_384)),
                                new Seen.Message(new AdsEvent.Rest(16_384)),
                                new Seen.Message(new AdsEvent.Rest(4_002)),
                                request(PLC, 4),
                                asked(PLC, AdsCommand.of(4))));
    }

    private static List<Row> broken() {
        return List.of(
                row("the router answers for a target that is not there")
                        .client(asks(PLC, 4, ""))
                        .server(message(CLIENT_NET_ID + le16(CLIENT) + PLC_NET_ID + le16(PLC), 4, 5, 6, ""))
                        .sees(
                                request(PLC, 4),
                                asked(PLC, AdsCommand.of(4)),
                                new Seen.Message(new AdsEvent.Message(
                                        new AmsFrame(CLIENT_NET, CLIENT, PLC_NET, PLC, 4, 5, 6, 7), List.of())),
                                answered(PLC, AdsCommand.of(4), 6)),
                row("data that is too short for its command")
                        .client(asks(PLC, 2, le32(0x4020) + "0a00"))
                        .sees(
                                request(PLC, 2, address(0x4020, 0, Element.number("length", 0))),
                                new Seen.Malformed(AdsAnomaly.DATA, 42),
                                asked(PLC, AdsCommand.of(2))),
                row("a command that is not known, once messages were read")
                        .client(asks(PLC, 4, ""))
                        .client(asks(PLC, 0x42, "0102"))
                        .sees(
                                request(PLC, 4),
                                asked(PLC, AdsCommand.of(4)),
                                new Seen.Unknown("command_id", 0x42),
                                request(PLC, 0x42, Element.number("data", 513)),
                                asked(PLC, AdsCommand.of(0x42))),
                row("two lengths that disagree, once messages were read")
                        .client(asks(PLC, 4, ""))
                        .client(asks(PLC, 4, "").replaceFirst("^000020000000", "000021000000") + "00")
                        .sees(
                                request(PLC, 4),
                                asked(PLC, AdsCommand.of(4)),
                                new Seen.Malformed(AdsAnomaly.LENGTH, 6),
                                request(PLC, 4),
                                new Seen.Malformed(AdsAnomaly.DATA, 38),
                                asked(PLC, AdsCommand.of(4))));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("ads")).isEqualTo(fieldsWritten());
    }
}
