package io.otus.simulator.traffic;

import io.otus.simulator.protocol.C37118;
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
 * A concentrator that asks a gateway of two phasor measurement units for its header and all three configurations, has
 * it begin, and ends it; the data come in TCP and in UDP. A golden capture for whoever reads synchrophasors. The frames
 * are always the same. Confined to one thread.
 */
public final class SynchrophasorTour {
    private static final Instant BEGIN = Instant.parse("2026-03-02T06:00:00Z");
    private static final long STEP = 50_000_000;
    private static final int STREAM = 7;
    private static final int TIME_BASE = 1_000;
    private static final int RATE = 20;

    private static final int DATA = 0xAA02;
    private static final int HEADER = 0xAA12;
    private static final int CFG_1 = 0xAA22;
    private static final int CFG_2 = 0xAA32;
    private static final int COMMAND = 0xAA42;
    private static final int CFG_3 = 0xAA52;

    private final List<Frame> frames = new ArrayList<>();
    private final Host concentrator = new Host(Mac.of("9c:b6:54:3e:11:0e"), Ip4.of("10.20.5.10"), 128);
    private final Host gateway = new Host(Mac.of("00:30:a7:00:00:43"), Ip4.of("10.20.5.20"), 64);
    private final TcpSession session;
    private long now = Frame.nanos(BEGIN);

    private SynchrophasorTour() {
        session = new TcpSession(concentrator, concentrator.nextPort(), gateway, C37118.TCP_PORT, 9, frames::add);
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        SynchrophasorTour tour = new SynchrophasorTour();
        tour.session.open(tour.now);
        tour.command(1, "");
        tour.command(3, "");
        tour.tell(HEADER, new ByteWriter().text("Gateway of bay 3").toByteArray());
        tour.data(0, 0);
        tour.command(4, "");
        tour.tell(CFG_1, configuration(1));
        tour.command(5, "");
        tour.tell(CFG_2, configuration(1));
        tour.command(2, "");
        tour.stream();
        tour.command(6, "");
        tour.tell(CFG_3, extended(0).bytes(extendedUnits(3)).u16(RATE).toByteArray());
        tour.stream();
        tour.command(6, "");
        tour.tell(CFG_3, extended(1).toByteArray());
        tour.tell(CFG_3, new ByteWriter().u16(2).bytes(extendedUnits(3)).toByteArray());
        tour.tell(CFG_3, new ByteWriter().u16(0xFFFF).u16(RATE).toByteArray());
        tour.command(8, "0102");
        tour.command(0x123, "");
        tour.command(9, "");
        tour.command(1, "");
        tour.session.close(Side.CLIENT, tour.now + STEP);
        return List.copyOf(tour.frames);
    }

    private static byte[] configuration(int changes) {
        ByteWriter out = new ByteWriter().u32(TIME_BASE).u16(2);
        unit(out, "NORTH", 8, 0, changes);
        unit(out, "SOUTH", 9, 0x0F, changes);
        return out.u16(RATE).toByteArray();
    }

    /** A unit with a voltage, a current, an analog and a digital word. */
    private static void unit(ByteWriter out, String station, int idcode, int format, int changes) {
        out.padded(station, 16, ' ').u16(idcode).u16(format).u16(2).u16(1).u16(1);
        for (String channel : List.of("VA", "IA", "LOAD")) {
            out.padded(channel, 16, ' ');
        }
        for (int bit = 0; bit < 16; bit++) {
            out.padded("BIT " + bit, 16, ' ');
        }
        out.u32(0x0000_2710)
                .u32(0x0100_03E8)
                .u32(0x0100_0001)
                .u32(0x0000_FFFF)
                .u16(1)
                .u16(changes);
    }

    private static ByteWriter extended(int part) {
        return new ByteWriter().u16(part).u32(TIME_BASE).u16(2);
    }

    private static byte[] extendedUnits(int changes) {
        ByteWriter out = new ByteWriter();
        for (int unit = 8; unit <= 9; unit++) {
            named(out, unit == 8 ? "North" : "South").u16(unit).fill(16, unit).u16(unit == 8 ? 0 : 0x0F);
            out.u16(2).u16(1).u16(1);
            for (String channel : List.of("VA", "IA", "LOAD")) {
                named(out, channel);
            }
            for (int bit = 0; bit < 16; bit++) {
                named(out, "BIT " + bit);
            }
            out.u32(0)
                    .f32(0.1f)
                    .f32(0)
                    .u32(0x0800)
                    .f32(0.01f)
                    .f32(0)
                    .f32(1)
                    .f32(0)
                    .u32(0xFFFF);
            out.f32(47.5f)
                    .f32(9.25f)
                    .f32(420)
                    .u8('M')
                    .u32(20_000)
                    .u32(10_000)
                    .u16(1)
                    .u16(changes);
        }
        return out.toByteArray();
    }

    private static ByteWriter named(ByteWriter out, String name) {
        return out.u8(name.length()).text(name);
    }

    /** More than a second of data, within which a trigger and a digital value change, then two frames in UDP. */
    private void stream() {
        for (int i = 0; i < 25; i++) {
            data(i == 8 ? 0x0803 : 0, i < 14 ? 1 : 3);
        }
        long soc = Math.floorDiv(now, 1_000_000_000L);
        for (int i = 0; i < 2; i++) {
            now += STEP;
            byte[] frame = C37118.frame(DATA, STREAM, soc + 2, i, sample(0, 3));
            frames.add(new Frame(now, Udp.frame(gateway, C37118.UDP_PORT, concentrator, C37118.UDP_PORT, frame)));
        }
        now += STEP;
    }

    private void data(int status, int word) {
        tell(DATA, sample(status, word));
    }

    private static byte[] sample(int status, int word) {
        return new ByteWriter()
                .u16(status)
                .hex("2710 0000 0190 ff38 0000 0000 0064")
                .u16(word)
                .u16(0)
                .f32(230.5f)
                .f32(0.5f)
                .f32(12.25f)
                .f32(-0.5f)
                .f32(49.98f)
                .f32(0.25f)
                .f32(88.5f)
                .u16(word)
                .toByteArray();
    }

    private void command(int code, String behind) {
        say(Side.CLIENT, COMMAND, new ByteWriter().u16(code).hex(behind).toByteArray());
    }

    private void tell(int sync, byte[] content) {
        say(Side.SERVER, sync, content);
    }

    private void say(Side side, int sync, byte[] content) {
        now += STEP;
        long soc = Math.floorDiv(now, 1_000_000_000L);
        long fracsec = Math.floorMod(now, 1_000_000_000L) / 1_000_000;
        session.send(side, now, C37118.frame(sync, STREAM, soc, fracsec, content));
    }
}
