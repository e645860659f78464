package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Profinet;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Ethernet;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.Udp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that stations of PROFINET say to each other: discovery, calls with every block whose content is simple,
 * cyclic data, alarms, clocks and rings. A golden capture for whoever reads PROFINET. The frames are always the same.
 * Confined to one thread.
 */
public final class PnioTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 4_000_000;
    private static final Mac ALL_STATIONS = Mac.of("01:0e:cf:00:00:00");
    private static final Mac CLOCKS = Mac.of("01:80:c2:00:00:0e");
    private static final Mac RING = Mac.of("01:15:4e:00:00:01");

    private final List<Frame> frames = new ArrayList<>();
    private final Host controller = new Host(Mac.of("02:00:00:00:00:10"), Ip4.of("10.20.1.10"), 64);
    private final Host device = new Host(Mac.of("02:00:00:00:00:20"), Ip4.of("10.20.1.20"), 64);
    private final Profinet.Caller asks = new Profinet.Caller(false, 1);
    private final Profinet.Caller answers = new Profinet.Caller(true, 1);
    private final Profinet.Caller ready = new Profinet.Caller(true, 2);
    private long now = START;
    private long sequence;

    private PnioTour() {}

    /** The frames of the tour. */
    public static List<Frame> frames() {
        PnioTour tour = new PnioTour();
        tour.discover();
        tour.lookUp();
        tour.open();
        PnioBlocks.COMMANDS.lines().forEach(tour::command);
        PnioFurther.COMMANDS.lines().forEach(tour::command);
        tour.applicationReady();
        tour.cycles();
        PnioBlocks.RECORDS.lines().forEach(tour::read);
        PnioFurther.RECORDS.lines().forEach(tour::read);
        tour.failures();
        tour.attempts();
        PnioBlocks.ALARMS.lines().forEach(tour::alarm);
        PnioFurther.ALARMS.lines().forEach(tour::alarm);
        for (int type : new int[] {4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 30, 31}) {
            tour.alarm("fe01 1 0002 %04x 00000000 0001 0001 00000010 00000001 3803".formatted(type));
        }
        PnioBlocks.CLOCKS_OF_THE_LINK.lines().forEach(tour::clock);
        PnioFurther.CLOCKS.lines().forEach(tour::clock);
        PnioBlocks.RING_OF_SWITCHES.lines().forEach(tour::ring);
        PnioFurther.RINGS.lines().forEach(tour::ring);
        tour.link(true, RING, Profinet.MRP, PnioBlocks.hex("0001 01120008ffffffffffffffffffffffffffffffff 0000"));
        tour.close();
        return List.copyOf(tour.frames);
    }

    private void link(boolean fromController, Mac to, int etherType, byte[] payload) {
        Mac from = (fromController ? controller : device).mac();
        frames.add(new Frame(now += STEP, Ethernet.frame(to, from, etherType, payload)));
    }

    private void dcp(boolean fromController, Mac to, int frameId, int service, int type, String blocks) {
        link(fromController, to, Profinet.ETHER_TYPE, Profinet.dcp(frameId, service, type, 7, PnioBlocks.hex(blocks)));
    }

    private void discover() {
        dcp(true, ALL_STATIONS, 0xFEFE, 5, 0, "ffff0000");
        dcp(
                false,
                controller.mac(),
                0xFEFF,
                5,
                1,
                "0202 0008 0000 627573303031 0201 0006 0000 45543230 0203 0006 0000 002a 0a01 0204 0004 0000 0100"
                        + "0102 000e 0001 0a140114 ffffff00 0a140101");
        dcp(true, device.mac(), 0xFEFD, 3, 0, "02020102");
        dcp(false, controller.mac(), 0xFEFD, 3, 1, "0202 0008 0000 627573303031");
        dcp(true, device.mac(), 0xFEFD, 4, 0, "0202 0008 0001 627573303032");
        dcp(false, controller.mac(), 0xFEFD, 4, 1, "0504 0003 0202 00 00");
        dcp(true, device.mac(), 0xFEFD, 4, 0, "0102 000e 0001 0a140114 ffffff00 0a140101");
        dcp(false, controller.mac(), 0xFEFD, 4, 1, "0504 0003 0102 00 00");
        dcp(true, device.mac(), 0xFEFD, 4, 0, "0503 0004 0000 0100");
        dcp(true, device.mac(), 0xFEFD, 4, 0, "0506 0002 0002");
        dcp(false, controller.mac(), 0xFEFF, 5, 1, PnioFurther.IDENTITY);
        dcp(true, device.mac(), 0xFEFD, 4, 0, PnioFurther.SETTINGS);
        dcp(false, ALL_STATIONS, 0xFEFC, 6, 0, "0202 0008 0000 627573303031 0601 0004 0000 0001");
    }

    /** What a device's endpoint mapper says it is, and then no more (C706 appendix O); other devices have none. */
    private void lookUp() {
        byte[] question = PnioBlocks.hex("00000000 00000001" + "00".repeat(16) + "00000002" + "00".repeat(20)
                + "00000001" + "00".repeat(20) + "00000001");
        send(true, Profinet.PORT, asks.lookup(0, sequence, question));
        String annotation =
                "4f5455532d494f2020202020202020202020202020202020 20" // type, order number, hardware, software
                        + "20 364553373133312d364246303030304142302020 20 2020202033 20 56 20 20 32 20 20 31 20 20 37 00";
        byte[] name = PnioBlocks.hex(annotation);
        byte[] entry = new ByteWriter()
                .hex("0100000000000000000000000000000000000000")
                .u32Le(1)
                .u32Le(1)
                .u32Le(0)
                .u32Le(1)
                .hex("0000a0de976cd111827100010001002a")
                .u32Le(3)
                .u32Le(0)
                .u32Le(name.length)
                .bytes(name)
                .fill(-name.length & 3, 0)
                .u32Le(75)
                .hex(
                        "0500 1300 0d 0100a0de976cd111827100a02442df7d 0100 0200 0000 1300 0d 045d888aeb1cc9119fe808002b104860 0200 0200 0000"
                                .replace(" ", ""))
                .hex("0100 0a 0200 0000 0100 08 0200 8894 0100 09 0400 0a140114".replace(" ", ""))
                .hex("00")
                .u32Le(0)
                .toByteArray();
        send(false, Profinet.PORT, answers.lookup(2, sequence++, entry));
        send(true, Profinet.PORT, asks.lookup(0, sequence, question));
        send(false, Profinet.PORT, answers.lookup(3, sequence++, PnioBlocks.hex("0300011c")));
        send(true, Profinet.PORT, asks.lookup(0, sequence, question));
        send(false, Profinet.PORT, answers.lookup(6, sequence++, PnioBlocks.hex("0200011c")));
    }

    private void call(int operation, byte[] blocks) {
        send(true, Profinet.PORT, asks.call(Profinet.DEVICE, operation, sequence, blocks));
    }

    private void answer(int operation, long status, byte[] blocks) {
        send(false, 49_153, answers.answer(Profinet.DEVICE, operation, sequence++, status, blocks));
    }

    private void send(boolean fromController, int devicePort, byte[] datagram) {
        byte[] frame = fromController
                ? Udp.frame(controller, 49_152, device, devicePort, datagram)
                : Udp.frame(device, devicePort, controller, 49_152, datagram);
        frames.add(new Frame(now += STEP, frame));
    }

    private void open() {
        call(0, PnioBlocks.blocks(PnioBlocks.CONNECT));
        answer(0, 0, PnioBlocks.blocks(PnioBlocks.CONNECTED));
        ByteWriter written = new ByteWriter();
        ByteWriter taken = new ByteWriter();
        PnioBlocks.PARAMETERS.lines().forEach(line -> parameter(line, written, taken));
        byte[] all = written.toByteArray();
        byte[] body = asks.arguments(new ByteWriter()
                .bytes(Profinet.record(0x0008, 0, PnioBlocks.RELATION, 0xFFFF, 0xFFFF, 0xE040, all.length))
                .bytes(all)
                .toByteArray());
        int half = body.length / 2 & ~7;
        send(true, Profinet.PORT, asks.datagram(0, 0x24, Profinet.DEVICE, 3, sequence, 0, Arrays.copyOf(body, half)));
        send(false, 49_153, answers.datagram(9, 0, Profinet.DEVICE, 3, sequence, 0, PnioBlocks.NOTHING));
        send(
                true,
                Profinet.PORT,
                asks.datagram(0, 0x2E, Profinet.DEVICE, 3, sequence, 1, Arrays.copyOfRange(body, half, body.length)));
        byte[] results = taken.toByteArray();
        answer(
                3,
                0,
                new ByteWriter()
                        .bytes(Profinet.record(0x8008, 0, PnioBlocks.RELATION, 0xFFFF, 0xFFFF, 0xE040, results.length))
                        .bytes(results)
                        .toByteArray());
    }

    private static void parameter(String line, ByteWriter written, ByteWriter taken) {
        String[] words = line.split(" ", 3);
        int subslot = Integer.parseInt(words[0], 16);
        int index = Integer.parseInt(words[1], 16);
        byte[] record = index < 0x8000 ? PnioBlocks.hex(words[2]) : PnioBlocks.block(words[2]);
        written.bytes(Profinet.record(
                        0x0008, 1, PnioBlocks.RELATION, index < 0x8000 ? 1 : 0, subslot, index, record.length))
                .bytes(record)
                .fill(-written.length() & 3, 0);
        taken.bytes(
                Profinet.record(0x8008, 1, PnioBlocks.RELATION, index < 0x8000 ? 1 : 0, subslot, index, record.length));
    }

    private void command(String line) {
        String[] words = line.split(" ", 3);
        call(4, PnioBlocks.block(words[0] + " 0000 AR 0001 0000 " + words[2] + " 0000"));
        answer(4, 0, PnioBlocks.block(words[1] + " 0000 AR 0001 0000 0008 0000"));
    }

    /** The device calls the controller, whose answer comes from another port too. */
    private void applicationReady() {
        byte[] call = ready.call(Profinet.CONTROLLER, 4, 0, PnioBlocks.block("0112 0000 AR 0001 0000 0002 0000"));
        frames.add(new Frame(now += STEP, Udp.frame(device, 49_154, controller, Profinet.PORT, call)));
        byte[] answer = new Profinet.Caller(false, 2)
                .answer(Profinet.CONTROLLER, 4, 0, 0, PnioBlocks.block("8112 0000 AR 0001 0000 0008 0000"));
        frames.add(new Frame(now += STEP, Udp.frame(controller, 49_155, device, 49_154, answer)));
    }

    private void cycles() {
        int counter = 0;
        for (int status : new int[] {0x35, 0x35, 0x15, 0x25, 0x31, 0x35}) {
            counter += 128;
            byte[] input = PnioBlocks.hex("1122 80 80");
            byte[] output = PnioBlocks.hex("80 7f 80");
            link(false, controller.mac(), Profinet.ETHER_TYPE, Profinet.cyclic(0x8001, input, counter, status));
            link(true, device.mac(), Profinet.ETHER_TYPE, Profinet.cyclic(0xC00A, output, counter, status));
        }
        for (int frameId : new int[] {0x0100, 0x0801, 0xBC00, 0xF800, 0xFF80}) {
            link(
                    false,
                    controller.mac(),
                    Profinet.ETHER_TYPE,
                    Profinet.cyclic(frameId, PnioBlocks.NOTHING, counter, 0x35));
        }
    }

    private void read(String line) {
        String[] words = line.split(" ", 4);
        int slot = Integer.parseInt(words[0], 16);
        int subslot = Integer.parseInt(words[1], 16);
        int index = Integer.parseInt(words[2], 16);
        byte[] record = words[3].equals("-") ? PnioBlocks.hex("aabb") : PnioBlocks.block(words[3]);
        int operation = index == 0xF840 ? 5 : 2;
        call(operation, Profinet.record(0x0009, 1, PnioBlocks.RELATION, slot, subslot, index, 4_096));
        answer(
                operation,
                0,
                new ByteWriter()
                        .bytes(Profinet.record(0x8009, 1, PnioBlocks.RELATION, slot, subslot, index, record.length))
                        .bytes(record)
                        .toByteArray());
    }

    private void failures() {
        call(2, Profinet.record(0x0009, 1, PnioBlocks.RELATION, 9, 1, 5, 4_096));
        answer(2, 0xDE80B000L, Profinet.record(0x8009, 1, PnioBlocks.RELATION, 9, 1, 5, 0));
        call(2, Profinet.record(0x0009, 1, PnioBlocks.RELATION, 9, 1, 5, 4_096));
        send(false, 49_153, answers.status(3, Profinet.DEVICE, 2, sequence++, 0x1C010003L));
        call(2, Profinet.record(0x0009, 1, PnioBlocks.RELATION, 9, 1, 5, 4_096));
        send(false, 49_153, answers.status(6, Profinet.DEVICE, 2, sequence++, 0x1C010014L));
    }

    /** Each call, fails and is rejected; who waits asks whether it is worked on, and takes a call back. */
    private void attempts() {
        byte[][] calls = {
            PnioBlocks.blocks(PnioBlocks.CONNECT),
            PnioBlocks.block("0114 0000 AR 0001 0000 0004 0000"),
            PnioBlocks.NOTHING,
            Profinet.record(0x0008, 1, PnioBlocks.RELATION, 9, 1, 5, 0),
            PnioBlocks.block("0118 0000 AR 0001 0000 0040 0000"),
            Profinet.record(0x0009, 1, PnioBlocks.RELATION, 9, 1, 5, 4_096)
        };
        for (int operation = 0; operation < calls.length; operation++) {
            if (operation == 2) {
                continue;
            }
            call(operation, calls[operation]);
            send(false, 49_153, answers.status(3, Profinet.DEVICE, operation, sequence++, 0x1C010003L));
            call(operation, calls[operation]);
            send(false, 49_153, answers.status(6, Profinet.DEVICE, operation, sequence++, 0x1C010014L));
        }
        call(2, Profinet.record(0x0009, 1, PnioBlocks.RELATION, 9, 1, 5, 4_096));
        say(true, 1);
        say(false, 4);
        say(true, 1);
        say(false, 5);
        send(
                true,
                Profinet.PORT,
                asks.datagram(8, 0, Profinet.DEVICE, 2, sequence, 0, PnioBlocks.hex("00000000 00000001")));
        send(
                false,
                49_153,
                answers.datagram(10, 0, Profinet.DEVICE, 2, sequence, 0, PnioBlocks.hex("00000000 01000000 01000000")));
        answer(2, 0, Profinet.record(0x8009, 1, PnioBlocks.RELATION, 9, 1, 5, 0));
        say(true, 7);
        link(true, device.mac(), Profinet.ETHER_TYPE, Profinet.alarm(0xFE02, 3, 1, PnioBlocks.NOTHING));
    }

    /** A datagram of the protocol of calls that has no body: 1 ping, 4 working, 5 no call, 7 acknowledgement. */
    private void say(boolean fromController, int type) {
        Profinet.Caller caller = fromController ? asks : answers;
        int port = fromController ? Profinet.PORT : 49_153;
        send(
                fromController,
                port,
                caller.datagram(
                        type,
                        0,
                        Profinet.DEVICE,
                        2,
                        fromController && type == 7 ? sequence - 1 : sequence,
                        0,
                        PnioBlocks.NOTHING));
    }

    private void alarm(String line) {
        String[] words = line.split(" ", 3);
        boolean fromController = words[2].startsWith("80") || words[1].equals("3");
        link(
                fromController,
                fromController ? device.mac() : controller.mac(),
                Profinet.ETHER_TYPE,
                Profinet.alarm(
                        Integer.parseInt(words[0], 16),
                        Integer.parseInt(words[1]),
                        0xFFFF,
                        PnioBlocks.block(words[2])));
    }

    private void clock(String line) {
        int blank = line.indexOf(' ');
        int frameId = Integer.parseInt(line.substring(0, blank), 16);
        link(true, CLOCKS, Profinet.ETHER_TYPE, Profinet.ptcp(frameId, 28, PnioBlocks.hex(line.substring(blank + 1))));
    }

    private void ring(String line) {
        byte[] first = PnioBlocks.hex(line);
        byte[] payload = new ByteWriter()
                .u16(1)
                .bytes(first)
                .fill(-first.length & 3, 0)
                .hex("01120007ffffffffffffffffffffffffffffffff")
                .u32(0)
                .toByteArray();
        link(true, RING, Profinet.MRP, payload);
    }

    private void close() {
        call(0, PnioBlocks.blocks(PnioBlocks.CONNECT_WITH_MORE));
        answer(0, 0, PnioBlocks.blocks(PnioBlocks.CONNECTED_WITH_MORE));
        call(4, PnioBlocks.block("0119 0001 00000000 0001 0001"));
        answer(4, 0, PnioBlocks.NOTHING);
        link(
                false,
                controller.mac(),
                Profinet.ETHER_TYPE,
                Profinet.alarm(0xFE01, 4, 0xFFFF, PnioBlocks.hex("cf81fd0f")));
        call(1, PnioBlocks.block("0114 0000 AR 0001 0000 0004 0000"));
        answer(1, 0, PnioBlocks.block("8114 0000 AR 0001 0000 0008 0000"));
    }
}
