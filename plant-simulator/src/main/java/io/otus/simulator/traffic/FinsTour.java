package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Fins;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import io.otus.simulator.wire.Udp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A station that polls a controller with FINS in datagrams, and then every command of its CPU Unit through FINS/TCP,
 * asked and answered. A golden capture for whoever reads them. The frames are always the same. Confined to one thread.
 */
public final class FinsTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final int STATION = 11;
    private static final int CONTROLLER = 20;
    private static final int POLLS = 12;
    private static final String FILE = "46494c4530303031 2e494f4d";

    /** Commands, and behind {@code >} what is answered to the same command code: end code and data. */
    private static final String COMMANDS = """
        0501 00 > 0000 4350314c2d454c323044522d4400000020202020 30312e3030000000000000000000000000000000 SYSTEM 000a 17 8000 08 01 0000 00 0000
        0501 01 > 0000 UNITS 0000 01
        0502 00 02 > 0000 82 00 4350314c2d454c323044522d4400000020202020 10 434a31572d45544e323120202020202020202020
        0601 > 0000 01 02 0000 0000 0000 0000 20202020202020202020202020202020
        0620 00 > 0000
        0620 01 > 0000 00000012 00000020 00000010
        0701 > 0000 26 03 02 06 30 59 01
        0702 26 03 02 06 31 00 01 > 0000
        0801 61626364 > 0000 61626364
        0802 > 0000 0001
        0803 61626364 > 0000
        0101 82 0064 00 0002 > 0000 1234 5678
        0101 30 000a 0d 0003 > 0000 01 00 01
        0101 70 000a 00 0001 > 0000 03
        0101 89 8003 00 0001 > 0000 0042
        0101 09 0003 00 0001 > 0000 01
        0101 a0 0010 00 0001 > 0000 0007
        0101 b3 0010 00 0001 > 0000 0008
        0101 dc 0100 00 0001 > 0000 00010203
        0101 82 7fff 00 0002 > 1104
        0102 82 0064 00 0001 0102 > 0000
        0102 31 0005 00 0002 0101 > 0000
        0103 b2 0010 00 0004 0000 > 0000
        0104 82 0064 00 30 000a 0d > 0000 82 1234 30 01
        0105 82 0064 00 b2 0010 00 0002 > 0000
        0201 8010 0000 0002 > 0000 8010 0000 8002 01020304
        0202 8013 0000 8001 0102 > 0000
        0203 8012 0000 0500 0000 > 0000
        0304 0000 00 00000000 ffffffff 50415353 > 0000
        0305 0000 00 00000000 ffffffff 50415353 > 2602
        0306 ffff 00000000 0008 > 0000 ffff 00000000 8008 0102030405060708
        0c01 ffff > 0000
        0c02 ffff > 0000
        0402 ffff > 0000
        0308 ffff 00 > 0000
        0307 ffff 00000000 0004 01020304 > 0000 ffff 00000000 0004
        0307 ffff 00000004 8004 05060708 > 0000 ffff 00000004 8004
        0401 ffff 04 > 0000
        0c03 ffff > 0000
        0920 40ff > 0000 0000
        2101 ffff > 0000
        2102 0000 0001 > 0000 0014 0001 0001 80e1 0000 01 02 03 04 25 06
        2103 > 0000
        2140 0000 0001 > 0000 0014 0000 0000
        2141 > 0000
        2201 8000 0000 0001 0000 > 0000 FILE 00000000 00010000 00008000 0001 8001 FILE 00000000 00000002 2000
        2202 8000 FILE 00000000 0002 0000 > 0000 00000002 00000000 0002 0102
        2203 8000 0000 FILE 00000000 0002 0102 0000 > 0000
        2204 8000 > 0000
        2205 8000 0001 FILE 0000 > 0000 0001
        2206 8000 0000 FILE > 0000
        2207 8000 FILE 8001 FILE 0000 0000 > 0000
        2208 8000 FILE FILE 0000 > 0000
        2209 8000 FILE > 0000
        220a 0000 82 0000 00 0010 8000 FILE 0000 > 0000 0010
        220a 0001 82 0000 00 0010 8000 FILE 0000 > 0000 0010
        220b 0000 8010 0000 0010 8000 FILE 0000 > 0000 0010
        220c 0001 ffff 00000000 00000010 8000 FILE 0000 > 0000 00000010
        2215 8000 0000 FILE 0000 > 0000
        2220 0000 > 2301
        2301 0002 0001 30 0000 03 0000 30 0000 04 > 0000
        2302 > 0000
        0403 > 0401
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final Host station = new Host(Mac.of("9c:b6:54:3e:11:0d"), Ip4.of("10.20.3.11"), 128);
    private final Host controller = new Host(Mac.of("00:00:0a:00:00:14"), Ip4.of("10.20.3.20"), 64);
    private long now = START;
    private int sid;

    private FinsTour() {}

    /** The frames of the tour. */
    public static List<Frame> frames() {
        FinsTour tour = new FinsTour();
        for (int poll = 0; poll < POLLS; poll++) {
            tour.poll(poll);
        }
        tour.connection();
        return List.copyOf(tour.frames);
    }

    private static byte[] hex(String text) {
        return new ByteWriter()
                .hex(text.replace("FILE", FILE)
                        .replace("SYSTEM", "00".repeat(40))
                        .replace("UNITS", "8001" + "00".repeat(62)))
                .toByteArray();
    }

    private void poll(int count) {
        sid = sid + 1 & 0xFF;
        byte[] question = Fins.command(STATION, CONTROLLER, sid, hex("0101 82 0000 00 0004"));
        byte[] answer =
                Fins.response(CONTROLLER, STATION, sid, hex("0101 0000 0001 0002 0003 %04x".formatted(1000 + count)));
        frames.add(new Frame(now += STEP, Udp.frame(station, Fins.PORT, controller, Fins.PORT, question)));
        frames.add(new Frame(now += STEP, Udp.frame(controller, Fins.PORT, station, Fins.PORT, answer)));
    }

    private void connection() {
        TcpSession session = new TcpSession(station, station.nextPort(), controller, Fins.PORT, 6, frames::add);
        session.open(now += STEP);
        session.send(Side.CLIENT, now += STEP, Fins.tcp(Fins.NODE_ADDRESS_CLIENT, 0, hex("00000000")));
        session.send(Side.SERVER, now += STEP, Fins.tcp(Fins.NODE_ADDRESS_SERVER, 0, hex("0000000b 00000014")));
        COMMANDS.lines().forEach(line -> {
            String[] sides = line.split(" > ", 2);
            sid = sid + 1 & 0xFF;
            byte[] question = Fins.command(STATION, CONTROLLER, sid, hex(sides[0]));
            byte[] answer = Fins.response(CONTROLLER, STATION, sid, hex(sides[0].substring(0, 4) + sides[1]));
            session.send(Side.CLIENT, now += STEP, Fins.tcp(Fins.FRAME_SEND, 0, question));
            session.send(Side.SERVER, now += STEP, Fins.tcp(Fins.FRAME_SEND, 0, answer));
        });
        session.close(Side.CLIENT, now += STEP);
    }
}
