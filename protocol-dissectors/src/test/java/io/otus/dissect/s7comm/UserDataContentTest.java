package io.otus.dissect.s7comm;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Units;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Content of user data. PDUs are laid out as in captures of an S7-300 and an S7-400; what they say was read from those
 * by other tools.
 */
class UserDataContentTest extends DissectorContract {
    private static final String PUSH_CYCLIC = "3207 0000 0000 000C 0011 000112 08 12 02 05 03 00 00 0000"
            + "FF 09 000D 0001  FF 09 0007 FF 43F6 FF 010203 00";

    private static final String SUBSCRIBE = "3207 0000 0005 0008 0016 000112 04 11 42 05 00 FF 09 0012"
            + "0001 01 02  12 0C B0 02 02 007C 0172 03 0044 0166";

    private static final String SUBSCRIBED =
            "3207 0000 0005 000C 0006 000112 08 12 82 05 03 00 00 0000 FF 09 0002 0000";

    private static final String VARIABLE_STATUS = "3207 0000 0005 000C 002A 000112 08 12 41 02 00 00 00 0000 FF 09 0026"
            + "0014 000E 0000 0001 0000 0012 0001 0001 0001 0001 0001 0200  0002 01 06 0000 0000 11 01 0000 0008";

    private static final String ALARM = "3207 0000 0000 0008 004E 000112 04 11 04 06 00 FF 09 004A"
            + "9401060047426975 40 01  12 0A 16 03 00000001 01 00 01 01"
            + "FF 04 0100 0000000000000000000000000000000000000000000000000000000000000000"
            + "FF 04 0020 00000000 FF 04 0020 00000000";

    private static final String SCAN = "3207 0000 0000 0008 0028 000112 04 11 04 09 00 FF 09 0024"
            + "0001 9401060047426975 0002 01 01  12 0A 16 01 00000007 01 02 03 04  FF 09 0004 11223344 0000";

    private static final String BLOCK_INFO = "3207 0000 0005 000C 0052 000112 08 12 83 03 00 00 00 0000 FF 09 004E"
            + "0100 004A 4230 7070 01 09 01 0D 0000 0000005A 00000000 02C1AAC8 0F76 02C1AAC8 0F76 000C 0004 0000 0002"
            + "53494D4154494300 434C4B5F46554E43 5345545F434C4B00 10 00 C5A0 0000000000000000";

