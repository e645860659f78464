package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Slmp;
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
 * A station that polls a controller with SLMP in 4E frames over UDP, and then the commands on devices, memory and
 * operation in 3E frames over TCP. A golden capture for whoever reads them. The frames are always the same. Confined to
 * one thread.
 */
public final class SlmpTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final int POLLS = 12;

    /** Commands with subcommand and data, and behind {@code >} end code and data of the response. */
    private static final String COMMANDS = """
        0101 0000 > 0000 52303843505520202020202020202020 0148
        0104 0000 640000 a8 0200 > 0000 3412 7856
        0104 0100 640000 90 0300 > 0000 10 10
        0104 0200 64000000 a800 0100 > 0000 0700
        0104 0000 ff7f00 a8 0200 > 56c0 00 ff ff03 00 0104 0000
        0114 0000 640000 a8 0200 0700 0800 > 0000
        0114 0100 640000 90 0300 11 00 > 0000
        0304 0000 01 01 640000 a8 dc0500 a8 > 0000 0700 0100 0200
        0214 0000 01 01 640000 a8 0700 dc0500 a8 01000200 > 0000
        0214 0100 02 320000 90 00 2f0000 9d 01 > 0000
        0108 0000 01 00 640000 a8 > 0000
        0208 0000 > 0000 0700
        0604 0000 01 01 000000 a8 0200 000000 90 0100 > 0000 0100 0200 0300
        0614 0000 01 01 000000 a8 0100 0700 000000 90 0100 0300 > 0000
        1306 0000 78000000 0200 > 0000 0100 0200
        1316 0000 78000000 0100 0700 > 0000
        0106 0000 78000000 0200 1c00 > 0000 0102
        0116 0000 78000000 0200 1c00 0102 > 0000
        1906 0000 0500 4142434445 > 0000 0500 4142434445
        1716 0000 > 0000
        3016 0000 0400 31323334 > 0000
        0210 0000 0100 > 0000
        0510 0000 0100 > 0000
        0110 0000 0100 00 00 > 0000
        0310 0000 0100 > 0000
        3116 0000 0400 31323334 > 0000
        0610 0000 0100 > 0000
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final Host station = new Host(Mac.of("9c:b6:54:3e:11:0e"), Ip4.of("10.20.3.12"), 128);
    private final Host controller = new Host(Mac.of("10:4b:46:00:00:15"), Ip4.of("10.20.3.21"), 64);
    private long now = START;

    private SlmpTour() {}

    /** The frames of the tour. */
    public static List<Frame> frames() {
        SlmpTour tour = new SlmpTour();
        for (int poll = 1; poll <= POLLS; poll++) {
            tour.poll(poll);
        }
        tour.connection();
        return List.copyOf(tour.frames);
    }

    private static byte[] hex(String text) {
        return new ByteWriter().hex(text).toByteArray();
    }

    private void poll(int serial) {
        byte[] question = Slmp.request(serial, hex("0104 0000 000000 a8 0400"));
        byte[] answer = Slmp.response(serial, hex("0000 0100 0200 0300 %02x00".formatted(serial)));
        frames.add(new Frame(now += STEP, Udp.frame(station, 49_170, controller, Slmp.PORT, question)));
        frames.add(new Frame(now += STEP, Udp.frame(controller, Slmp.PORT, station, 49_170, answer)));
    }

    private void connection() {
        TcpSession session = new TcpSession(station, station.nextPort(), controller, Slmp.PORT, 6, frames::add);
        session.open(now += STEP);
        COMMANDS.lines().forEach(line -> {
            String[] sides = line.split(" > ", 2);
            session.send(Side.CLIENT, now += STEP, Slmp.request(Slmp.NO_SERIAL, hex(sides[0])));
            session.send(Side.SERVER, now += STEP, Slmp.response(Slmp.NO_SERIAL, hex(sides[1])));
        });
        session.close(Side.CLIENT, now += STEP);
    }
}
