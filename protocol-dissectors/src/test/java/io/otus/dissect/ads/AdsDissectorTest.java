package io.otus.dissect.ads;

import static io.otus.dissect.ads.Expected.address;
import static io.otus.dissect.ads.Expected.answered;
import static io.otus.dissect.ads.Expected.asked;
import static io.otus.dissect.ads.Expected.claim;
import static io.otus.dissect.ads.Expected.hasNetId;
import static io.otus.dissect.ads.Expected.isPlc;
import static io.otus.dissect.ads.Expected.part;
import static io.otus.dissect.ads.Expected.request;
import static io.otus.dissect.ads.Expected.response;
import static io.otus.dissect.ads.Expected.written;
import static io.otus.dissect.ads.Frames.CLIENT;
import static io.otus.dissect.ads.Frames.CLIENT_NET;
import static io.otus.dissect.ads.Frames.PLC;
import static io.otus.dissect.ads.Frames.PLC_NET;
import static io.otus.dissect.ads.Frames.PLC_NET_ID;
import static io.otus.dissect.ads.Frames.SPEED;
import static io.otus.dissect.ads.Frames.SYSTEM;
import static io.otus.dissect.ads.Frames.answers;
import static io.otus.dissect.ads.Frames.ascii;
import static io.otus.dissect.ads.Frames.asks;
import static io.otus.dissect.ads.Frames.le16;
import static io.otus.dissect.ads.Frames.le32;
import static io.otus.dissect.ads.Frames.message;
import static io.otus.dissect.ads.Frames.tells;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of messages between a client and the controllers and services of a TwinCAT system. */
class AdsDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new AdsProvider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                        identity(),
                        states(),
                        memory(),
                        symbols(),
                        SumRows.rows(),
                        notifications(),
                        systemService(),
                        others(),
                        LimitRows.rows())
                .flatMap(List::stream);
    }

    private static List<Row> identity() {
        return List.of(
                row("read device info, AMS \"ADS Read Device Info\"")
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
                                hasNetId(),
                                isPlc(),
                                claim("851", Attribute.MODEL, "Plc30 App"),
                                claim("851", Attribute.FIRMWARE, "3.1.1504")),
                row("a client speaks under the NetId of its own address, and passes on what others ask")
                        .client(asksFrom("0a0000010101"))
                        .client(asksFrom("050102030101"))
                        .sees(netId("10.0.0.1.1.1")),
                row("part of a system has no NetId of a device")
                        .client(asksFrom("050102030301"))
                        .client(asksFrom("050102030101"))
                        .sees(netId("5.1.2.3.1.1")),
                row("a NetId made of another private address is passed on")
                        .client(asks(PLC, 4, ""))
                        .sees());
    }

    private static String asksFrom(String netId) {
        return message(PLC_NET_ID + le16(PLC) + netId + le16(CLIENT), 4, 4, 0, "");
    }

    private static Seen netId(String netId) {
        return new Seen.Claim(true, "", Attribute.INSTANCE, netId, Trust.SESSION);
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
                                hasNetId(),
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
                                hasNetId(),
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
                                hasNetId(),
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
                        hasNetId(),
                        isPlc(),
                        request(PLC, 3, written(0xF005, 0x1C00_0001, 2, 300)),
                        asked(PLC, AdsCommand.of(3), PointRange.named("MAIN.fSpeed", ValueList.unsigned(300))),
                        request(PLC, 3, written(0xF006, 0, 4, 0x1C00_0001)),
                        asked(PLC, release),
                        request(PLC, 3, written(0xF005, 0x1C00_0001, 2, 301)),
                        asked(PLC, AdsCommand.of(3))));
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
                        hasNetId(),
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
                                hasNetId(),
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
        Service call = IndexGroup.service(9, 0xF005, PLC, true);
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
                                asked(PLC, call)));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("ads")).isEqualTo(fieldsWritten());
    }
}
