package io.otus.appliance.live;

import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.PcapWriter;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Traffic in which each second brings one fact that is new, a unit that was not asked before, and one alert, a restart
 * that somebody else asks for. At the end all those units are asked once more.
 */
final class Routine {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final int POLLS = 5;

    /** Units are numbered in a byte. */
    private static final int MOST_SECONDS = 200;

    private static final int FIRST_UNIT = 20;

    private final Host server = new Host(Mac.of("9c:b6:54:3e:11:0a"), Ip4.of("10.65.0.10"), 128);
    private final Host plc = new Host(Mac.of("00:80:f4:00:00:01"), Ip4.of("10.64.0.1"), 64);
    private final List<Frame> frames = new ArrayList<>();
    private final TcpSession polling = new TcpSession(server, server.nextPort(), plc, Modbus.PORT, 1, frames::add);
    private final long start;
    private int transaction;

    private Routine(long start) {
        this.start = start;
    }

    /** The unit that is new in a second. */
    private static int unit(int second) {
        return FIRST_UNIT + second;
    }

    /**
     * Writes a capture.
     *
     * @param seconds how long something new comes
     * @param pause seconds without anything new
     */
    static void write(Path file, long start, int seconds, int pause) throws IOException {
        if (seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("at most " + MOST_SECONDS + " seconds");
        }
        Routine routine = new Routine(start);
        routine.polling.open(start);
        for (int second = 1; second <= seconds + pause; second++) {
            routine.poll(second);
            if (second <= seconds) {
                routine.read(second * SECOND + 100 * MILLI, unit(second));
                routine.restart(second);
            }
        }
        for (int second = 1; second <= seconds; second++) {
            routine.read((seconds + pause + 1) * SECOND + 10 * MILLI * second, unit(second));
        }
        routine.frames.sort(Comparator.comparingLong(Frame::nanos));
        try (PcapWriter writer = new PcapWriter(Files.newOutputStream(file))) {
            for (Frame frame : routine.frames) {
                writer.write(frame);
            }
        }
    }

    private void poll(int second) {
        for (int i = 0; i < POLLS; i++) {
            read(second * SECOND + i * SECOND / POLLS, 1);
        }
    }

    private void read(long when, int unit) {
        transaction++;
        polling.send(Side.CLIENT, start + when, Modbus.adu(transaction, unit, Modbus.read(3, 0, 1)));
        polling.send(Side.SERVER, start + when + MILLI, Modbus.adu(transaction, unit, Modbus.registers(3, 7)));
    }

    private void restart(int second) {
        long when = start + second * SECOND + 150 * MILLI;
        Host somebody = new Host(
                new Mac(0x0000_E04C_0000L + second), new Ip4(Ip4.of("10.65.1.0").value() + second), 128);
        TcpSession session = new TcpSession(somebody, somebody.nextPort(), plc, Modbus.PORT, second, frames::add);
        session.open(when);
        session.send(Side.CLIENT, when + 5 * MILLI, Modbus.adu(1, 1, Modbus.diagnostics(1, 0)));
        session.send(Side.SERVER, when + 6 * MILLI, Modbus.adu(1, 1, Modbus.diagnostics(1, 0)));
    }
}
