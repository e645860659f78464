package io.otus.dissect.ethercat;

import static io.otus.dissect.ethercat.Frames.datagram;
import static io.otus.dissect.ethercat.Frames.frame;
import static io.otus.dissect.ethercat.Frames.mailbox;
import static io.otus.dissect.ethercat.Frames.ofType;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.event.Units;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EthercatDissectorTest extends DissectorContract {
    private static final int APRD = 1;
    private static final int APWR = 2;
    private static final int FPRD = 4;
    private static final int FPWR = 5;
    private static final int BRD = 7;
    private static final int BWR = 8;
    private static final int BRW = 9;
    private static final int LRW = 12;
    private static final int FRMW = 14;
    /** The first sync manager of a device is the mailbox that it is written to, at 0x1000. */
    private static final String SYNC_MANAGER = "0010 8000 26 00 01 00";

    @Override
    protected DissectorProvider provider() {
        return new EthercatProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Seen malformed(EthercatAnomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    private static Seen asked(String service, Action action, String unit, PointRange... points) {
        return new Seen.Request(Request.unconfirmed(new Service(-1, service, action), unit, List.of(points)));
    }

    private static Seen told(String service, String unit, PointRange... points) {
        return new Seen.Request(Request.notification(new Service(-1, service, Action.NOTIFY), unit, List.of(points)));
    }

    private static PointRange text(String name, String value) {
        return PointRange.named(name, ValueList.text(value));
    }

    private static PointRange number(String name, long value) {
        return PointRange.named(name, ValueList.unsigned(value));
    }

    private static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    /** A claim about a part of the master, whose address the first device marked. */
    private static Seen masters(String unit, Attribute attribute, String value) {
        return new Seen.Claim(false, unit, attribute, value, Trust.DEVICE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(registers(), processData(), mailboxes(), others(), broken())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> registers() {
        return Stream.of(
                row("all devices are sent to each state")
                        .client(frame(datagram(BWR, 0, 0x0120, "1100", 0)))
                        .client(frame(datagram(BWR, 0, 0x0120, "0200", 0)))
                        .client(frame(datagram(BWR, 0, 0x0120, "0300", 0)))
                        .client(frame(datagram(BWR, 0, 0x0120, "0400", 0)))
                        .client(frame(datagram(BWR, 0, 0x0120, "0800", 0)))
                        .sees(
                                asked("al_control_init", Action.STOP, "", text("al_control", "init")),
                                asked("al_control_preop", Action.MODE, "", text("al_control", "preop")),
                                asked("al_control_bootstrap", Action.MODE, "", text("al_control", "bootstrap")),
                                asked("al_control_safeop", Action.MODE, "", text("al_control", "safeop")),
                                asked("al_control_op", Action.START, "", text("al_control", "op"))),
                row("what moves a device is told each time, a setting where it is another one")
                        .client(frame(datagram(FPWR, 1001, 0x0120, "0100", 0), datagram(FPWR, 1001, 0x0420, "E803", 0)))
                        .client(frame(datagram(FPWR, 1001, 0x0120, "0100", 0), datagram(FPWR, 1001, 0x0420, "E803", 0)))
                        .client(frame(datagram(FPWR, 1001, 0x0040, "52", 0), datagram(FPWR, 1001, 0x0420, "E903", 0)))
                        .client(frame(datagram(FPWR, 1001, 0x0040, "52", 0)))
                        .sees(
                                asked("al_control_init", Action.STOP, "1001", text("al_control", "init")),
                                asked("register_write", Action.CONFIGURE, "1001", PointRange.of("register", 0x0420, 2)),
                                asked("al_control_init", Action.STOP, "1001", text("al_control", "init")),
                                asked("reset", Action.RESTART, "1001", PointRange.of("register", 0x0040, 1)),
                                asked("register_write", Action.CONFIGURE, "1001", PointRange.of("register", 0x0420, 2)),
                                asked("reset", Action.RESTART, "1001", PointRange.of("register", 0x0040, 1))),
                row("a device tells its states, and an error")
                        .client(frame(datagram(FPRD, 1001, 0x0130, "0000", 0)))
                        .client(frame(datagram(FPRD, 1001, 0x0130, "0800", 1)))
                        .client(frame(datagram(FPRD, 1001, 0x0130, "0800", 1)))
                        .client(frame(datagram(FPRD, 1001, 0x0130, "1400", 1)))
                        .sees(
                                asked("register_read", Action.DIAGNOSE, "1001", PointRange.of("register", 0x0130, 2)),
                                told("al_status", "1001", text("al_status", "op")),
                                claim("1001", Attribute.RUN_STATE, "op"),
                                told("al_status", "1001", text("al_status", "safeop error")),
                                claim("1001", Attribute.RUN_STATE, "safeop")),
                row("a position is given a station address, and known by it when its frame comes back")
                        .client(frame(datagram(APRD, 0xFFFF, 0x0000, "0000", 0)))
                        .client(frame(datagram(APWR, 0xFFFF, 0x0010, "EA03", 0)))
                        .client(frame(datagram(BRD, 2, 0x0130, "0300", 2), datagram(APRD, 1, 0x0130, "0200", 1)))
                        .sees(
                                asked("register_read", Action.DIAGNOSE, "#1", PointRange.of("register", 0, 2)),
                                asked(
                                        "set_station_address",
                                        Action.CONFIGURE,
                                        "#1",
                                        PointRange.of("register", 0x0010, 2)),
                                told("al_status", "1002", text("al_status", "preop")),
                                claim("1002", Attribute.RUN_STATE, "preop")),
                row("devices are counted where each of them adds one to the counter of a register that each has")
                        .client(frame(datagram(BRD, 7, 0x0000, "11", 2)))
                        .client(frame(datagram(BRW, 2, 0x0130, "0300", 6)))
                        .client(frame(datagram(BRD, 2, 0x0918, "00000000", 1)))
                        .client(frame(datagram(APRD, 1, 0x0130, "0200", 1)))
                        .sees(told("al_status", "#1", text("al_status", "preop"))),
                row("the EEPROM of a device tells its maker and itself")
                        .client(frame(datagram(FPWR, 1001, 0x0502, "0001 08000000", 0)))
                        .client(frame(datagram(FPRD, 1001, 0x0502, "4000 08000000 02000000 52302C03", 1)))
                        .client(frame(datagram(FPWR, 1001, 0x0502, "0001 0C00", 1)))
                        .client(frame(datagram(FPRD, 1001, 0x0508, "00001100 39050000", 1)))
                        .sees(
                                asked("eeprom_read", Action.IDENTIFY, "1001", PointRange.of("eeprom", 8, 1)),
                                claim("1001", Attribute.VENDOR, "Beckhoff Automation"),
                                claim("1001", Attribute.ORDER_NUMBER, "product code 0x032c3052"),
                                claim("1001", Attribute.HARDWARE, "revision 0x00110000"),
                                claim("1001", Attribute.SERIAL, "1337")),
                row("the EEPROM is written and read anew, a device is reset, and its clock set")
                        .client(frame(datagram(FPWR, 1001, 0x0504, "10000000", 0)))
                        .client(frame(datagram(FPWR, 1001, 0x0502, "0102", 0)))
                        .client(frame(datagram(FPWR, 1001, 0x0502, "0004", 0)))
                        .client(frame(datagram(FPWR, 1001, 0x0040, "52", 0)))
                        .client(frame(datagram(FPWR, 1001, 0x0920, "0102030405060708", 0)))
                        .sees(
                                asked("register_write", Action.CONFIGURE, "1001", PointRange.of("register", 0x0504, 4)),
                                asked("eeprom_write", Action.DOWNLOAD, "1001", PointRange.of("eeprom", 0x10, 1)),
                                asked("eeprom_reload", Action.CONFIGURE, "1001", PointRange.of("eeprom", 0x10, 1)),
                                asked("reset", Action.RESTART, "1001", PointRange.of("register", 0x0040, 1)),
                                asked("system_time", Action.TIME_SET, "1001", PointRange.of("register", 0x0920, 8))));
    }

    private static Stream<Row> processData() {
        return Stream.of(
                row("process data are told once, however many cycles there are")
                        .client(frame(datagram(LRW, 0, 0x0100, "0102", 0), datagram(FRMW, 1001, 0x0910, "00000000", 0)))
                        .client(frame(datagram(LRW, 0, 0x0100, "0304", 0), datagram(FRMW, 1001, 0x0910, "00000000", 0)))
                        .client(frame(datagram(LRW, 0, 0x0100, "0304", 3), datagram(FRMW, 1001, 0x0910, "01000000", 1)))
                        .sees(
                                asked(
                                        "logical_read_write",
                                        Action.WRITE,
                                        "",
                                        PointRange.of("logical", 0x0100_0000L, 2)),
                                asked(
                                        "read_multiple_write",
                                        Action.OTHER,
                                        "1001",
                                        PointRange.of("register", 0x0910, 4))),
                row("outputs and inputs apart, and memory by its address")
                        .client(frame(
                                datagram(10, 0, 0x0100, "00", 0),
                                datagram(11, 0, 0x0200, "00", 0),
                                datagram(FPRD, 1001, 0x1100, "00", 0),
                                datagram(FPWR, 1001, 0x1100, "00", 0),
                                datagram(0, 0, 0, "", 0)))
                        .sees(
                                asked("logical_read", Action.READ, "", PointRange.of("logical", 0x0100_0000L, 1)),
                                asked("logical_write", Action.WRITE, "", PointRange.of("logical", 0x0200_0000L, 1)),
                                asked("physical_read", Action.READ, "1001", PointRange.of("memory", 0x1100, 1)),
                                asked("physical_write", Action.WRITE, "1001", PointRange.of("memory", 0x1100, 1))));
    }

    private static Row.Builder asks(String name, int type, String service) {
        return row(name).client(frame(datagram(FPWR, 1001, 0x1000, mailbox(type, service), 0)));
    }

    private static Row.Builder answers(String name, int type, String service) {
        return row(name).client(frame(datagram(FPRD, 1001, 0x1080, mailbox(type, service), 1)));
    }

    private static Stream<Row> mailboxes() {
        return Stream.of(
                asks("an output is written by an SDO", 0x13, "0020 2B 0070 01 3412 0000")
                        .sees(asked("sdo_download", Action.WRITE, "1001", number("sdo/7000:01", 0x1234))),
                asks("a setting is written, with its size in front", 0x23, "0020 21 001A 00 06000000 010203040506")
                        .sees(asked(
                                "sdo_download_setting", Action.CONFIGURE, "1001", text("sdo/1A00:00", "010203040506"))),
                asks("a program is written", 0x23, "0020 23 501F 01 78563412")
                        .sees(asked(
                                "sdo_download_program", Action.DOWNLOAD, "1001", number("sdo/1F50:01", 0x12345678))),
                asks("an object is read", 0x33, "0020 40 1810 01 00000000")
                        .sees(asked("sdo_upload", Action.READ, "1001", PointRange.named("sdo/1018:01"))),
                answers("the maker of a device", 0x33, "0030 43 1810 01 02000000")
                        .sees(
                                told("sdo_upload_response", "1001", number("sdo/1018:01", 2)),
                                masters("1001", Attribute.VENDOR, "Beckhoff Automation")),
                answers("the name of a device", 0x33, "0030 41 0810 00 06000000 454C36373531")
                        .sees(
                                told("sdo_upload_response", "1001", text("sdo/1008:00", "454c36373531")),
                                masters("1001", Attribute.MODEL, "EL6751")),
                answers("its hardware", 0x33, "0030 43 0910 00 30313233")
                        .sees(masters("1001", Attribute.HARDWARE, "0123")),
                answers("its software", 0x33, "0030 43 0A10 00 30313132")
                        .sees(masters("1001", Attribute.FIRMWARE, "0112")),
                answers("an object is written, and another one is not", 0x33, "0030 60 0070 01 00000000")
                        .client(frame(datagram(FPRD, 1001, 0x1080, mailbox(0x43, "0020 80 0070 02 02000106"), 1)))
                        .sees(
                                told("sdo_download_response", "1001", PointRange.named("sdo/7000:01")),
                                told("sdo_abort", "1001", number("sdo/7000:02", 0x06010002))),
                answers("an SDO response that aborts, and segments", 0x33, "0030 80 0070 01 11000906")
                        .client(frame(datagram(FPRD, 1001, 0x1080, mailbox(0x43, "0030 01 01020304050607"), 1)))
                        .sees(told("sdo_abort", "1001", number("sdo/7000:01", 0x06090011))),
                asks("which objects there are", 0x13, "0080 01 00 0000 0100")
                        .sees(asked("sdo_information", Action.IDENTIFY, "1001")),
                answers("an emergency", 0x13, "0010 0042 01 0102030405")
                        .sees(told("emergency", "1001", number("emergency", 0x4200))),
                answers("a PDO in a mailbox", 0x13, "0040 0102").sees(),
                asks("firmware is written", 0x14, "02 00 00000000 6669726D776172652E656677")
                        .sees(asked("foe_write", Action.FIRMWARE, "1001", PointRange.named("file/firmware.efw"))),
                asks("a file is read with a password", 0x14, "01 00 78563412 612E62")
                        .sees(
                                new Seen.Secret(20, 4),
                                asked("foe_read", Action.UPLOAD, "1001", PointRange.named("file/a.b"))),
                asks("data of a file", 0x14, "03 00 01000000 AABB").sees(),
                answers("a file is refused", 0x14, "05 00 02800000 6E6F")
                        .sees(told("foe_error", "1001", number("foe_error", 0x8002))),
                row("mailboxes that are known from their sync manager: drives, errors and what is not read")
                        .client(frame(datagram(FPWR, 1001, 0x0800, SYNC_MANAGER, 0)))
                        .client(frame(datagram(FPWR, 1001, 0x1000, mailbox(0x15, "01 40 2F00"), 0)))
                        .client(frame(datagram(FPWR, 1001, 0x1000, mailbox(0x25, "03 40 2F80 0102"), 0)))
                        .client(frame(datagram(FPRD, 1001, 0x1000, mailbox(0x10, "0100 0200"), 1)))
                        .client(frame(datagram(FPWR, 1001, 0x1000, mailbox(0x32, "0000 0000"), 0)))
                        .sees(
                                asked("register_write", Action.CONFIGURE, "1001", PointRange.of("register", 0x0800, 8)),
                                asked("soe_read", Action.READ, "1001", PointRange.named("S-0-47")),
                                asked("soe_write", Action.WRITE, "1001", PointRange.named("P-0-47")),
                                told("mailbox_error", "1001", number("mailbox_error", 2))));
    }

    private static Stream<Row> others() {
        return Stream.of(
                row("network variables")
                        .client(ofType(4, "000102030405 0100 0700 0000 0A00 0000 0200 0000 AABB"))
                        .sees(),
                row("a mailbox frame")
                        .client(ofType(5, mailbox(0x13, "0020 40 1810 01 00000000")))
                        .sees());
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a frame that is longer than it is")
                        .client("2010" + datagram(BRD, 0, 0x0130, "0000", 0))
                        .sees(malformed(EthercatAnomaly.LENGTH, 0)),
                row("the reserved bit")
                        .client("0E18" + datagram(BRD, 0, 0x0130, "0000", 0))
                        .sees(malformed(EthercatAnomaly.RESERVED, 0)),
                row("a datagram that is longer than its frame")
                        .client(ofType(1, "07 01 0000 3001 FF00 0000 0000 0000"))
                        .sees(malformed(EthercatAnomaly.DATAGRAM, 2)),
                row("octets behind the last datagram")
                        .client(ofType(1, datagram(BRD, 0, 0x0130, "0000", 0) + "55"))
                        .sees(malformed(EthercatAnomaly.DATAGRAM, 16)),
                row("a mailbox that is longer than its frame")
                        .client(ofType(5, "2000 0000 00 13 0020"))
                        .sees(malformed(EthercatAnomaly.MAILBOX, 2)),
                row("an SDO without its object")
                        .client(frame(datagram(FPWR, 1001, 0x1000, mailbox(0x13, "0020 40"), 0)))
                        .sees(malformed(EthercatAnomaly.SERVICE, 12)),
                row("fewer variables than there are")
                        .client(ofType(4, "000102030405 0200 0700 0000 0A00 0000 0200 0000 AABB"))
                        .sees(malformed(EthercatAnomaly.VARIABLES, 2)),
                row("a command and a type of frame that no standard has")
                        .client(frame(datagram(0x20, 0, 0, "00", 0)))
                        .client(ofType(7, "0102"))
                        .sees(new Seen.Unknown("command", 0x20), new Seen.Unknown("frame_type", 7)));
    }

    /** What is seen of frames whose source address no device marked. */
    private List<Seen> unmarked(String... frames) {
        DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.LINK) {
            @Override
            public Endpoint source() {
                return new Endpoint(0, new MacAddress(0x0010_0000_0001L), null, 0);
            }
        };
        for (String frame : frames) {
            byte[] bytes = Octets.ofHex(frame).toArray();
            harness.feed(Direction.FROM_CLIENT, bytes, bytes.length);
        }
        return harness.seen();
    }

    @Test
    void aCounterThatTheSenderSetHidesNoCommand() {
        assertThat(unmarked(
                        frame(datagram(BWR, 0, 0x0120, "1100", 3)),
                        frame(
                                datagram(FPWR, 1001, 0x1000, mailbox(0x14, "02 00 00000000 61"), 1),
                                datagram(0, 0, 0, "", 1)),
                        frame(datagram(FPRD, 1001, 0x0130, "0800", 1))))
                .filteredOn(Seen.Request.class::isInstance)
                .containsExactly(
                        asked("al_control_init", Action.STOP, "", text("al_control", "init")),
                        asked("foe_write", Action.FIRMWARE, "1001", PointRange.named("file/a")),
                        asked("register_read", Action.DIAGNOSE, "1001", PointRange.of("register", 0x0130, 2)));
    }

    @Test
    void nothingIsClaimedOfADeviceWhosePositionIsNotKnown() {
        DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.LINK);
        byte[] answer = Octets.ofHex(frame(datagram(APRD, 1, 0x1080, mailbox(0x33, "0030 43 1810 01 02000000"), 1)))
                .toArray();
        harness.feed(Direction.FROM_CLIENT, answer, answer.length);
        assertThat(harness.seen())
                .contains(told("sdo_upload_response", Units.UNKNOWN, number("sdo/1018:01", 2)))
                .noneMatch(Seen.Claim.class::isInstance);
    }

    @Test
    void thePageHasEveryFieldAndEveryAnomaly() throws IOException {
        Set<String> written = fieldsWritten();
        String page = Files.readString(Path.of("..", "docs", "protocols", "ethercat.md"), StandardCharsets.UTF_8);
        assertThat(FieldTable.of("ethercat")).isEqualTo(written);
        for (AnomalyCode anomaly : EthercatAnomaly.values()) {
            assertThat(page).contains("| " + anomaly.id() + " |");
        }
    }
}
