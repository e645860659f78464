package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Ethercat;
import io.otus.simulator.protocol.Ethercat.Datagram;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Ethernet;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Mac;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A master that starts up a line of two devices: states, station addresses, EEPROM, mailboxes with CoE, FoE and SoE,
 * then process data, each frame as it is sent and as it comes back; then network variables. A golden capture for
 * whoever reads EtherCAT. The frames are always the same. Confined to one thread.
 */
public final class EthercatTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 1_000_000;
    private static final long ROUND = 20_000;
    private static final Mac MASTER = Mac.of("00:1b:21:0a:0b:0c");
    private static final Mac MARKED = Mac.of("02:1b:21:0a:0b:0c");
    private static final int DEVICES = 2;
    private static final int READ_MAILBOX = 0x1080;
    private static final int WRITE_MAILBOX = 0x1000;

    /** Command, adp, ado and data as they are sent; adp, data and working counter as they come back. */
    private static final String STARTUP = """
        08 0000 0120 1100 > 0002 1100 2
        07 0000 0130 0000 > 0002 0100 2
        01 0000 0000 00000000 > 0002 11000200 1
        02 0000 0010 e903 > 0002 e903 1
        02 ffff 0010 ea03 > 0001 ea03 1
        05 03e9 0502 000108000000 > 03e9 000108000000 1
        04 03e9 0502 00000000000000000000 > 03e9 40000800000002000000 1
        05 03e9 0502 00010a000000 > 03e9 00010a000000 1
        04 03e9 0502 00000000000000000000 > 03e9 40000a00000052302c03 1
        05 03e9 0502 00010e000000 > 03e9 00010e000000 1
        04 03e9 0508 00000000 > 03e9 39050000 1
        05 03e9 0800 0010800026000100801080002200010000000000000000000000000000000000 > 03e9 0010800026000100801080002200010000000000000000000000000000000000 1
        05 03e9 0120 0200 > 03e9 0200 1
        04 03e9 0130 0000 > 03e9 0200 1
        """;

    /** Type of a mailbox, the service that is written and, behind {@code >}, what is read. */
    private static final String MAILBOXES = """
        3 0020401810010000 0000 > 003043181001 02000000
        3 0020400810000000 0000 > 003041081000 06000000454c36373531
        3 0020400910000000 0000 > 003043091000 30313233
        3 0020400a10000000 0000 > 0030430a1000 30313132
        3 00202b0070013412 0000 > 0030600070010000 0000
        3 002021001a00 06000000 010203040506 > 003060001a000000 0000
        3 00202b0070023412 0000 > 002080007002 02000106
        3 008001000000 0100 > 008002000000 0100 0010
        3 0010004201 0102030405 >
        4 0200 00000000 6669726d776172652e656677 > 0400 00000000
        4 0300 01000000 aabbccdd > 0500 02800000 6e6f
        4 0100 78563412 612e62 >
        5 0140 2f00 > 0240 2f00 0100
        5 0340 2f80 0102 > 0440 2f80
        """;

    private final List<Frame> frames = new ArrayList<>();
    private long now = START;
    private int index;
    private int count;

    private EthercatTour() {}

    /** The frames of the tour. */
    public static List<Frame> frames() {
        EthercatTour tour = new EthercatTour();
        STARTUP.lines().forEach(tour::line);
        MAILBOXES.lines().forEach(tour::mailbox);
        tour.line("05 03e9 0120 0300 > 03e9 0300 1");
        tour.line("05 03e9 0120 0200 > 03e9 0200 1");
        tour.line("08 0000 0920 0102030405060708 > 0002 0102030405060708 2");
        tour.line("08 0000 0120 0400 > 0002 0400 2");
        tour.line("08 0000 0120 0800 > 0002 0800 2");
        for (int cycle = 0; cycle < 8; cycle++) {
            tour.cycle(cycle);
        }
        tour.line("05 03e9 0504 10000000 > 03e9 10000000 1");
        tour.line("05 03e9 0502 0102 > 03e9 0102 1");
        tour.line("05 03ea 0040 52 > 03ea 52 1");
        tour.send(MASTER, Ethercat.frame(4, bytes("001b210a0b0c 0100 0700 0000 0a00 0000 0200 0000 aabb")));
        return List.copyOf(tour.frames);
    }

    private static byte[] bytes(String hex) {
        return new ByteWriter().hex(hex).toByteArray();
    }

    private void send(Mac source, byte[] payload) {
        frames.add(new Frame(now, Ethernet.frame(Mac.BROADCAST, source, Ethercat.ETHER_TYPE, payload)));
    }

    private void round(List<Datagram> sent, List<Datagram> returned) {
        now += STEP;
        send(MASTER, Ethercat.frame(sent));
        now += ROUND;
        send(MARKED, Ethercat.frame(returned));
    }

    private void line(String line) {
        String[] words = line.split(" ", -1);
        int command = Integer.parseInt(words[0], 16);
        int ado = Integer.parseInt(words[2], 16);
        index = index + 1 & 0xFF;
        round(
                List.of(new Datagram(command, index, Integer.parseInt(words[1], 16), ado, words[3], 0)),
                List.of(new Datagram(
                        command, index, Integer.parseInt(words[5], 16), ado, words[6], Integer.parseInt(words[7]))));
    }

    private void mailbox(String line) {
        String[] sides = line.split(">", -1);
        int type = Integer.parseInt(sides[0].substring(0, 1));
        exchange(5, WRITE_MAILBOX, type, sides[0].substring(2).strip());
        if (!sides[1].isBlank()) {
            exchange(4, READ_MAILBOX, type, sides[1].strip());
        }
    }

    private void exchange(int command, int ado, int type, String service) {
        count = count % 7 + 1;
        index = index + 1 & 0xFF;
        byte[] filled = Ethercat.mailbox(type, count, bytes(service));
        String hex = HexFormat.of().formatHex(filled);
        String sent = command == 4 ? "00".repeat(filled.length) : hex;
        round(
                List.of(new Datagram(command, index, 0x03E9, ado, sent, 0)),
                List.of(new Datagram(command, index, 0x03E9, ado, hex, 1)));
    }

    private void cycle(int cycle) {
        String outputs = String.format(Locale.ROOT, "%02x00", cycle);
        round(
                List.of(
                        new Datagram(12, cycle, 0, 0x0100, outputs, 0),
                        new Datagram(14, cycle, 0x03E9, 0x0910, "00000000", 0),
                        new Datagram(7, cycle, 0, 0x0130, "0000", 0)),
                List.of(
                        new Datagram(12, cycle, 0, 0x0100, outputs, 3),
                        new Datagram(14, cycle, 0x03E9, 0x0910, outputs + "0000", DEVICES),
                        new Datagram(7, cycle, DEVICES, 0x0130, "0800", DEVICES)));
    }
}
