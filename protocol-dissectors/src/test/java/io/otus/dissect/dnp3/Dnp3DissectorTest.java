package io.otus.dissect.dnp3;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/**
 * Frames between master 1 and outstation 10, as the standard lays them out; their CRCs were calculated apart from the
 * dissector.
 */
class Dnp3DissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new Dnp3Provider();
    }

    private static Seen asks(int sequence, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction(sequence), service, "10", List.of(points)));
    }

    private static Seen asks(int sequence, Dnp3Function function, PointRange... points) {
        return asks(sequence, function.service(), points);
    }

    private static Seen orders(String unit, Dnp3Function function, PointRange... points) {
        return new Seen.Request(Request.unconfirmed(function.service(), unit, List.of(points)));
    }

    private static Seen tells(PointRange... points) {
        return new Seen.Request(
                Request.notification(Dnp3Function.UNSOLICITED_RESPONSE.service(), "10", List.of(points)));
    }

    private static Seen answers(int sequence, Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(transaction(sequence), service, "10", outcome, List.of(points)));
    }

    /** An answer whose request was not seen. */
    private static Seen answers(int sequence, PointRange... points) {
        return answers(sequence, Dnp3Function.RESPONSE.service(), Outcome.OK, points);
    }

    private static Seen malformed(Dnp3Anomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    private static long transaction(int sequence) {
        return (10L << 20) | (1 << 4) | sequence;
    }

    private static PointRange bits(String space, long first, int count, String packed) {
        return PointRange.of(space, first, ValueList.bits(Octets.ofHex(packed).view(), 0, count));
    }

    private static PointRange text(String space, long first, String value) {
        return PointRange.of(space, first, ValueList.text(value));
    }

    private static PointRange[] classes(int... numbers) {
        PointRange[] classes = new PointRange[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            classes[i] = PointRange.named("class_" + numbers[i]);
        }
        return classes;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(commandRows(), deviceRows(), valueRows(), fragmentRows(), linkRows(), malformedRows())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> commandRows() {
        return Stream.of(
                row("select and operate a relay, each answered by its echo")
                        .client("05641AC40A0001008A1C C0C0030C012801000000030164000000FD6B 6400000000005B")
                        .server("05641C4401000A007636 C6C08100000C01280100000003016400C396 00006400000000005B")
                        .client("05641AC40A0001008A1C C1C1040C012801000000030164000000B9F0 6400000000005B")
                        .server("05641C4401000A007636 C7C18100000C0128010000000301640057B5 00006400000000005B")
                        .sees(
                                asks(0, Dnp3Function.SELECT, text("g12", 0, "latch_on")),
                                answers(0, Dnp3Function.SELECT.service(), Outcome.OK, text("g12", 0, "latch_on")),
                                asks(1, Dnp3Function.OPERATE, text("g12", 0, "latch_on")),
                                answers(1, Dnp3Function.OPERATE.service(), Outcome.OK, text("g12", 0, "latch_on"))),
                row("direct operate without acknowledgement is not answered")
                        .client("05641AC404000300C2E6 D0CE060C012801000100030164000000E096 6400000000005B")
                        .sees(orders("4", Dnp3Function.DIRECT_OPERATE_NR, text("g12", 1, "latch_on"))),
                row("a relay that one command is to operate two hundred times")
                        .client(Frames.request("C0 03 0C 01 28 0100 0000 81 C8 14000000 14000000 00"))
                        .sees(asks(0, Dnp3Function.SELECT.repeated(), text("g12", 0, "trip_pulse_on"))),
                row("an analog output is refused with the status of its echo")
                        .client("056414C40A0001008FED C0C005290128010003002C0100000067D8")
                        .server("0564164401000A001D8A C0C0810000290128010003002C010000FCAD 0C0ED9")
                        .sees(
                                asks(0, Dnp3Function.DIRECT_OPERATE, PointRange.of("g41", 3, ValueList.signed(300))),
                                answers(
                                        0,
                                        Dnp3Function.DIRECT_OPERATE.service(),
                                        Outcome.error(12, "out_of_range"),
                                        PointRange.of("g41", 3, ValueList.signed(300)))),
                row("a broadcast is not answered")
                        .client("056408C4FFFF0100CF9C C0C00D9C86")
                        .sees(orders("65535", Dnp3Function.COLD_RESTART)),
                row("a frozen counter is asked for without points of its own")
                        .client("05640BC404000300E42B F1C207140006D0B8")
                        .server("05640A44030004007CAE C2C28100003966")
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        (4L << 20) | (3 << 4) | 2,
                                        Dnp3Function.IMMED_FREEZE.service(),
                                        "4",
                                        List.of(PointRange.named("g20")))),
                                new Seen.Response(new Response(
                                        (4L << 20) | (3 << 4) | 2,
                                        Dnp3Function.IMMED_FREEZE.service(),
                                        "4",
                                        Outcome.OK,
                                        List.of()))));
    }

    private static Stream<Row> deviceRows() {
        return Stream.of(
                row("the restart indication is cleared, and the write refused")
                        .client("05640EC40A0001002529 C0C0025001000707002C49")
                        .server("05640A4401000A006E25 C4C08100008464")
                        .sees(
                                asks(0, Dnp3Function.CLEAR_RESTART, bits("g80", 7, 1, "00")),
                                answers(0, Dnp3Function.CLEAR_RESTART, Outcome.OK)),
                row("only who clears the indication of a restart, and nothing else, acknowledges it")
                        .client(Frames.request("C0 02 50 01 00 07 07 01"))
                        .client(Frames.request("C0 02 50 01 00 04 04 00"))
                        .client(Frames.request("C0 02 50 01 00 00 0F 0000"))
                        .client(Frames.request("C0 02 00 F5 00 00 00 01 02 4142"))
                        .sees(
                                asks(0, Dnp3Function.WRITE_DEVICE, bits("g80", 7, 1, "01")),
                                asks(0, Dnp3Function.WRITE_DEVICE, bits("g80", 4, 1, "00")),
                                asks(0, Dnp3Function.WRITE_DEVICE, bits("g80", 0, 16, "0000")),
                                asks(0, Dnp3Function.WRITE_DEVICE, PointRange.named("g0v245", ValueList.text("AB")))),
                row("a write of a dead band changes what is reported")
                        .client(Frames.request("C0 02 22 01 00 00 00 0A00"))
                        .sees(asks(0, Dnp3Function.WRITE_DEADBAND, PointRange.of("g34", 0, ValueList.unsigned(10)))),
                row("a write of the time sets the clock")
                        .client("056412C40A0001005686 C0C0023201070100E40B540000ACC7")
                        .sees(asks(0, Dnp3Function.WRITE_TIME, PointRange.clock("1970-01-17T07:41:05.408Z"))),
                row("a write of no time sets no clock, and stops nobody")
                        .client("05640CC40A000100920FC0C00232010700B9D0")
                        .client("05640BC40A000100ACD1C0C002320106EEC2")
                        .sees(
                                asks(0, Dnp3Function.WRITE_TIME, PointRange.named("g50")),
                                asks(0, Dnp3Function.WRITE_TIME, PointRange.named("g50"))),
                row("a write of the time behind another object sets the clock too")
                        .client("056418C40A0001003D3A C0C0025001000707003201070100E40B30F254000089C3")
                        .sees(asks(
                                0,
                                Dnp3Function.WRITE_TIME,
                                bits("g80", 7, 1, "00"),
                                PointRange.clock("1970-01-17T07:41:05.408Z"))),
                row("a cold restart is answered by the time it takes")
                        .client("056408C40A000100FC42 C0C00D9C86")
                        .server("0564104401000A00C4E1 C0C0810000340207010A005249")
                        .sees(
                                asks(0, Dnp3Function.COLD_RESTART),
                                answers(0, Dnp3Function.COLD_RESTART.service(), Outcome.OK)),
                row("a warm restart is refused by an outstation that does not know it")
                        .client("056408C40A000100FC42 C0C10E3077")
                        .server("05640A4401000A006E25 C0C18100012A1C")
                        .sees(
                                asks(1, Dnp3Function.WARM_RESTART),
                                answers(
                                        1,
                                        Dnp3Function.WARM_RESTART.service(),
                                        Outcome.error(1, "no_func_code_support"))),
                row("unsolicited responses are switched on")
                        .client("056411C40A0001000615 C0C0143C02063C03063C04067896")
                        .sees(asks(0, Dnp3Function.ENABLE_UNSOLICITED, classes(1, 2, 3))),
                row("unsolicited responses are switched off")
                        .client("056411C40A0001000615 C0C0153C02063C03063C04061A55")
                        .sees(asks(0, Dnp3Function.DISABLE_UNSOLICITED, classes(1, 2, 3))),
                row("an unsolicited response without objects, and its confirmation, which is no operation")
                        .server("05640A4401000A006E25 C0F08200004466")
                        .client("056408C40A000100FC42 C0D0001B49")
                        .sees(tells()),
                row("binary inputs are assigned to class 2")
                        .client("05640EC4040003006DD3 F2C3163C030601000670B4")
                        .sees(new Seen.Request(Request.confirmed(
                                (4L << 20) | (3 << 4) | 3,
                                Dnp3Function.ASSIGN_CLASS.service(),
                                "4",
                                List.of(PointRange.named("class_2"), PointRange.named("g1"))))),
                row("an application is stopped by its name")
                        .client("056411C40A0001000615 C0C0125A015B010300706C63947C")
                        .sees(asks(0, Dnp3Function.STOP_APPL, PointRange.named("g90"))),
                row("a file is opened by name and not found")
                        .client("05642CC40A00010010FE C0C01946035B011E001A0004000000000149"
                                + "000000B60100000000FFFFFFFF010000BF6F 0405002E2F6366E293")
                        .server("05641D4401000A009183 C0C081000046045B010D0001000000FFD8D7 00000000040500036E06")
                        .sees(
                                asks(0, Dnp3Function.OPEN_FILE, PointRange.named("g70", ValueList.text("./cf"))),
                                answers(
                                        0,
                                        Dnp3Function.OPEN_FILE.service(),
                                        Outcome.error(3, "file_not_found"),
                                        PointRange.named("g70"))),
                row("the only part of a file goes into the outstation")
                        .client("05641AC40A0001008A1C C0C10246055B010C00010000000000007601803C63663E17F0")
                        .sees(asks(1, Dnp3Function.WRITE_FILE, PointRange.named("g70"))),
                row("a dead band behind the part of a file hides no file")
                        .client("056421C40A000100459C C0C10246055B010C00010000000000007601803C63663E220100000005008C69")
                        .sees(asks(
                                1,
                                Dnp3Function.WRITE_FILE,
                                PointRange.named("g70"),
                                PointRange.of("g34", 0, ValueList.unsigned(new long[] {5})))),
                row("a user logs in for files, and the password is a secret")
                        .client("056424C40A000100CC64 C0C01D46025B0116000C0004001000068D64"
                                + " 0000000000726F6F74736563726574CB03")
                        .sees(
                                new Seen.Secret(37, 6),
                                asks(0, Dnp3Function.AUTHENTICATE_FILE, PointRange.named("g70")),
                                new Seen.Session(true, "10", "login", "root")),
                row("a critical request in aggressive mode is the request that it carries")
                        .client("05643AC4040003004017 D3CC05780307010900000001000C01281E6D"
                                + "01000100030164000000640000000078454B 095B011000BA8DB44D5E72CD0AD418E5A302"
                                + "E415256867BED2")
                        .sees(new Seen.Request(Request.confirmed(
                                (4L << 20) | (3 << 4) | 12,
                                Dnp3Function.DIRECT_OPERATE.service(),
                                "4",
                                List.of(text("g12", 1, "latch_on"))))));
    }

    private static Stream<Row> valueRows() {
        return Stream.of(
                row("classes are read")
                        .client("056414C40A0001008FED C0C1013C02063C03063C04063C01067A6F")
                        .sees(asks(1, Dnp3Function.READ, classes(1, 2, 3, 0))),
                row("listed points are read")
                        .client("05640EC40A0001002529 C0C1011E0017020307A378")
                        .sees(asks(1, Dnp3Function.READ, PointRange.of("g30", 3, 1), PointRange.of("g30", 7, 1))),
                row("a range of points is read")
                        .client("05640FC40A000100C29C C0C1011E00010000FFFFFF5B")
                        .sees(asks(1, Dnp3Function.READ, PointRange.of("g30", 0, 65_536))),
                row("flags are of the point that they stand with, also where indexes leave some out")
                        .server(Frames.response("C0 81 0000 1E01 17 03 01 01 05000000 02 01 06000000 07 11 07000000"))
                        .sees(answers(
                                0,
                                PointRange.of("g30", 1, ValueList.signed(5, 6)),
                                PointRange.of("g30", 7, ValueList.signed(7)).with(Flaws.of(Flaw.FORCED)))),
                row("packed binary inputs")
                        .server("0564114401000A002354 C0C1810000010100000BBD0AC4E6")
                        .sees(answers(1, bits("g1", 0, 12, "BD0A"))),
                row("packed double-bit inputs")
                        .server("0564114401000A002354 C0C181000003010000041B0248E2")
                        .sees(answers(1, PointRange.of("g3", 0, ValueList.unsigned(new long[] {3, 2, 1, 0, 2})))),
                row("binary events with times relative to the common time of occurrence")
                        .server("05641E4401000A00C110 C0C18100003301070100E8030000000292C5 032801000500811400666D")
                        .sees(answers(1, bits("g2", 5, 1, "01"))),
                row("counters stay positive above 2^31")
                        .server("0564174401000A00FA3F C0C18100001405000001FFFFFFFF07000B6A 0000FFFF")
                        .sees(answers(1, PointRange.of("g20", 0, ValueList.unsigned(new long[] {4_294_967_295L, 7})))),
                row("analog inputs are signed, or reals")
                        .server("0564234401000A00D7FB C0C18100001E0100000101FEFFFFFF011508"
                                + " 070000001E05000505010000C03FE881")
                        .sees(answers(
                                1,
                                PointRange.of("g30", 0, ValueList.signed(-2, 7)),
                                PointRange.of("g30", 5, ValueList.reals(1.5)))),
                row("analog events of points that are not consecutive")
                        .server("0564294401000A00BC47 C0C18100002003280200030001E80300DA25"
                                + "0000E80300000009000118FCFFFF01E8E698 03000000BEF5")
                        .sees(answers(
                                1,
                                PointRange.of("g32", 3, ValueList.signed(1000)),
                                PointRange.of("g32", 9, ValueList.signed(-1000)))),
                row("octet strings are text where printable, else hexadecimal")
                        .server("0564194401000A00FFCE C0C18100006E0500000148454C4C4F0087A2 FF0000001872")
                        .sees(answers(1, PointRange.of("g110", 0, ValueList.texts(List.of("HELLO", "00ff000000"))))),
                row("device attributes say who the outstation is")
                        .client("05640DC40A00010075BA C0C10100FE00000074E0")
                        .server("0564344401000A00285D C0C181000000FC000000010441434D455BA6"
                                + "00FA0000000105525455313000F800003BF9 00010330303700F100000002020008AFC3")
                        .sees(
                                asks(1, Dnp3Function.READ_IDENTITY, PointRange.named("g0v254")),
                                new Seen.Claim(true, "10", Attribute.INSTANCE, "10", Trust.DEVICE),
                                answers(
                                        1,
                                        Dnp3Function.READ_IDENTITY,
                                        Outcome.OK,
                                        PointRange.named("g0v252", ValueList.text("ACME")),
                                        PointRange.named("g0v250", ValueList.text("RTU10")),
                                        PointRange.named("g0v248", ValueList.text("007")),
                                        PointRange.named("g0v241", ValueList.unsigned(2048))),
                                new Seen.Claim(true, "10", Attribute.VENDOR, "ACME", Trust.DEVICE),
                                new Seen.Claim(true, "10", Attribute.MODEL, "RTU10", Trust.DEVICE),
                                new Seen.Claim(true, "10", Attribute.SERIAL, "007", Trust.DEVICE)));
    }

    private static Stream<Row> fragmentRows() {
        return Stream.of(
                row("a fragment of two segments is read at the second")
                        .server("05640C4401000A00B74E 41C181000001029FF7")
                        .server("05640B4401000A008990 8200000181014C57")
                        .sees(new Seen.Continues(), answers(1, bits("g1", 0, 2, "01"))),
                row("a repeated segment changes nothing")
                        .server("05640C4401000A00B74E 41C181000001029FF7")
                        .server("05640C4401000A00B74E 41C181000001029FF7")
                        .server("05640B4401000A008990 8200000181014C57")
                        .sees(new Seen.Continues(), new Seen.Continues(), answers(1, bits("g1", 0, 2, "01"))),
                row("a response of two fragments is one answer to its request")
                        .client("05640BC40A000100ACD1 C0C1013C0106F973")
                        .server("0564104401000A00C4E1 C08181000001020000008155B4")
                        .client("056408C40A000100FC42 C0C1007D3D")
                        .server("0564104401000A00C4E1 C042810000010200010101F205")
                        .sees(
                                asks(1, Dnp3Function.READ, classes(0)),
                                new Seen.Continues(),
                                answers(
                                        1,
                                        Dnp3Function.READ.service(),
                                        Outcome.OK,
                                        bits("g1", 0, 1, "01"),
                                        bits("g1", 1, 1, "00"))),
                row("the end of a response whose beginning was not seen answers nothing")
                        .server("0564104401000A00C4E1 C042810000010200010101F205")
                        .sees(new Seen.Response(new Response(
                                (1L << 40) | transaction(2),
                                Dnp3Function.RESPONSE.service(),
                                "10",
                                Outcome.OK,
                                List.of(bits("g1", 1, 1, "00"))))),
                row("segments whose beginning was not seen are no fault of the device")
                        .server("05640B4401000A008990 8200000181014C57")
                        .sees());
    }

    private static Stream<Row> linkRows() {
        return Stream.of(
                row("reset, its acknowledgement, test and link status are no operations")
                        .client("056405C00A000100B1AC")
                        .server("0564050001000A002EDD")
                        .client("056405F20A0001007258")
                        .client("056405C90A000100FEDA")
                        .server("0564050B01000A006DED")
                        .sees(),
                row("content tells which side is the master")
                        .someone("056408C40A000100FC42 C0C00D9C86")
                        .sees(new Seen.Direction(Direction.FROM_CLIENT)),
                row("a link function that the standard does not name")
                        .client("056405CA0A000100F4BF")
                        .sees(new Seen.Unknown("primary_function", 10)),
                row("a secondary link function that the standard does not name")
                        .server("0564050501000A003072")
                        .sees(new Seen.Unknown("secondary_function", 5)),
                row("a function code that the standard does not name is still asked")
                        .client("056408C40A000100FC42 C0C02220D3")
                        .sees(
                                new Seen.Unknown("function_code", 34),
                                asks(0, new Service(34, "reserved_34", Action.OTHER))),
                row("what follows an object of no known size is not guessed at")
                        .server("0564164401000A001D8A C0C181000001020000008140010000007D91 FFCAED")
                        .sees(new Seen.Unknown("object", 0x4001), answers(1, bits("g1", 0, 1, "01"))));
    }

    private static Stream<Row> malformedRows() {
        return Stream.of(
                row("a wrong CRC of the header")
                        .client("056408C40A000100FC43")
                        .sees(malformed(Dnp3Anomaly.HEADER_CRC, 8)),
                row("a wrong CRC of the data: the restart is not believed")
                        .client("056408C40A000100FC42 C0C00D9C87")
                        .sees(malformed(Dnp3Anomaly.DATA_CRC, 13)),
                row("LENGTH below 5").client("056403C40A000100704B").sees(malformed(Dnp3Anomaly.LINK_LENGTH, 2)),
                row("user data frame without user data")
                        .client("056405C40A000100A920")
                        .sees(malformed(Dnp3Anomaly.USER_DATA, 2)),
                row("link status request with user data")
                        .client("056408C90A000100ABB8 C0C00D9C86")
                        .sees(malformed(Dnp3Anomaly.USER_DATA, 2)),
                row("FCV set in unconfirmed user data")
                        .client("056408D40A0001006EE8 C0C00D9C86")
                        .sees(malformed(Dnp3Anomaly.FCV, 3)),
                row("a broadcast address as source")
                        .client("056408C40A00FDFF9294 C0C00D9C86")
                        .sees(malformed(Dnp3Anomaly.SOURCE_ADDRESS, 6)),
                row("a request with DIR clear")
                        .client("056408440A0001008823 C0C00D9C86")
                        .sees(malformed(Dnp3Anomaly.DIRECTION, 12)),
                row("a segment that does not follow the one before")
                        .server("05640C4401000A00B74E 41C181000001029FF7")
                        .server("05640B4401000A008990 830000018101ABE2")
                        .sees(malformed(Dnp3Anomaly.TRANSPORT_SEQUENCE, 10)),
                row("a fragment of one octet")
                        .client("056407C40A0001001E06 C0C019BA")
                        .sees(malformed(Dnp3Anomaly.APPLICATION_HEADER, 12)),
                row("a response without all indications")
                        .server("0564094401000A003EB6 C0C08100E49C")
                        .sees(malformed(Dnp3Anomaly.APPLICATION_HEADER, 14)),
                row("a request that says more fragments follow")
                        .client("05640BC40A000100ACD1 C080013C01064560")
                        .sees(malformed(Dnp3Anomaly.REQUEST_FRAGMENTS, 11)),
                row("a read with UNS set")
                        .client("05640BC40A000100ACD1 C0D0013C01066DFA")
                        .sees(malformed(Dnp3Anomaly.UNSOLICITED_BIT, 11)),
                row("a confirmation with objects")
                        .client("05640BC40A000100ACD1 C0C0003C01061792")
                        .sees(malformed(Dnp3Anomaly.CONFIRM_OBJECTS, 13)),
                row("half an object header")
                        .client("056409C40A0001001BF7 C0C0013CFE3A")
                        .sees(malformed(Dnp3Anomaly.OBJECT_HEADER, 13)),
                row("half a range field")
                        .client("05640DC40A00010075BA C0C00101020100000E02")
                        .sees(malformed(Dnp3Anomaly.OBJECT_HEADER, 16)),
                row("a reserved object prefix")
                        .client("05640CC40A000100920F C0C00101027B0100D8")
                        .sees(malformed(Dnp3Anomaly.QUALIFIER, 15)),
                row("a stop index below the start index")
                        .client("05640DC40A00010075BA C0C00101020005003287")
                        .sees(malformed(Dnp3Anomaly.RANGE, 16)),
                row("fewer objects than announced")
                        .server("0564104401000A00C4E1 C0C08100001E0100000501C870")
                        .sees(malformed(Dnp3Anomaly.OBJECT_DATA, 20)),
                row("a file object shorter than its fixed part")
                        .client("056412C40A0001005686 C0C01946035B0104001A000400423D")
                        .sees(malformed(Dnp3Anomaly.OBJECT_SIZE, 19)),
                row("a file name outside its object")
                        .client("056422C40A000100150F C0C01946075B0114001A0004000000008AC9"
                                + " 00000000000000000000000000FFFF")
                        .sees(malformed(Dnp3Anomaly.OBJECT_SIZE, 19)));
    }
}