    @Override
    protected DissectorProvider provider() {
        return new S7commProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static ValueList unsigned(long... values) {
        return ValueList.unsigned(values);
    }

    private static Seen asks(int group, int subfunction, PointRange... points) {
        Service service = UserDataFunction.service(group, subfunction);
        return new Seen.Request(Request.confirmed(1 << 16 | 5, service, Units.UNKNOWN, List.of(points)));
    }

    private static Seen answers(int group, int subfunction, PointRange... points) {
        Service service = UserDataFunction.service(group, subfunction);
        return new Seen.Response(new Response(1 << 16 | 5, service, Units.UNKNOWN, Outcome.OK, List.of(points)));
    }

    private static Seen tells(int group, int subfunction, PointRange... points) {
        return new Seen.Request(
                Request.notification(UserDataFunction.push(group, subfunction), Units.UNKNOWN, List.of(points)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a subscription names its variables, and each push tells their values")
                        .client(SUBSCRIBE)
                        .server(SUBSCRIBED)
                        .server(PUSH_CYCLIC)
                        .sees(
                                asks(2, 5, PointRange.of("DB124", 370, 2), PointRange.of("DB68", 358, 3)),
                                answers(2, 5),
                                tells(
                                        2,
                                        5,
                                        PointRange.of("DB124", 370, unsigned(0x43, 0xF6)),
                                        PointRange.of("DB68", 358, unsigned(1, 2, 3)))),
                row("a push whose subscription was not seen invents no points")
                        .server(PUSH_CYCLIC)
                        .sees(tells(2, 5)),
                row("an end of a subscription names its job")
                        .client("3207 0000 0005 0008 0006 000112 04 11 42 04 00 FF 09 0002 05 01")
                        .sees(asks(2, 4)),
                row("status of variables, asked and told")
                        .client(VARIABLE_STATUS)
                        .server("3207 0000 0005 000C 0004 000112 08 12 81 02 02 00 00 0000 0A 00 0000")
                        .server("3207 0000 0000 000C 001E 000112 08 12 01 02 02 00 00 0000 FF 09 001A"
                                + "0004 0012 0100 0002 0002 FF 09 0006 4133851FDEAD FF 09 0001 02 00")
                        .sees(
                                asks(1, 2, PointRange.of("M", 0, 6), PointRange.of("I", 8, 1)),
                                answers(1, 2),
                                tells(
                                        1,
                                        2,
                                        PointRange.of("M", 0, unsigned(0x41, 0x33, 0x85, 0x1F, 0xDE, 0xAD)),
                                        PointRange.of("I", 8, unsigned(2)))),
                row("a variable that is modified is a write with its value")
                        .client("3207 0000 0005 000C 0029 000112 08 12 41 08 00 00 00 0000 FF 09 0025"
                                + "0014 000D 0000 0001 0001 0000 0001 0001 0001 0001 0001 0000"
                                + "0001 01 01 0000 000A FF 09 0001 07")
                        .sees(asks(1, 8, PointRange.of("M", 10, unsigned(7)))),
                row("more variables than there are bytes are malformed")
                        .client("3207 0000 0005 000C 001E 000112 08 12 41 02 00 00 00 0000 FF 09 001A"
                                + "0014 0002 0000 0001 0000 0012 0001 0001 0001 0001 0001 0200 0009")
                        .sees(new Seen.Malformed(S7commAnomaly.USER_DATA_ITEMS, 26)),
                row("a job is deleted by its function and number")
                        .client("3207 0000 0005 000C 0020 000112 08 12 41 0F 00 00 00 0000 FF 09 001C"
                                + "0014 0004 0000 0000 0001 0000 0000 0001 0001 0001 0001 0000 0001 13 03")
                        .sees(asks(1, 0x0F)),
                row("counts of blocks, S7-300")
                        .server("3207 0000 0005 000C 000C 000112 08 12 83 01 00 00 00 0000 FF 09 0008 3038 0001 3046"
                                + " 000E")
                        .sees(answers(3, 1)),
                row("what is known of one block").server(BLOCK_INFO).sees(answers(3, 3)),
                row("an alarm with its values").server(ALARM).sees(tells(4, 6)),
                row("an alarm that was scanned").server(SCAN).sees(tells(4, 9)),
                row("an alarm that passes the data is malformed")
                        .server("3207 0000 0000 0008 0010 000112 04 11 04 06 00 FF 09 000C 9401060047426975 40 01 12"
                                + " 0A")
                        .sees(new Seen.Malformed(S7commAnomaly.USER_DATA_ITEMS, 22)),
                row("a lock of an alarm is told without a time")
                        .server("3207 0000 0000 0008 000E 000112 04 11 04 0D 00 FF 09 000A 00 01 12 06 15 00 00000001")
                        .sees(tells(4, 0x0D)),
                row("an acknowledgement is answered by a return code for each alarm")
                        .server("3207 0000 0005 000C 0007 000112 08 12 84 0B 01 00 00 0000 FF 09 0003 00 01 FF")
                        .sees(answers(4, 0x0B)),
                row("fewer return codes than alarms are malformed")
                        .server("3207 0000 0005 000C 0007 000112 08 12 84 0B 01 00 00 0000 FF 09 0003 00 02 FF")
                        .sees(new Seen.Malformed(S7commAnomaly.USER_DATA_ITEMS, 26)),
                row("pending alarms")
                        .server("3207 0000 0005 000C 0016 000112 08 12 84 13 8B 00 00 0000 FF 09 0012"
                                + "00 01 FF 09 000C 0A 0000 02 0000002F 00 00 CF CF")
                        .sees(answers(4, 0x13)),
                row("a client subscribes to messages under its name")
                        .client("3207 0000 0005 0008 0010 000112 04 11 44 02 00 FF 09 000C 8100 533743484E5F3032 0500")
                        .sees(asks(4, 2)),
                row("a diagnostic event as it enters")
                        .server("3207 0000 0000 0008 0018 000112 04 11 04 03 00 FF 09 0014"
                                + "4304 FF 84 0000 0000 00000000 9401092153421521")
                        .sees(tells(4, 3)),
                row("block send between controllers names its request")
                        .client(
                                "3207 0000 0005 0008 0010 000112 04 11 46 00 00 FF 09 000C 12 06 13 00 00000007 0002 AABB")
                        .sees(
                                new Seen.Message(new UserDataEvent(
                                        new Pdu(7, 0, 5, 8, 16, 0, 0),
                                        0x11,
                                        1,
                                        6,
                                        0,
                                        0,
                                        UserDataEvent.ABSENT,
                                        UserDataEvent.ABSENT,
                                        UserDataEvent.ABSENT,
                                        0xFF,
                                        9,
                                        12,
                                        new UserDataContent.BlockSend(0x13, 7, 2, Octets.ofHex("AABB")))),
                                asks(6, 0, PointRange.named("R_ID7"))),
                row("what comes in parts outgrows its bound")
                        .server(part(60_000))
                        .server(part(60_000))
                        .sees(new Seen.Malformed(S7commAnomaly.PARTS_LENGTH, 22)));
    }

    private static String part(int length) {
        return "3207 0000 0005 000C " + Integer.toHexString(4 + length) + "000112 08 12 84 01 01 07 01 0000 FF 09"
                + Integer.toHexString(length) + "00".repeat(length);
    }

    private static List<String> told(String pdu) {
        DissectorHarness harness = new DissectorHarness(new S7commDissector(), Carrier.CHILD);
        harness.feed(Direction.FROM_SERVER, Octets.ofHex(pdu).toArray(), Integer.MAX_VALUE);
        List<String> lines = new ArrayList<>();
        for (Seen seen : harness.seen()) {
            if (seen instanceof Seen.Message message) {
                RecordingFields fields = new RecordingFields();
                message.event().fields(fields);
                lines.addAll(fields.lines());
            }
        }
        return lines;
    }

    @Test
    void aBlockTellsWhoMadeItAndWhen() {
        assertThat(told(BLOCK_INFO))
                .contains(
                        "block.block_type=SFC",
                        "block.block_number=0",
                        "block.language_name=STL",
                        "block.load_memory_length=90",
                        "block.mc7_length=2",
                        "block.author=SIMATIC",
                        "block.family=CLK_FUNC",
                        "block.name=SET_CLK",
                        "block.version=1.0",
                        "block.checksum=50592");
    }

    @Test
    void aNotificationTellsWhatChangedLast() {
        assertThat(told("3207 0000 0000 0008 001E 000112 04 11 04 16 00 FF 09 001A 9401060047426975 80 01"
                        + "12 0E 1C 00 00000004 01 01 00 00 00 01 02 00"))
                .anyMatch(line -> line.endsWith("event_last_changed=2"));
    }

    @Test
    void aModeTransitionTellsTheNewMode() {
        assertThat(told("3207 0000 0000 0008 0000 01 01 00 00 00 00 04 00"))
                .contains("function_name=mode_transition", "mode_name=hold");
    }

    @Test
    void anAlarmTellsItsNumberStatesAndTime() {
        assertThat(told(ALARM))
                .contains("alarm_time=1994-01-06T00:47:42.697")
                .anyMatch(line -> line.endsWith("event_id=1"))
                .anyMatch(line -> line.endsWith("acknowledged_coming=1"));
    }

    @Test
    void aScannedAlarmHasTwoOctetsBeforeItsTimeAndTwoBehind() {
        assertThat(told(SCAN))
                .contains("alarm_time=1994-01-06T00:47:42.697", "function_identifier=1", "object_count=1")
                .anyMatch(line -> line.endsWith("event_id=7"))
                .anyMatch(line -> line.endsWith("acknowledged_coming=4"));
    }

    @ParameterizedTest
    @CsvSource({
        "0x0132, 0004 0001 0003 0003 0002 0000 0000, protection_level_valid=3",
        "0x0132, 0004 0001 0003 0003 0002 0000 0000, mode_switch_name=run_p",
        "0x0424, 5140 FF 08 00000000 00 00 00 00 9401290236309557, mode_name=run",
        "0x0424, 4304 FF 84 00000000 00 00 00 00 9401290236309557, mode_name=stop_internal",
        "0x0074, 0004 01 01, led_name=RUN",
        "0x0174, 0012 01 00, led_name=IFM1F",
        "0x0019, 0005 01 00, led_on=true",
        "0x00A0, 4304 FF 84 0000 0000 00000000 9401092153421521, event_name=stop_by_programmer",
        "0x00A0, 4304 FF 84 0000 0000 00000000 9401092153421521, event_time=1994-01-09T21:53:42.152",
        "0x0131, 0001 00F0 000C 0002DC6C 0002DC6C 00000000, most_pdu_length=240",
        "0x0012, 0101, characteristic=257",
        "0x0014, 0001 0001 0080 0000, quantity=128",
        "0x0015, 0800 0010 0010 00000400, most_blocks=16",
        "0x0D91, 0000 0002 07FD 00C0 00C0 0000 0011 0000, slot_or_station=2",
        "0x0232, 0004 0001 0000 0001 0002 0000 0000 5656 1001 337B 0200 75F4, hardware_checksum_1=272",
        "0x0232, 0004 0001 0000 0001 0002 0000 0000 5656 1001 337B 0200 75F4, program_checksum_2=62581",
        "0x0195, 64 00 02 01 07FF 0000 0000 03 00 0000 3D 00 00B71B00 000003E8, cycle_microseconds=1000",
        "0x0090, 01 00 02 02 07FF 0000 0000 81 000000, external_master=true",
        "0x001C, 0009 002A F600 0001, manufacturer_id=42",
        "0x001C, 000A 4F454D0000000000000000000000000000000000000000000000 0007 00000009, oem_id=7",
        "0x001C, 000A 4142434445464748494A4B4C4D4E4F505152535455565758595A 4141 00000009, text=ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "0x001C, 0007 435055203331352D3220504E2F445000, text=CPU 315-2 PN/DP",
        "0x0111, 0001 36455337203135312D38414230312D304142302000C000030001, order_number=6ES7 151-8AB01-0AB0"
    })
    void partialListsTellTheirContent(String szlId, String record, String line) {
        RecordingFields fields = new RecordingFields();
        ByteView view = Octets.ofHex(record).view();
        SzlRecord.fields(Integer.decode(szlId), 0, view, fields);
        assertThat(fields.lines()).contains(line);
        for (int length = 0; length < view.length(); length++) {
            SzlRecord.fields(Integer.decode(szlId), 0, view.slice(0, length), new RecordingFields());
        }
    }
}
