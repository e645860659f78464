package io.otus.dissect.bsap;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Rows that say captured have frames of a capture of icsnpp-bsap (BSD); the others have the layouts of those. */
class BsapDissectorTest extends DissectorContract {
    private static final Service READ = Functions.rdb(Functions.READ_SIGNAL_BY_NAME);
    private static final Service WRITE = Functions.rdb(Functions.WRITE_SIGNAL_BY_NAME);
    private static final String READ_AS3 = "100201eba0e30803000401400f014047562e4153332e001003a94d";
    private static final long SEQUENCE = 0x08E3 << 8 | 0xEB;

    @Override
    protected DissectorProvider provider() {
        return new BsapProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    /** A message in its frame, each DLE twice, the CRC computed bit by bit. */
    private static String frame(String hex) {
        byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));
        StringBuilder framed = new StringBuilder("1002");
        int crc = 0xFFFF;
        for (byte octet : message) {
            crc = crc(crc, octet);
            framed.append(String.format(octet == 0x10 ? "%1$02X%1$02X" : "%02X", octet));
        }
        crc = crc(crc, 3);
        return framed.append(String.format("1003%02X%02X", crc & 0xFF, crc >> 8))
                .toString();
    }

    private static int crc(int before, int octet) {
        int crc = before ^ (octet & 0xFF);
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0x8408;
        }
        return crc;
    }

    private static Seen asked(long transaction, Service service, String unit, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction, service, unit, List.of(points)));
    }

    private static Seen answered(
            long transaction, Service service, String unit, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(transaction, service, unit, outcome, List.of(points)));
    }

    private static Seen rtu(String unit) {
        return new Seen.Claim(true, unit, Attribute.TYPE, "rtu", Trust.SESSION);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(captured(), fields(), functions(), broken()).flatMap(rows -> rows);
    }

    private static Stream<Row> captured() {
        ValueList as3 = ValueList.reals(Float.intBitsToFloat(0xBE82DF82));
        return Stream.of(
                row("an analog signal is read, as captured")
                        .client(READ_AS3)
                        .server("100200eb03e308a000000182df82be10039102")
                        .sees(
                                asked(SEQUENCE, READ, "1", PointRange.named("@GV.AS3.")),
                                rtu("1"),
                                answered(SEQUENCE, READ, "1", Outcome.OK, PointRange.named("@GV.AS3.", as3))),
                row("a logical signal is read, as captured")
                        .client("100201eda0e50803000401400f014047562e4453322e0010037885")
                        .server("100200ed03e508a00000010010036d35")
                        .sees(
                                asked(0x08E5 << 8 | 0xED, READ, "1", PointRange.named("@GV.DS2.")),
                                rtu("1"),
                                answered(
                                        0x08E5 << 8 | 0xED,
                                        READ,
                                        "1",
                                        Outcome.OK,
                                        PointRange.named("@GV.DS2.", ValueList.bit(false)))),
                row("a sequence number with the octet of a DLE in it, as captured")
                        .client("10020119a010100903000401400f014047562e4153332e0010036a8d")
                        .server("1002001903101009a000000182df82be10030d5d")
                        .sees(
                                asked(0x0910 << 8 | 0x19, READ, "1", PointRange.named("@GV.AS3.")),
                                rtu("1"),
                                answered(0x0910 << 8 | 0x19, READ, "1", Outcome.OK, PointRange.named("@GV.AS3.", as3))),
                row("a signal is written, as captured, and where nothing else tells, content tells who asks")
                        .someone("100201c3a0b90a0300840f014047562e4153322e000b000070421003cfba")
                        .sees(
                                new Seen.Direction(Direction.FROM_CLIENT),
                                asked(
                                        0x0AB9 << 8 | 0xC3,
                                        WRITE,
                                        "1",
                                        PointRange.named("@GV.AS2.", ValueList.reals(60)))),
                row("an answer goes up to the master, address 0, as captured")
                        .someone("100200eb03e308a000000182df82be10039102")
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                answered(SEQUENCE, Functions.service(Functions.RDB), "", Outcome.OK)));
    }

    private static Stream<Row> fields() {
        PointRange first = PointRange.named("A.B.");
        PointRange second = PointRange.named("C.D.");
        long transaction = 2 << 8 | 1;
        return Stream.of(
                row("two analog signals, in the order in which they were asked for")
                        .client(frame("0501A002000300 0401400F02 412E422E00 432E442E00"))
                        .server(frame("0001030200A000 0002 0000803F 00000040"))
                        .sees(
                                asked(transaction, READ, "5", first, second),
                                rtu("5"),
                                answered(
                                        transaction,
                                        READ,
                                        "5",
                                        Outcome.OK,
                                        first.with(ValueList.reals(1)),
                                        second.with(ValueList.reals(2)))),
                row("an analog and a logical signal have no value, since nothing tells which is which")
                        .client(frame("0501A002000300 0401400F02 412E422E00 432E442E00"))
                        .server(frame("0001030200A000 0002 0000803F 01"))
                        .sees(
                                asked(transaction, READ, "5", first, second),
                                rtu("5"),
                                answered(transaction, READ, "5", Outcome.OK)),
                row("eighty signals of one request are all told")
                        .client(frame("0501A002000300 0401400F50" + "412E422E00".repeat(80)))
                        .sees(asked(
                                transaction,
                                READ,
                                "5",
                                Collections.nCopies(80, first).toArray(PointRange[]::new))),
                row("more fields than the value")
                        .client(frame("0501A002000300 0401C80F01 412E422E00"))
                        .sees(asked(transaction, Functions.READ_FIELDS_BY_NAME, "5", first)),
                row("a status tells that it failed")
                        .client(frame("0501A002000300 0401400F01 412E422E00"))
                        .server(frame("0001030200A000 80 04"))
                        .sees(
                                asked(transaction, READ, "5", first),
                                rtu("5"),
                                answered(transaction, READ, "5", Outcome.error(0x80, "rdb_error_128"))),
                row("a write whose descriptor is not known has no value, and is told to be that")
                        .client(frame("0501A002000300 840F01 412E422E00 09"))
                        .sees(new Seen.Unknown("descriptor", 9), asked(transaction, WRITE, "5", first)),
                row("where all behind such a descriptor falls in its place, it is read")
                        .client(frame("0501A002000300 840F03 412E422E00 09 432E442E00 0B00000040 452E462E00 0A"))
                        .sees(
                                new Seen.Unknown("descriptor", 9),
                                asked(
                                        transaction,
                                        WRITE,
                                        "5",
                                        first,
                                        second.with(ValueList.reals(2)),
                                        PointRange.named("E.F."))),
                row("where it does not, reading ends there")
                        .client(frame("0501A002000300 840F02 412E422E00 09 01432E442E00 0B00000040"))
                        .sees(new Seen.Unknown("descriptor", 9), asked(transaction, WRITE, "5", first)),
                row("a value that is cut short")
                        .client(frame("0501A002000300 840F01 412E422E00 0B0000"))
                        .sees(new Seen.Malformed(BsapAnomaly.DATA, 17), asked(transaction, WRITE, "5")),
                row("by address and by list, what is asked is kept as it is")
                        .client(frame("0501A002000300 80 1234"))
                        .client(frame("0501A002000300 0C 01"))
                        .sees(
                                asked(transaction, Functions.rdb(0x80), "5"),
                                asked(transaction, Functions.rdb(0x0C), "5")));
    }

    /** The numbers 2 and 1 of a node of the whole network. */
    private static long global(long node) {
        return 1L << 40 | node << 24 | 2 << 8 | 1;
    }

    private static Stream<Row> functions() {
        Service time = new Service(Functions.RDB_EXTENSION, "write_date_and_time", Action.TIME_SET)
                .keyed("161/write_date_and_time");
        Service reset = new Service(Functions.RDB_EXTENSION, "reset_system", Action.RESTART).keyed("161/reset_system");
        return Stream.of(
                row("a global header names the nodes at both ends")
                        .client(frame("8501 0203 0405 00 A0 0200 03 00 0401400F01 412E422E00"))
                        .server(frame("8001 0405 0203 00 03 0200 A0 00 00 01 01"))
                        .sees(
                                asked(global(770), READ, "770", PointRange.named("A.B.")),
                                rtu("770"),
                                answered(
                                        global(770),
                                        READ,
                                        "770",
                                        Outcome.OK,
                                        PointRange.named("A.B.", ValueList.bit(true)))),
                row("a system is reset, and what answers that")
                        .client(frame("0501A102000300 0101"))
                        .server(frame("0001030200A100 00"))
                        .sees(asked(2 << 8 | 1, reset, "5"), answered(2 << 8 | 1, reset, "5", Outcome.OK)),
                row("extensions that the order of their octets decides are not named")
                        .client(frame("0501A102000300 0102"))
                        .client(frame("0501A103000300 0302"))
                        .client(frame("0501A104000300 0203"))
                        .sees(
                                asked(2 << 8 | 1, Functions.service(Functions.RDB_EXTENSION), "5"),
                                asked(3 << 8 | 1, Functions.service(Functions.RDB_EXTENSION), "5"),
                                asked(4 << 8 | 1, Functions.service(Functions.RDB_EXTENSION), "5")),
                row("the clock is set, whichever octet is ahead, since the other order is nothing")
                        .client(frame("0501A102000300 0281 00000000"))
                        .client(frame("0501A103000300 8202 0000"))
                        .sees(asked(2 << 8 | 1, time, "5"), asked(3 << 8 | 1, time, "5")),
                row("a security code is overwritten, also behind a DLE that is there twice, and so is its echo")
                        .client(frame("0501A102000300 0501 3132"))
                        .server(frame("0001030200A100 3132"))
                        .client(frame("0501A1100003 00 0305 3132"))
                        .sees(
                                new Seen.Secret(11, 6),
                                asked(2 << 8 | 1, Functions.SECURITY_CODE, "5"),
                                new Seen.Secret(9, 6),
                                answered(2 << 8 | 1, Functions.SECURITY_CODE, "5", Outcome.OK),
                                new Seen.Secret(12, 6),
                                asked(0x10 << 8 | 1, Functions.SECURITY_CODE, "5")),
                row("time and routing go to a line, and nobody answers")
                        .client(frame("0501 88 0200 00 00 0102"))
                        .sees(new Seen.Request(
                                Request.unconfirmed(Functions.service(Functions.TS_NRT_MESSAGE), "5", List.of()))),
                row("several nodes behind a converter, two of which share their numbers between levels")
                        .client(frame("8501 0203 0405 00 A0 0200 03 00 0401400F01 412E422E00"))
                        .client(frame("8501 0603 0405 00 A0 0200 03 00 0401400F01 432E442E00"))
                        .server(frame("8001 0405 0203 00 03 0200 A0 00 00 01 01"))
                        .server(frame("8001 0405 0603 00 03 0200 A0 00 00 01 00"))
                        .sees(
                                asked(global(770), READ, "770", PointRange.named("A.B.")),
                                asked(global(774), READ, "774", PointRange.named("C.D.")),
                                rtu("770"),
                                answered(
                                        global(770),
                                        READ,
                                        "770",
                                        Outcome.OK,
                                        PointRange.named("A.B.", ValueList.bit(true))),
                                rtu("774"),
                                answered(
                                        global(774),
                                        READ,
                                        "774",
                                        Outcome.OK,
                                        PointRange.named("C.D.", ValueList.bit(false)))),
                row("firmware goes down")
                        .client(frame("05016802000300 0102"))
                        .sees(asked(2 << 8 | 1, new Service(0x68, "flash_download", Action.DOWNLOAD), "5")),
                row("a poll and its answer only serve the line")
                        .someone(frame("05018500"))
                        .sees(new Seen.Direction(Direction.FROM_CLIENT)),
                row("nothing to send goes up")
                        .someone(frame("00018700"))
                        .sees(new Seen.Direction(Direction.FROM_SERVER)));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a CRC that is wrong is another protocol's")
                        .client("100201eba0e30803000401400f014047562e4153332e001003a94e")
                        .sees(),
                row("so is a message without its header")
                        .client(frame("0501A0"))
                        .sees(),
                row("a name without an end")
                        .client(frame("0501A002000300 0401400F01 412E42"))
                        .sees(new Seen.Malformed(BsapAnomaly.DATA, 14)),
                row("an access that is empty, and an answer that is")
                        .client(frame("0501A002000300"))
                        .server(frame("0001030200A000"))
                        .sees(new Seen.Malformed(BsapAnomaly.DATA, 9), new Seen.Malformed(BsapAnomaly.DATA, 9)),
                row("functions outside the reference")
                        .client(frame("0501A002000300 7F"))
                        .client(frame("0501 10 02000300"))
                        .sees(new Seen.Unknown("rdb_function", 0x7F), new Seen.Unknown("destination_function", 0x10)),
                row("a DLE that stands alone is another protocol's")
                        .client("1002050110020003001003BB67")
                        .sees(),
                row("a message to nobody who serves")
                        .client(frame("0501 20 0200 03 00"))
                        .sees(new Seen.Unknown("destination_function", 0x20)));
    }
}
