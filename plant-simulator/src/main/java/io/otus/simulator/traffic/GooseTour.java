package io.otus.simulator.traffic;

import static io.otus.simulator.protocol.Iec61850.element;
import static io.otus.simulator.protocol.Iec61850.octets;
import static io.otus.simulator.protocol.Iec61850.text;

import io.otus.simulator.protocol.Iec61850;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Ethernet;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.Udp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A publisher of GOOSE whose values change, with every type of value, and a merging unit that sends Sampled Values;
 * then both in datagrams (IEC TR 61850-90-5). A golden capture for whoever reads them. The frames are always the same.
 * Confined to one thread.
 */
public final class GooseTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final Mac PUBLISHER = Mac.of("00:21:c1:00:00:01");
    private static final Mac GOOSE_GROUP = Mac.of("01:0c:cd:01:00:01");
    private static final Mac VALUES_GROUP = Mac.of("01:0c:cd:04:00:01");
    private static final Ip4 GOOSE_GROUP_ROUTED = Ip4.of("239.192.3.1");
    private static final Ip4 VALUES_GROUP_ROUTED = Ip4.of("239.192.4.1");
    private static final long IP_MULTICAST = 0x0100_5E00_0000L;
    private static final String TIME = "69a52a6000000018";

    private final List<Frame> frames = new ArrayList<>();
    private final Host gateway = new Host(Mac.of("00:21:c1:00:00:02"), Ip4.of("10.20.3.2"), 64);
    private long now = START;
    private boolean routed;

    private GooseTour() {}

    /** The frames of the tour. */
    public static List<Frame> frames() {
        GooseTour tour = new GooseTour();
        for (int repeat = 0; repeat < 8; repeat++) {
            tour.goose(1, repeat, true, false, false);
        }
        for (int repeat = 0; repeat < 8; repeat++) {
            tour.goose(2, repeat, false, false, false);
        }
        for (int repeat = 0; repeat < 8; repeat++) {
            tour.goose(3, repeat, false, true, true);
        }
        for (int count = 0; count < 24; count++) {
            tour.values(count);
        }
        tour.routed = true;
        for (int repeat = 0; repeat < 8; repeat++) {
            tour.goose(1, repeat, true, false, false);
        }
        for (int count = 0; count < 8; count++) {
            tour.values(count);
        }
        return List.copyOf(tour.frames);
    }

    private static byte[] number(int tag, int value) {
        return element(tag, new ByteWriter().u32(value).toByteArray());
    }

    private void goose(int state, int sequence, boolean closed, boolean simulation, boolean needsCommissioning) {
        byte[] data = element(
                0xAB,
                octets(0x83, closed ? "01" : "00"),
                octets(0x84, "0300 00"),
                octets(0x84, "06 40"),
                octets(0x85, "ff85"),
                octets(0x86, "07"),
                octets(0x87, "08 3fc00000"),
                octets(0x89, "0102"),
                text(0x8A, "on"),
                octets(0x8C, "0036ee80 3a2b"),
                octets(0x8D, "12"),
                text(0x90, "offen"),
                octets(0x91, TIME),
                element(0xA1, octets(0x85, "01"), octets(0x85, "02")),
                element(0xA2, octets(0x83, "01"), octets(0x84, "0300 00")));
        byte[] apdu = element(
                0x61,
                text(0x80, "IED1LD0/LLN0$GO$gcb1"),
                number(0x81, 2_000),
                text(0x82, "IED1LD0/LLN0$ds1"),
                text(0x83, "trip"),
                octets(0x84, TIME),
                number(0x85, state),
                number(0x86, sequence),
                octets(0x87, simulation ? "01" : "00"),
                number(0x88, 1),
                octets(0x89, needsCommissioning ? "01" : "00"),
                number(0x8A, 14),
                data);
        now += sequence == 0 ? 1_000_000_000 : Math.min(1_000, 4 << sequence) * 1_000_000L;
        if (routed) {
            route(GOOSE_GROUP_ROUTED, Iec61850.routed(Iec61850.ROUTED_GOOSE, sequence, 0x3001, simulation, apdu));
        } else {
            byte[] payload = Iec61850.payload(0x0001, simulation, apdu);
            frames.add(new Frame(now, Ethernet.frame(GOOSE_GROUP, PUBLISHER, Iec61850.GOOSE, payload)));
        }
    }

    /** To a group of receivers beyond the router. */
    private void route(Ip4 group, byte[] payload) {
        Mac mac = new Mac(IP_MULTICAST | (group.value() & 0x7F_FFFF));
        frames.add(new Frame(now, Udp.frame(gateway, Iec61850.PORT, mac, group, Iec61850.PORT, payload)));
    }

    private void values(int count) {
        ByteWriter sample = new ByteWriter();
        for (int channel = 0; channel < 8; channel++) {
            sample.u32(100L * channel + count).u32(0);
        }
        byte[] asdu = element(
                0x30,
                text(0x80, "MU1SV1"),
                text(0x81, "MU1/LLN0$ds1"),
                element(0x82, new ByteWriter().u16(count).toByteArray()),
                number(0x83, 1),
                octets(0x84, TIME),
                octets(0x85, count < 12 ? "02" : "00"),
                octets(0x86, "0fa0"),
                element(0x87, sample.toByteArray()),
                octets(0x88, "0000"));
        byte[] apdu = element(0x60, octets(0x80, "01"), element(0xA2, asdu));
        now += 250_000;
        if (routed) {
            route(VALUES_GROUP_ROUTED, Iec61850.routed(Iec61850.ROUTED_VALUES, count, 0x4001, false, apdu));
        } else {
            byte[] payload = Iec61850.payload(0x4000, false, apdu);
            frames.add(new Frame(now, Ethernet.frame(VALUES_GROUP, PUBLISHER, Iec61850.SAMPLED_VALUES, payload)));
        }
    }
}
