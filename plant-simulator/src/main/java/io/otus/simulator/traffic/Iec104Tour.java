package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Iec104;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Every type of ASDU of IEC 60870-5-104, told or commanded and confirmed, every APDU without one, a switch-over to
 * another connection, and a link of IEC 60870-5-101 inside TCP. A golden capture for whoever reads the protocol. The
 * frames are always the same. Confined to one thread.
 */
public final class Iec104Tour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final int STATION = 3;
    private static final int SUBSTATION = 7;
    private static final int TERMINAL_SERVER = 4001;
    private static final String CP56 = "e803 1e 08 42 03 1a";
    private static final String CP24 = "e803 1e";
    private static final String CP16 = "e803";

    /** What the station tells: type and elements of one object. */
    private static final String TOLD = """
        1 01
        2 01 CP24
        3 02
        4 02 CP24
        5 07 00
        6 07 00 CP24
        7 01020304 00
        8 01020304 00 CP24
        9 ff3f 00
        10 ff3f 00 CP24
        11 e803 00
        12 e803 00 CP24
        13 0000c03f 00
        14 0000c03f 00 CP24
        15 07000000 01
        16 07000000 01 CP24
        17 01 CP16 CP24
        18 01 00 CP16 CP24
        19 01 00 CP16 CP24
        20 01000100 00
        21 ff3f
        30 01 CP56
        31 02 CP56
        32 07 00 CP56
        33 01020304 00 CP56
        34 ff3f 00 CP56
        35 e803 00 CP56
        36 0000c03f 00 CP56
        37 07000000 01 CP56
        38 01 CP16 CP56
        39 01 00 CP16 CP56
        40 01 00 CP16 CP56
        """;

    /** What the centre commands and the station confirms and ends. */
    private static final String COMMANDED = """
        45 01
        46 02
        47 02
        48 ff3f 00
        49 e803 00
        50 0000c03f 00
        51 01020304
        58 01 CP56
        59 02 CP56
        60 02 CP56
        61 ff3f 00 CP56
        62 e803 00 CP56
        63 0000c03f 00 CP56
        64 01020304 CP56
        100 14
        101 05
        """;

    /** What is confirmed and has no end. */
    private static final String CONFIRMED = """
        103 CP56
        104 aa55
        105 01
        107 0100 CP56
        110 ff3f 01
        111 e803 01
        112 0000c03f 01
        113 01
        """;

    /** A file of the station's: who sends, cause, type, elements. */
    private static final String FILES = """
        C 5 122 0100 00 00
        S 13 126 0100 10 0000 00 CP56
        C 13 122 0100 00 01
        S 13 120 0100 10 0000 00
        C 13 122 0100 00 02
        S 13 121 0100 01 10 0000 00
        C 13 122 0100 01 06
        S 13 125 0100 01 04 01020304
        S 13 123 0100 01 03 0a
        C 13 124 0100 01 03
        S 13 123 0100 01 01 0a
        C 13 124 0100 01 01
        C 13 127 0100 CP56 CP56
        """;

    /** What passes a terminal server: who sends, type, count, cause, object addresses of two octets and elements. */
    private static final String SERIAL = """
        C 100 1 6 0000 14
        S 100 1 7 0000 14
        S 1 2 20 6400 01 6500 00
        S 13 1 20 c800 0000c03f 00
        S 100 1 10 0000 14
        C 45 1 6 0a00 81
        S 45 1 7 0a00 81
        C 45 1 6 0a00 01
        S 45 1 7 0a00 01
        C 106 1 6 0000 CP16
        S 106 1 7 0000 CP16
        S 30 1 3 6400 00 CP56
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final Host centre = new Host(Mac.of("9c:b6:54:3e:11:0b"), Ip4.of("10.20.2.10"), 128);
    private final Host station = new Host(Mac.of("00:1b:1b:00:00:23"), Ip4.of("10.20.2.20"), 64);
    private final TcpSession session;
    private long now = START;
    private int fromCentre;
    private int fromStation;

    private Iec104Tour() {
        session = new TcpSession(centre, centre.nextPort(), station, Iec104.PORT, 5, frames::add);
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        Iec104Tour tour = new Iec104Tour();
        tour.session.open(tour.now);
        tour.unnumbered(0x07, 0x0B);
        tour.say(Side.SERVER, 70, 1, 4, "000000 00");
        TOLD.lines().forEach(line -> tour.told(line));
        tour.say(Side.SERVER, 1, 0x83, 20, "640000 01 00 01");
        COMMANDED.lines().forEach(line -> tour.commanded(line, true));
        CONFIRMED.lines().forEach(line -> tour.commanded(line, false));
        tour.say(Side.CLIENT, 102, 1, 5, "640000");
        tour.say(Side.SERVER, 1, 1, 5, "640000 01");
        tour.say(Side.CLIENT, 45, 1, 6, "0a0000 81");
        tour.say(Side.SERVER, 45, 1, 7, "0a0000 81");
        tour.say(Side.CLIENT, 45, 1, 6, "0a0000 01");
        tour.say(Side.SERVER, 45, 1, 0x47, "0a0000 01");
        for (int cause : new int[] {1, 2, 11, 12, 37}) {
            tour.say(Side.SERVER, cause == 37 ? 15 : 13, 1, cause, "650000 0000c03f 00");
        }
        tour.say(Side.CLIENT, 48, 1, 8, "0a0000 ff3f 00");
        tour.say(Side.SERVER, 48, 1, 9, "0a0000 ff3f 00");
        for (int cause = 44; cause <= 47; cause++) {
            tour.say(Side.CLIENT, 45, 1, 6, "0b0000 01");
            tour.say(Side.SERVER, 45, 1, 0x40 | cause, "0b0000 01");
        }
        FILES.lines().forEach(tour::file);
        tour.unnumbered(0x43, 0x83);
        tour.switchOver();
        tour.serial();
        return List.copyOf(tour.frames);
    }

    /**
     * A substation behind a terminal server: the link is reset, the station is interrogated, tells values, is commanded
     * and sets its delay. Object addresses have two octets.
     */
    private void serial() {
        Host server = new Host(Mac.of("00:90:e8:00:00:24"), Ip4.of("10.20.2.21"), 64);
        TcpSession link = new TcpSession(centre, centre.nextPort(), server, TERMINAL_SERVER, 6, frames::add);
        link.open(now += STEP);
        link.send(Side.CLIENT, now += STEP, Iec104.serialControl(0x40, SUBSTATION));
        link.send(Side.SERVER, now += STEP, Iec104.serialControl(0x00, SUBSTATION));
        for (String line : SERIAL.lines().toList()) {
            String[] words = line.split(" ", 5);
            boolean primary = words[0].equals("C");
            byte[] frame = Iec104.serial(
                    primary ? 0x73 : 0x08,
                    SUBSTATION,
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    hex(words[4]));
            link.send(primary ? Side.CLIENT : Side.SERVER, now += STEP, frame);
            if (primary) {
                link.send(Side.SERVER, now += STEP, Iec104.serialControl(0x00, SUBSTATION));
            }
        }
        link.close(Side.CLIENT, now += STEP);
    }

    private static byte[] hex(String text) {
        String whole = text.replace("CP56", CP56).replace("CP24", CP24).replace("CP16", CP16);
        return new ByteWriter().hex(whole.replace(" ", "")).toByteArray();
    }

    private void unnumbered(int question, int answer) {
        unnumbered(session, question, answer);
    }

    private void unnumbered(TcpSession on, int question, int answer) {
        on.send(Side.CLIENT, now += STEP, Iec104.unnumbered(question));
        on.send(Side.SERVER, now += STEP, Iec104.unnumbered(answer));
    }

    /** A second connection of the redundancy group, which stands by, takes over. */
    private void switchOver() {
        TcpSession standby = new TcpSession(centre, centre.nextPort(), station, Iec104.PORT, 7, frames::add);
        standby.open(now += STEP);
        unnumbered(standby, 0x43, 0x83);
        unnumbered(0x13, 0x23);
        unnumbered(standby, 0x07, 0x0B);
        byte[] value = Iec104.information(0, 0, 1, 1, 3, STATION, hex("640000 00"));
        standby.send(Side.SERVER, now += STEP, value);
        session.close(Side.CLIENT, now += STEP);
        standby.close(Side.CLIENT, now += STEP);
    }

    private void say(Side side, int type, int count, int cause, String objects) {
        boolean centre = side == Side.CLIENT;
        int sent = centre ? fromCentre++ : fromStation++;
        int received = centre ? fromStation : fromCentre;
        byte[] apdu = Iec104.information(sent, received, type, count, cause, STATION, hex(objects));
        session.send(side, now += STEP, apdu);
    }

    private void told(String line) {
        int blank = line.indexOf(' ');
        say(Side.SERVER, Integer.parseInt(line.substring(0, blank)), 1, 3, "640000" + line.substring(blank));
        if (fromStation % 8 == 0) {
            session.send(Side.CLIENT, now += STEP, Iec104.supervisory(fromStation));
        }
    }

    private void commanded(String line, boolean ends) {
        int blank = line.indexOf(' ');
        int type = Integer.parseInt(line.substring(0, blank));
        String object = (type >= 100 && type <= 107 ? "000000" : "0a0000") + line.substring(blank);
        say(Side.CLIENT, type, 1, 6, object);
        say(Side.SERVER, type, 1, 7, object);
        if (ends) {
            say(Side.SERVER, type, 1, 10, object);
        }
    }

    private void file(String line) {
        String[] words = line.split(" ", 4);
        Side side = words[0].equals("C") ? Side.CLIENT : Side.SERVER;
        say(side, Integer.parseInt(words[2]), 1, Integer.parseInt(words[1]), "010000" + words[3]);
    }
}
