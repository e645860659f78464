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
 * Everything that stations of PROFINET say to each other: discovery, calls with every block whose content is simple, cyclic data, alarms, clocks and rings. A
 * golden capture for whoever reads PROFINET. The frames are always the same. Confined to one thread.
 */
public final class PnioTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 4_000_000;
    private static final String RELATION = "a1a2a3a4a5a647a889aaabacadaeafb0";
    private static final String OTHER = "b1b2a3a4a5a647a889aaabacadaeafb0";
    private static final Mac ALL_STATIONS = Mac.of("01:0e:cf:00:00:00");
    private static final Mac CLOCKS = Mac.of("01:80:c2:00:00:0e");
    private static final Mac RING = Mac.of("01:15:4e:00:00:01");
    private static final byte[] NOTHING = {};

    /** A controller, a module with two octets of input in slot 1, and one with an octet of output in slot 2. */
    private static final String CONNECT = """
        0101 0001 AR 0001 020000000010 dea000006c9711d1827100010001002a 00000011 0258 8892 0003 706c63
        0102 0001 0001 8892 00000001 0028 8001 0020 0020 0001 0000 ffffffff 0003 0003 c000 000000000000 0001 00000000 0001 0001 0001 0000 0001 0002 0001 0003
        0102 0002 0002 8892 00000001 0028 ffff 0020 0020 0001 0000 ffffffff 0003 0003 c000 000000000000 0001 00000000 0001 0002 0001 0001 0001 0001 0001 0000
        0103 0001 8892 00000000 0001 0003 0001 00c8 c000 a000
        0104 0001 00000000 0001 00000010 0000 0001 0001 00000001 0001 0001 0002 01 01
        0104 0001 00000000 0002 00000020 0000 0001 0001 00000001 0002 0002 0001 01 01
        0109 0000 UU 0000 0001 0001 000d 00000102
        010a 0096 00000000
        010b 0000 0601 0018 0100 0000 00000001 UU
        """;

    private static final String CONNECTED = """
        8101 0001 AR 0001 020000000020 8892
        8102 0001 0001 8001
        8102 0002 0002 c00a
        8103 0001 0002 00c8
        8104 0001 00000000 0001 0002 00000021 0001 0001 0001 00000001 0001
        8106 0006 627573303031
        """;

    /** A relation with what other profiles of relations add. */
    private static final String CONNECT_WITH_MORE = """
        0101 0006 AR 0001 020000000010 dea000006c9711d1827100010001002a 40000011 0258 8892 0003 706c63
        0105 dea000006c9711d1827100010001002a 00000001 0258 0003 706c63
        0106 0001 00000000 0001 0003 706c63
        0108 0001 00000000 aabbccdd
        010c 0000 00000001
        """;

    private static final String CONNECTED_WITH_MORE = """
        8101 0006 AR 0001 020000000020 8892
        8105 0006 627573303031
        8107 8892
        8108 0001 00000000 aabbccdd
        """;

    /** Records that the controller writes in one call: subslot, index, block. */
    private static final String PARAMETERS = """
        8000 8020 022a 0001 022b 0008 0100 0100 80020003
        8000 802d 0203.2 0000 UU 00000000 00000000 000003e8 000003c0 0001 0000 0000 0003 0003 0001 01 ff 04 73796e63 000000
        8000 8051 0213 0000 UU 00000000
        8000 8052 0211 0000 UU 0000 0000 0b 6d7270646f6d61696e2d31
        8000 8071 0250 0000 00000001
        8001 802b 0200 0000 0000 8001 020a 0014 0100 01 08 706f72742d303031 06 706c63303031 00
        8001 802f 0202 0000 0000 8001 0226 0008 0100 0000 0001 0000
        0000 e050 0609 0000 0601 0018 0100 0000 00000001 UU
        0001 0005 aabbccdd
        """;

    /** Records that the controller reads: slot, subslot, index, block. */
    private static final String RECORDS = """
        0001 0001 aff0 0020 002a 3645533720313331 2d36424630302d3042413020 53432d3132333435363738202020202020 0003 56020107 0000 0000 0001 0101 001e
        0000 0001 aff1 0021 46756e6374696f6e202020202020202020202020202020202020202020202020 48616c6c202020202020202020202020202020202020
        0000 0001 aff2 0022 323032362d30312d30312031323a3030
        0000 0001 f840 0030 0001 00000000 0001 0001 00000010 0001 0001 00000001
        0001 0001 800a 0010.1 00000000 0001 0001 8000 0000 8000 0001 0800 0006
        0000 0001 f830 0019 0000000000000001 0001 0000000000000002 AR de80b000 00000007
        0000 0001 e000 0012.1 0001 00000000 0001 0001 00000010 0001 0001 00000001
        0000 0001 f000 0013.1 0001 00000000 0001 0001 00000010 0001 0001 00000001
        0000 8000 8080 0240 03 706c63 0000 020000000020 0000 0a140114 ffffff00 0a140101
        0000 8001 8028 0251 0000 00000001 00000002 00000003 00000004 00000005 00000006
        0000 0001 f821 001a 0001 00000000
        0001 0001 8010 0014 0001 aabb
        0001 0001 8028 0015 01 80 01 80 0002 1122
        0000 0001 aff3 0023 2020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020
        0000 8000 8052 0211.1 00 01 0231 0024 0100 00 00 UU 0000 0000 0b 6d7270646f6d61696e2d31
        0000 8000 8051 0213.1 00 01 0233 0018 0100 00 00 UU 00000003
        0000 8001 8052 0214 0000 UU
        0000 8001 802f 0202 0000 0000 8001 020e 0008 0100 0000 0010 0000
        0000 8001 802b 0200 0000 0000 8001 020b 0008 0100 0000 0000038a
        0000 8001 802b 0200 0000 0000 8001 020c 0004 0100 0010
        0000 8001 802b 0200 0000 0000 8001 021e 0004 0100 0002
        0000 8001 802b 0200 0000 0000 8001 021f 0004 0100 0001
        0000 8000 f831 0400 0000 00000000 0000 8000 0250 0008 0100 0000 00000001
        0000 0000 e060 0401 0000 00000000 0000 8000 0000 8071 0250 0008 0100 0000 00000001
        0001 0001 0005 -
        """;

    /** Control commands: block, and block of the answer, with the command. */
    private static final String COMMANDS = """
        0118 8118 0040
        0110 8110 0001
        0111 8111 0001
        0116 8116 0010
        0117 8117 0020
        """;

    /** Alarms: frame id, type, block. */
    private static final String ALARMS = """
        fe01 1 0002 0001 00000000 0001 0001 00000010 00000001 b800 8000 0001 0800 0006
        fe01 3 -
        fe01 1 8002 0001 00000000 0001 0001 3800 00000000
        fc01 1 0001 0002 00000000 0001 0001 00000010 00000001 3801 0001 aabb
        fc01 2 -
        fe01 1 0002 000c 00000000 0001 0001 00000010 00000001 3802 8002 0001 0800 0006 8001 00000007
        fe01 1 0002 0003 00000000 0001 0001 00000010 00000001 3803
        """;

    private static final String CLOCKS_OF_THE_LINK = """
        ff40 0c06 020000000020 00000000
        ff41 0e04 00000007 0000
        ff42 0e04 00000007 0000
        ff43 0e04 00000007 0000
        0080 0216 020000000010 UU 040a 0000 00000010 00000020 0604 0001 0025 0000 0806 01 ff 0d 20 0003
        ff20 0216 020000000010 UU
        ff00 0806 01 ff 0d 20 0003
        """;

    private static final String RING_OF_SWITCHES = """
        0212 8000 020000000010 0000 0001 0001 00000020
        030a 8000 020000000010 0014
        040c 020000000020 0000 0014 0001 0000
        050c 020000000020 0000 0014 0001 0000
        0212 8000 020000000010 0000 0000 0001 00000020
        """;

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
        COMMANDS.lines().forEach(tour::command);
        PnioFurther.COMMANDS.lines().forEach(tour::command);
        tour.applicationReady();
        tour.cycles();
        RECORDS.lines().forEach(tour::read);
        PnioFurther.RECORDS.lines().forEach(tour::read);
        tour.failures();
        tour.attempts();
        ALARMS.lines().forEach(tour::alarm);
        PnioFurther.ALARMS.lines().forEach(tour::alarm);
        for (int type : new int[] {4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 30, 31}) {
            tour.alarm("fe01 1 0002 %04x 00000000 0001 0001 00000010 00000001 3803".formatted(type));
        }
        CLOCKS_OF_THE_LINK.lines().forEach(tour::clock);
        PnioFurther.CLOCKS.lines().forEach(tour::clock);
        RING_OF_SWITCHES.lines().forEach(tour::ring);
        PnioFurther.RINGS.lines().forEach(tour::ring);
        tour.link(true, RING, Profinet.MRP, hex("0001 01120008ffffffffffffffffffffffffffffffff 0000"));
        tour.close();
        return List.copyOf(tour.frames);
    }

    private static byte[] hex(String text) {
        return new ByteWriter()
                .hex(text.replace("AR", RELATION)
                        .replace("UU", OTHER)
                        .replace("FILL16", "20".repeat(16))
                        .replace("FILL54", "20".repeat(54))
                        .replace("FILL64", "20".repeat(64))
                        .replace(" ", ""))
                .toByteArray();
    }

    /** A block of a line: type, perhaps with {@code .1} for version 1.1 and so on, and content; {@code -} for none. */
    private static byte[] block(String line) {
        if (line.equals("-")) {
            return NOTHING;
        }
        int blank = line.indexOf(' ');
        String type = line.substring(0, blank);
        int version = 0x100 + (type.length() > 4 ? type.charAt(5) - '0' : 0);
        return Profinet.block(Integer.parseInt(type.substring(0, 4), 16), version, hex(line.substring(blank + 1)));
    }

    private static byte[] blocks(String lines) {
        ByteWriter out = new ByteWriter();
        lines.lines().forEach(line -> out.bytes(block(line)));
        return out.toByteArray();
    }

    private void link(boolean fromController, Mac to, int etherType, byte[] payload) {
        Mac from = (fromController ? controller : device).mac();
        frames.add(new Frame(now += STEP, Ethernet.frame(to, from, etherType, payload)));
    }

    private void dcp(boolean fromController, Mac to, int frameId, int service, int type, String blocks) {
        link(fromController, to, Profinet.ETHER_TYPE, Profinet.dcp(frameId, service, type, 7, hex(blocks)));
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
        byte[] question = hex("00000000 00000001" + "00".repeat(16) + "00000002" + "00".repeat(20) + "00000001"
                + "00".repeat(20) + "00000001");
        send(true, Profinet.PORT, asks.lookup(0, sequence, question));
        String annotation =
                "4f5455532d494f2020202020202020202020202020202020 20" // type, order number, hardware, software
                        + "20 364553373133312d364246303030304142302020 20 2020202033 20 56 20 20 32 20 20 31 20 20 37 00";
        byte[] name = hex(annotation);
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
        send(false, Profinet.PORT, answers.lookup(3, sequence++, hex("0300011c")));
        send(true, Profinet.PORT, asks.lookup(0, sequence, question));
        send(false, Profinet.PORT, answers.lookup(6, sequence++, hex("0200011c")));
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
        call(0, blocks(CONNECT));
        answer(0, 0, blocks(CONNECTED));
        ByteWriter written = new ByteWriter();
        ByteWriter taken = new ByteWriter();
        PARAMETERS.lines().forEach(line -> parameter(line, written, taken));
        byte[] all = written.toByteArray();
        byte[] body = asks.arguments(new ByteWriter()
                .bytes(Profinet.record(0x0008, 0, RELATION, 0xFFFF, 0xFFFF, 0xE040, all.length))
                .bytes(all)
                .toByteArray());
        int half = body.length / 2 & ~7;
        send(true, Profinet.PORT, asks.datagram(0, 0x24, Profinet.DEVICE, 3, sequence, 0, Arrays.copyOf(body, half)));
        send(false, 49_153, answers.datagram(9, 0, Profinet.DEVICE, 3, sequence, 0, NOTHING));
        send(
                true,
                Profinet.PORT,
                asks.datagram(0, 0x2E, Profinet.DEVICE, 3, sequence, 1, Arrays.copyOfRange(body, half, body.length)));
        byte[] results = taken.toByteArray();
        answer(
                3,
                0,
                new ByteWriter()
                        .bytes(Profinet.record(0x8008, 0, RELATION, 0xFFFF, 0xFFFF, 0xE040, results.length))
                        .bytes(results)
                        .toByteArray());
    }

    private static void parameter(String line, ByteWriter written, ByteWriter taken) {
        String[] words = line.split(" ", 3);
        int subslot = Integer.parseInt(words[0], 16);
        int index = Integer.parseInt(words[1], 16);
        byte[] record = index < 0x8000 ? hex(words[2]) : block(words[2]);
        written.bytes(Profinet.record(0x0008, 1, RELATION, index < 0x8000 ? 1 : 0, subslot, index, record.length))
                .bytes(record)
                .fill(-written.length() & 3, 0);
        taken.bytes(Profinet.record(0x8008, 1, RELATION, index < 0x8000 ? 1 : 0, subslot, index, record.length));
    }

    private void command(String line) {
        String[] words = line.split(" ", 3);
        call(4, block(words[0] + " 0000 AR 0001 0000 " + words[2] + " 0000"));
        answer(4, 0, block(words[1] + " 0000 AR 0001 0000 0008 0000"));
    }

    /** The device calls the controller, whose answer comes from another port too. */
    private void applicationReady() {
        byte[] call = ready.call(Profinet.CONTROLLER, 4, 0, block("0112 0000 AR 0001 0000 0002 0000"));
        frames.add(new Frame(now += STEP, Udp.frame(device, 49_154, controller, Profinet.PORT, call)));
        byte[] answer = new Profinet.Caller(false, 2)
                .answer(Profinet.CONTROLLER, 4, 0, 0, block("8112 0000 AR 0001 0000 0008 0000"));
        frames.add(new Frame(now += STEP, Udp.frame(controller, 49_155, device, 49_154, answer)));
    }

    private void cycles() {
        int counter = 0;
        for (int status : new int[] {0x35, 0x35, 0x15, 0x25, 0x31, 0x35}) {
            counter += 128;
            byte[] input = hex("1122 80 80");
            byte[] output = hex("80 7f 80");
            link(false, controller.mac(), Profinet.ETHER_TYPE, Profinet.cyclic(0x8001, input, counter, status));
            link(true, device.mac(), Profinet.ETHER_TYPE, Profinet.cyclic(0xC00A, output, counter, status));
        }
        for (int frameId : new int[] {0x0100, 0x0801, 0xBC00, 0xF800, 0xFF80}) {
            link(false, controller.mac(), Profinet.ETHER_TYPE, Profinet.cyclic(frameId, NOTHING, counter, 0x35));
        }
    }

    private void read(String line) {
        String[] words = line.split(" ", 4);
        int slot = Integer.parseInt(words[0], 16);
        int subslot = Integer.parseInt(words[1], 16);
        int index = Integer.parseInt(words[2], 16);
        byte[] record = words[3].equals("-") ? hex("aabb") : block(words[3]);
        int operation = index == 0xF840 ? 5 : 2;
        call(operation, Profinet.record(0x0009, 1, RELATION, slot, subslot, index, 4_096));
        answer(
                operation,
                0,
                new ByteWriter()
                        .bytes(Profinet.record(0x8009, 1, RELATION, slot, subslot, index, record.length))
                        .bytes(record)
                        .toByteArray());
    }

    private void failures() {
        call(2, Profinet.record(0x0009, 1, RELATION, 9, 1, 5, 4_096));
        answer(2, 0xDE80B000L, Profinet.record(0x8009, 1, RELATION, 9, 1, 5, 0));
        call(2, Profinet.record(0x0009, 1, RELATION, 9, 1, 5, 4_096));
        send(false, 49_153, answers.status(3, Profinet.DEVICE, 2, sequence++, 0x1C010003L));
        call(2, Profinet.record(0x0009, 1, RELATION, 9, 1, 5, 4_096));
        send(false, 49_153, answers.status(6, Profinet.DEVICE, 2, sequence++, 0x1C010014L));
    }

    /** Each call, fails and is rejected; who waits asks whether it is worked on, and takes a call back. */
    private void attempts() {
        byte[][] calls = {
            blocks(CONNECT),
            block("0114 0000 AR 0001 0000 0004 0000"),
            NOTHING,
            Profinet.record(0x0008, 1, RELATION, 9, 1, 5, 0),
            block("0118 0000 AR 0001 0000 0040 0000"),
            Profinet.record(0x0009, 1, RELATION, 9, 1, 5, 4_096)
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
        call(2, Profinet.record(0x0009, 1, RELATION, 9, 1, 5, 4_096));
        say(true, 1);
        say(false, 4);
        say(true, 1);
        say(false, 5);
        send(true, Profinet.PORT, asks.datagram(8, 0, Profinet.DEVICE, 2, sequence, 0, hex("00000000 00000001")));
        send(
                false,
                49_153,
                answers.datagram(10, 0, Profinet.DEVICE, 2, sequence, 0, hex("00000000 01000000 01000000")));
        answer(2, 0, Profinet.record(0x8009, 1, RELATION, 9, 1, 5, 0));
        say(true, 7);
        link(true, device.mac(), Profinet.ETHER_TYPE, Profinet.alarm(0xFE02, 3, 1, NOTHING));
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
                        NOTHING));
    }

    private void alarm(String line) {
        String[] words = line.split(" ", 3);
        boolean fromController = words[2].startsWith("80") || words[1].equals("3");
        link(
                fromController,
                fromController ? device.mac() : controller.mac(),
                Profinet.ETHER_TYPE,
                Profinet.alarm(Integer.parseInt(words[0], 16), Integer.parseInt(words[1]), 0xFFFF, block(words[2])));
    }

    private void clock(String line) {
        int blank = line.indexOf(' ');
        int frameId = Integer.parseInt(line.substring(0, blank), 16);
        link(true, CLOCKS, Profinet.ETHER_TYPE, Profinet.ptcp(frameId, 28, hex(line.substring(blank + 1))));
    }

    private void ring(String line) {
        byte[] first = hex(line);
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
        call(0, blocks(CONNECT_WITH_MORE));
        answer(0, 0, blocks(CONNECTED_WITH_MORE));
        call(4, block("0119 0001 00000000 0001 0001"));
        answer(4, 0, NOTHING);
        link(false, controller.mac(), Profinet.ETHER_TYPE, Profinet.alarm(0xFE01, 4, 0xFFFF, hex("cf81fd0f")));
        call(1, block("0114 0000 AR 0001 0000 0004 0000"));
        answer(1, 0, block("8114 0000 AR 0001 0000 0008 0000"));
    }
}
