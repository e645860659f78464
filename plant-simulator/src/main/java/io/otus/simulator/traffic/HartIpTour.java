package io.otus.simulator.traffic;

import io.otus.simulator.protocol.HartIp;
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
 * A host that asks a HART-IP server and two devices behind it, by universal and common-practice commands, one of them
 * through command 77; a device that publishes, direct PDUs and the audit log of version 2; then the same in UDP. A
 * golden capture for whoever reads HART-IP. The frames are always the same. Confined to one thread.
 */
public final class HartIpTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final String POLLED = "00";
    private static final String SERVER = "2606010203";
    private static final String FLOW = "1106040506";
    private static final String LEVEL = "3e07070809";
    private static final String SERVER_ID = "fe 2606 05 07 01 02 28 00 010203 05 04 0007 00 0026 0026 01";
    private static final String FLOW_ID = "fe 1106 05 05 01 03 08 00 040506";
    private static final String LONG_TAG = "464c4f57203130310000000000000000000000000000000000000000000000";

    /** Address, command, data of the request, and behind {@code >} status and data of the answer. */
    private static final String COMMANDS = """
        POLLED 0 > 0000 SERVER_ID
        SERVER 20 > 0000 LONG_TAG 00
        SERVER 74 > 0000 01 08 10 0003 04 01 03
        SERVER 84 0001 > 0000 0001 00 03 0011 1106 040506 05 LONG_TAG 00 01 01 0011
        SERVER 84 0002 > 0000 0002 00 04 003e 3e07 070809 07 4c4556454c203130320000000000000000000000000000000000000000000000 01 01 003e
        FLOW 0 > 0000 FLOW_ID
        FLOW 1 > 0000 20 41c80000
        FLOW 2 > 0000 41400000 42480000
        FLOW 3 > 0010 41400000 20 41c80000 27 3f000000 39 42c80000 fa 7fa00000
        FLOW 7 > 0000 00 01
        FLOW 8 > 0000 40 42 00 fa
        FLOW 9 00f6 > 0000 00 00 40 20 41c80000 c0 f6 00 27 3f800000 c0 00001234
        FLOW 11 194b71c31c71 > 0000 FLOW_ID
        FLOW 12 > 0000 0c1302 0c1302 0c1302 0c1302 0c1302 0c1302 0c1302 0c1302
        FLOW 13 > 0000 194b71c31c71 0c1302 0c1302 0c1302 0c1302 1f 0c 7e
        FLOW 14 > 0000 000123 20 43480000 00000000 3f800000
        FLOW 15 > 0000 00 00 20 42c80000 00000000 3f800000 00 fa 00
        FLOW 16 > 0000 000042
        FLOW 21 LONG_TAG 00 > 0000 FLOW_ID
        FLOW 33 0001 > 0000 00 20 41c80000 01 27 3f000000
        FLOW 48 > 0000 000000000000 00 00 0000000000
        FLOW 50 > 0000 00 01 02 fa
        FLOW 54 00 > 0000 00 000123 20 43480000 00000000 3f800000 3f800000 40 00 00007d00 00
        FLOW 110 > 0000 20 41c80000 27 3f000000
        FLOW 6 00 01 > 0000 00 01
        FLOW 17 0c1302 0c1302 0c1302 0c1302 0c1302 0c1302 0c1302 0c1302 > 0000 0c1302 0c1302 0c1302 0c1302 0c1302 0c1302 0c1302 0c1302
        FLOW 18 194b71c31c71 0c1302 0c1302 0c1302 0c1302 1f 0c 7e > 0000 194b71c31c71 0c1302 0c1302 0c1302 0c1302 1f 0c 7e
        FLOW 19 000043 > 0000 000043
        FLOW 22 LONG_TAG 00 > 4000
        FLOW 34 40000000 > 0000 40000000
        FLOW 35 20 42c80000 00000000 > 0700
        FLOW 36 > 0000
        FLOW 38 0007 > 0000 0007
        FLOW 40 41a00000 > 0008 41a00000
        FLOW 41 > 0000
        FLOW 43 > 0000
        FLOW 44 27 > 0000 27
        FLOW 45 40800000 > 0000 40800000
        FLOW 53 00 20 > 0000 00 20
        FLOW 59 05 > 0000 05
        FLOW 71 01 > 0000 01
        FLOW 76 > 0000 01
        FLOW 79 00 01 20 41c80000 c0 > 0000 00 01 20 41c80000 c0
        FLOW 95 > 0000 0064 0064 000a
        FLOW 103 00 00001f40 0001d4c0 > 2100
        FLOW 109 01 00 > 0000 01 00
        FLOW 31 0200 > 0000 0200 4445 00
        FLOW 31 0201 4445 00 > 0000 0201 4445 00
        FLOW 42 > 0020
        FLOW 130 0102 > 0000 0304
        FLOW 1 > 8800
        SERVER 77 00 04 05 82 be 07070809 01 00 > 0000 00 04 86 be 07070809 01 07 0000 27 3fc00000
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final Host host = new Host(Mac.of("9c:b6:54:3e:11:0f"), Ip4.of("10.20.6.10"), 128);
    private final Host server = new Host(Mac.of("00:06:11:00:00:53"), Ip4.of("10.20.6.20"), 64);
    private final TcpSession session;
    private long now = START;
    private int sequence;
    private boolean datagrams;

    private HartIpTour() {
        session = new TcpSession(host, host.nextPort(), server, HartIp.PORT, 11, frames::add);
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        HartIpTour tour = new HartIpTour();
        tour.session.open(tour.now);
        tour.exchange(0, "01 00015f90", "01 00015f90");
        COMMANDS.lines().forEach(tour::command);
        tour.say(Side.SERVER, 2, 3, 0, HartIp.frame(1, bytes(FLOW), 1, bytes("0000 20 41c80000")));
        tour.say(Side.SERVER, 2, 3, 0, HartIp.frame(1, bytes(LEVEL), 2, bytes("0000 41400000 42480000")));
        tour.exchange(4, "0000 0000 00 0002 00", "0000 0000 17 00 SERVER_ID 0002 09 00 41400000 42480000");
        tour.exchange(5, "00 ff", "00 01 64f09838 64f09838 13e6 0001 01020304");
        tour.exchange(2, "", "");
        tour.say(Side.CLIENT, 0, 3, 0, HartIp.frame(2, bytes(FLOW), 1, bytes("")));
        tour.say(Side.SERVER, 15, 3, 0, bytes("00"));
        tour.exchange(1, "", "");
        tour.session.close(Side.CLIENT, tour.now + STEP);
        tour.datagrams = true;
        tour.exchange(0, "01 00015f90", "01 00015f90");
        tour.command("FLOW 1 > 0000 20 41c80000");
        tour.exchange(1, "", "");
        return List.copyOf(tour.frames);
    }

    private static byte[] bytes(String text) {
        String hex = text.replace("SERVER_ID", SERVER_ID)
                .replace("FLOW_ID", FLOW_ID)
                .replace("LONG_TAG", LONG_TAG)
                .replace("POLLED", POLLED)
                .replace("SERVER", SERVER)
                .replace("FLOW", FLOW);
        return new ByteWriter().hex(hex).toByteArray();
    }

    private void exchange(int id, String asked, String answered) {
        say(Side.CLIENT, 0, id, 0, bytes(asked));
        say(Side.SERVER, 1, id, 0, bytes(answered));
    }

    private void command(String line) {
        String[] sides = line.split(">", -1);
        String[] words = sides[0].strip().split(" ", 3);
        byte[] address = bytes(words[0]);
        int command = Integer.parseInt(words[1]);
        say(Side.CLIENT, 0, 3, 0, HartIp.frame(2, address, command, bytes(words.length > 2 ? words[2] : "")));
        say(Side.SERVER, 1, 3, 0, HartIp.frame(6, address, command, bytes(sides[1].strip())));
    }

    private void say(Side side, int type, int id, int status, byte[] body) {
        now += STEP;
        sequence += side == Side.CLIENT ? 1 : 0;
        byte[] message = HartIp.message(type, id, status, sequence, body);
        if (!datagrams) {
            session.send(side, now, message);
        } else if (side == Side.CLIENT) {
            frames.add(new Frame(now, Udp.frame(host, 50_094, server, HartIp.PORT, message)));
        } else {
            frames.add(new Frame(now, Udp.frame(server, HartIp.PORT, host, 50_094, message)));
        }
    }
}
