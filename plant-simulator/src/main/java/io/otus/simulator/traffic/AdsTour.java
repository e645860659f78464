package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Ads;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A panel that polls a TwinCAT controller, and then every command of ADS, asked and answered, to its PLC, an axis and
 * the system service. A golden capture for whoever reads them. The frames are always the same. Confined to one thread.
 */
public final class AdsTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final int POLLS = 12;
    private static final int PLC = 851;
    private static final int AXES = 500;
    private static final int SYSTEM = 10_000;
    private static final int HANDLE = 0x1C00_0001;
    private static final int NOTIFICATION = 33;

    private final List<Frame> frames = new ArrayList<>();
    private final Host panel = new Host(Mac.of("9c:b6:54:3e:12:0d"), Ip4.of("10.20.5.11"), 128);
    private final Host controller = new Host(Mac.of("00:01:05:2a:10:14"), Ip4.of("10.20.5.20"), 128);
    private final TcpSession session = new TcpSession(panel, panel.nextPort(), controller, Ads.PORT, 6, frames::add);
    private final Ads.Address client = new Ads.Address(0x0A14_050B_0101L, 32_905);
    private long now = START;
    private long invokeId;

    private AdsTour() {}

    /** The frames of the tour. */
    public static List<Frame> frames() {
        AdsTour tour = new AdsTour();
        tour.session.open(tour.now += STEP);
        for (int poll = 0; poll < POLLS; poll++) {
            tour.ask(PLC, Ads.READ, at(0x4020, 0).u32Le(2), ok().u32Le(2).u16Le(1_000 + poll));
        }
        tour.identity();
        tour.memory();
        tour.symbols();
        tour.sums();
        tour.notifications();
        tour.systemService();
        tour.states();
        tour.session.close(Side.CLIENT, tour.now += STEP);
        return List.copyOf(tour.frames);
    }

    private void ask(int port, int command, ByteWriter question, ByteWriter answer) {
        Ads.Address device = device(port);
        invokeId++;
        session.send(Side.CLIENT, now += STEP, Ads.request(device, client, command, invokeId, question.toByteArray()));
        session.send(Side.SERVER, now += STEP, Ads.response(client, device, command, invokeId, answer.toByteArray()));
    }

    private static Ads.Address device(int port) {
        return new Ads.Address(0x052A_1014_0101L, port);
    }

    private static ByteWriter at(long group, long offset) {
        return new ByteWriter().u32Le(group).u32Le(offset);
    }

    private static ByteWriter ok() {
        return result(0);
    }

    private static ByteWriter result(int code) {
        return new ByteWriter().u32Le(code);
    }

    private static ByteWriter nothing() {
        return new ByteWriter();
    }

    private static byte[] name(String text) {
        return (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void identity() {
        ask(PLC, Ads.READ_DEVICE_INFO, nothing(), info(3, 1, 1504, "Plc30 App"));
        ask(SYSTEM, Ads.READ_DEVICE_INFO, nothing(), info(3, 1, 4024, "TCatSysSrv"));
    }

    private static ByteWriter info(int major, int minor, int build, String name) {
        return ok().u8(major).u8(minor).u16Le(build).padded(name, 16, 0);
    }

    private void memory() {
        ask(PLC, Ads.READ, at(0x4020, 10).u32Le(8), ok().u32Le(8).hex("0102030405060708"));
        ask(PLC, Ads.WRITE, at(0x4020, 10).u32Le(2).u16Le(77), ok());
        ask(PLC, Ads.READ, at(0x4021, 83).u32Le(1), ok().u32Le(1).u8(1));
        ask(PLC, Ads.READ, at(0xF020, 4).u32Le(4), ok().u32Le(4).u32Le(99));
        ask(PLC, Ads.WRITE, at(0xF031, 3).u32Le(1).u8(1), ok());
        ask(AXES, Ads.READ, at(0x4101, 2).u32Le(8), ok().u32Le(8).hex("0000000000005940"));
        ask(PLC, Ads.READ, at(0x4020, 1 << 30).u32Le(2), result(0x703).u32Le(0));
    }

    private void symbols() {
        byte[] speed = name("MAIN.fSpeed");
        ask(PLC, Ads.READ, at(0xF00C, 0).u32Le(8), ok().u32Le(8).u32Le(12).u32Le(640));
        ask(
                PLC,
                Ads.READ_WRITE,
                at(0xF003, 0).u32Le(4).u32Le(speed.length).bytes(speed),
                ok().u32Le(4).u32Le(HANDLE));
        ask(PLC, Ads.READ, at(0xF005, HANDLE).u32Le(4), ok().u32Le(4).u32Le(300));
        ask(PLC, Ads.WRITE, at(0xF005, HANDLE).u32Le(4).u32Le(310), ok());
        ask(
                PLC,
                Ads.READ_WRITE,
                at(0xF004, 0).u32Le(4).u32Le(speed.length).bytes(speed),
                ok().u32Le(4).u32Le(310));
        ask(PLC, Ads.WRITE, at(0xF006, 0).u32Le(4).u32Le(HANDLE), ok());
        byte[] none = name("MAIN.none");
        ask(
                PLC,
                Ads.READ_WRITE,
                at(0xF003, 0).u32Le(4).u32Le(none.length).bytes(none),
                result(0x710).u32Le(0));
    }

    private void sums() {
        byte[] reads = at(0x4020, 4).u32Le(2).u32Le(0x4020).u32Le(6).u32Le(2).toByteArray();
        ask(
                PLC,
                Ads.READ_WRITE,
                at(0xF080, 2).u32Le(12).u32Le(reads.length).bytes(reads),
                ok().u32Le(12).u32Le(0).u32Le(0).u16Le(7).u16Le(8));
        byte[] writes = at(0x4021, 17).u32Le(1).u8(1).toByteArray();
        ask(
                PLC,
                Ads.READ_WRITE,
                at(0xF081, 1).u32Le(4).u32Le(writes.length).bytes(writes),
                ok().u32Le(4).u32Le(0));
        byte[] name = name("MAIN.nMode");
        byte[] lookups = at(0xF003, 0).u32Le(4).u32Le(name.length).bytes(name).toByteArray();
        ask(
                PLC,
                Ads.READ_WRITE,
                at(0xF082, 1).u32Le(12).u32Le(lookups.length).bytes(lookups),
                ok().u32Le(12).u32Le(0).u32Le(4).u32Le(HANDLE + 1));
        ask(PLC, Ads.WRITE, at(0xF005, HANDLE + 1).u32Le(2).u16Le(3), ok());
    }

    private void notifications() {
        ask(
                PLC,
                Ads.ADD_DEVICE_NOTIFICATION,
                at(0x4020, 4).u32Le(2).u32Le(4).u32Le(0).u32Le(10_000).fill(16, 0),
                ok().u32Le(NOTIFICATION));
        byte[] told = new ByteWriter()
                .u32Le(26)
                .u32Le(1)
                .hex("00406d25eb53bf01")
                .u32Le(1)
                .u32Le(NOTIFICATION)
                .u32Le(2)
                .u16Le(9)
                .toByteArray();
        session.send(Side.SERVER, now += STEP, Ads.request(client, device(PLC), Ads.DEVICE_NOTIFICATION, 0, told));
        ask(PLC, Ads.DELETE_DEVICE_NOTIFICATION, new ByteWriter().u32Le(NOTIFICATION), ok());
    }

    private void systemService() {
        byte[] path = name("Boot\\Port_851.app");
        ask(
                SYSTEM,
                Ads.READ_WRITE,
                at(120, 0x12).u32Le(4).u32Le(path.length).bytes(path),
                ok().u32Le(4).u32Le(5));
        ask(
                SYSTEM,
                Ads.READ_WRITE,
                at(123, 5).u32Le(4).u32Le(3).hex("010203"),
                ok().u32Le(4).u32Le(3));
        ask(SYSTEM, Ads.READ_WRITE, at(121, 5).u32Le(0).u32Le(0), ok().u32Le(0));
        ask(SYSTEM, Ads.READ_WRITE, at(131, 0).u32Le(0).u32Le(path.length).bytes(path), ok().u32Le(0));
        ByteWriter time = at(400, 1).u32Le(16);
        for (int part : new int[] {2026, 3, 1, 2, 6, 30, 15, 250}) {
            time.u16Le(part);
        }
        ask(SYSTEM, Ads.WRITE, time, ok());
        ask(SYSTEM, Ads.WRITE, at(500, 0).u32Le(4).hex("61626364"), ok());
    }

    private void states() {
        ask(PLC, Ads.READ_STATE, nothing(), ok().u16Le(5).u16Le(0));
        ask(PLC, Ads.WRITE_CONTROL, new ByteWriter().u16Le(6).u16Le(0).u32Le(0), ok());
        ask(PLC, Ads.WRITE_CONTROL, new ByteWriter().u16Le(2).u16Le(0).u32Le(0), ok());
        ask(PLC, Ads.WRITE_CONTROL, new ByteWriter().u16Le(5).u16Le(0).u32Le(0), ok());
        ask(SYSTEM, Ads.WRITE_CONTROL, new ByteWriter().u16Le(16).u16Le(0).u32Le(0), result(0x712));
    }
}
