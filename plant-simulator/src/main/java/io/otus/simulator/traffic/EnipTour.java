package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Enip;
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
 * Every command of EtherNet/IP, and services of CIP on objects and tags, asked and answered, outside of connections and
 * on them, with implicit data. A golden capture for whoever reads them. The frames are always the same. Confined to one
 * thread.
 */
public final class EnipTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final long SESSION = 0x0A0B0C0DL;
    private static final byte[] NOTHING = {};
    private static final String IDENTITY = "0100 0e00 3600 140b 6000 78563412 03 544147";

    /** Requests and what is answered: service with path and data, and behind {@code >} the reply. */
    private static final String SERVICES = """
        01 02 20012401 > 81 00 00 00 IDENTITY
        0e 03 200124013007 > 8e 00 00 00 03 544147
        03 02 20012401 0200 0100 0200 > 83 00 00 00 0200 0100 0000 0100 0200 0000 0e00
        10 03 200424643003 0102 > 90 00 00 00
        04 02 20042464 0100 0300 0102 > 84 00 00 00 0100 0300 0000
        05 02 20012401 00 > 85 00 00 00
        06 02 20642401 > 86 00 00 00
        07 02 20642401 > 87 00 00 00
        08 02 20042400 > 88 00 00 00 0100
        09 02 20042401 > 89 00 00 00
        0d 02 200f2401 > 8d 00 00 00
        11 02 20062400 01 > 91 00 08 00
        15 02 20012401 > 95 00 08 00
        16 02 200f2401 > 96 00 00 00
        18 03 200424 0128 00 > 98 00 08 00
        0e 03 209e24013001 > 8e 00 05 00
        4c 03 91047461673100 0100 > cc 00 04 00
        4c 03 910474616731 0100 > cc 00 00 00 c400 07000000
        4d 03 910474616731 c400 0100 08000000 > cd 00 00 00
        52 03 910474616731 0100 00000000 > d2 00 00 00 c400 07000000
        53 03 910474616731 c400 0100 00000000 09000000 > d3 00 00 00
        4e 03 910474616731 0400 ffffffff 00000000 > ce 00 00 00
        55 03 206b25000000 0100 0200 > d5 00 00 00 01000000 c400
        03 03 206c2500 0100 0400 0400 0500 0200 0100 > 83 00 00 00 0400 0400 0000 02000000 0500 0000 08000000 0200 0000 0200 0100 0000 3412
        0a 02 20022401 0200 0600 0e00 0e03200124013007 0e03200124013001 > 8a 00 00 00 0200 0600 0e00 8e000000 03544147 8e000000 0100
        52 02 20062401 0a 0e 0800 0e03200124013001 01 00 0100 > 8e 00 00 00 0100
        4b 02 20672401 07 0100 78563412 0f 00 0100 a2 02 07 89 00 00 > cb 00 00 00 07 0100 78563412 4f 00 0100 0700
        4b 02 20672401 07 0100 78563412 0f 00 0200 aa 02 07 89 00 00 0800 > cb 00 00 00 07 0100 78563412 4f 00 0200
        02 02 20042464 0102 > 82 00 00 00
        17 02 20012401 > 97 00 00 00
        19 03 200424643003 0128 0100 00 > 99 00 08 00
        1a 03 200424643003 0128 0100 00 > 9a 00 08 00
        1b 03 200424643003 0128 0100 > 9b 00 08 00
        1c 02 20432401 0000000000000000 > 9c 00 00 00 00
        1d 02 20042464 > 9d 00 08 00
        14 02 20042464 > 94 00 08 00
        4b 02 20012401 0500 > cb 00 00 00
        4b 02 20022401 04 74616731 > cb 00 08 00
        4b 02 20052401 0100 0200 > cb 00 00 00
        4c 02 20052401 02 20042464 > cc 00 02 00
        4e 02 20052401 > ce 00 00 00
        54 02 20052401 > d4 00 00 00
        56 02 20062401 0100 > d6 00 00 00 0100 0000 0f00 00000020 00000080 0d00 78563412 0100 0d00 78563412 02 0200 02 10270000 10270000 02 0200 02 10270000 10270000
        57 02 20062401 0100 0d00 78563412 > d7 00 00 00 0100 0000 0f00 00000020 00000080 0d00 78563412 0100 0d00 78563412 02 0200 02 10270000 10270000 02 0200 02 10270000 10270000
        5a 02 20062401 00 02 20042464 > da 00 08 00
        5b 02 20062401 0a 0e 00000000 03000080 0300 0d00 78563412 02 000000 10270000 f4010042 10270000 f4010042 a3 03 01002002 2401 > db 00 00 00 03000020 03000080 0300 0d00 78563412 10270000 10270000 00 00
        59 02 20062401 0a 0e 00000000 04000080 0400 0d00 78563412 02 000000 10270000 f843 10270000 f843 a3 03 01002002 2401 > d9 00 08 00
        4b 02 203724c8 01 > cb 00 00 00 00020000 01 00
        4c 02 203724c8 00020000 0100 0100 05 6f312e7370 > cc 00 00 00 00000000 01 fa
        4d 02 203724c8 00000000 10000000 01 > cd 00 00 00 10000000 01 00
        4e 02 203724c8 00000000 10000000 > ce 00 00 00 01 fa
        4f 02 203724c8 00 > cf 00 00 00 00 00 01020304
        50 02 203724c8 00 00 01020304 > d0 00 00 00 00
        51 02 203724c8 > d1 00 00 00
        4c 02 20672401 0100 0000 0200 0000 0f 00 0300 a2 02 07 89 00 00 > cc 00 00 00 0200 0000 0100 0000 4f 00 0300 0700
        4d 02 20672401 0f 00 0400 a2 02 07 89 00 00 > cd 00 00 00 4f 00 0400 0700
        4c 03 206c25000100 00000000 1000 > cc 00 00 00 00000000c4000000 0400000000000000
        4b 02 20742401 00 > cb 00 00 00
        4c 02 20742401 00 > cc 00 00 00
        4b 02 20a12401 0000 01 > cb 00 00 00 01
        4d 02 20a12401 00000000 01020304 > cd 00 00 00 04000000
        4c 03 20f624013004 > cc 00 00 00 000000000000000000000000000000000000000000000000
        4b 02 20392401 > cb 00 00 00
        4c 02 20392401 > cc 00 00 00
        4d 02 20392401 > cd 00 00 00
        4e 02 20392401 > ce 00 00 00
        50 02 20392401 > d0 00 00 00
        51 02 20392401 > d1 00 00 00
        54 02 20392401 > d4 00 00 00
        56 02 20392401 > d6 00 00 00
        57 02 20392401 > d7 00 00 00
        52 02 20062401 0a 0e 0800 0e03200124013001 01 00 0100 > d2 00 01 01 0103 02
        4b 02 20672401 07 0100 78563412 0f 00 0500 01 0000 0100 06 07 02 02 > cb 00 00 00 07 0100 78563412 4f 00 0500 0700
        4b 02 20672401 07 0100 78563412 0f 00 0600 80 01 > cb 00 00 00 07 0100 78563412 4f 00 0600
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final Host station = new Host(Mac.of("9c:b6:54:3e:11:0c"), Ip4.of("10.20.3.10"), 128);
    private final Host controller = new Host(Mac.of("00:00:bc:00:00:13"), Ip4.of("10.20.3.20"), 64);
    private final TcpSession session;
    private long now = START;
    private int context;

    private EnipTour() {
        session = new TcpSession(station, station.nextPort(), controller, Enip.PORT, 6, frames::add);
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        EnipTour tour = new EnipTour();
        tour.discover();
        tour.session.open(tour.now += STEP);
        tour.exchange(0x65, 0, hex("01000000"), SESSION, hex("01000000"));
        tour.exchange(0x04, 0, NOTHING, 0, hex("0100 0001 1400 0100 2000 436f6d6d756e69636174696f6e73 0000"));
        tour.exchange(0x64, 0, NOTHING, 0, hex("0000"));
        SERVICES.lines().forEach(tour::service);
        tour.connection();
        tour.implicit();
        tour.exchange(0x72, SESSION, NOTHING, SESSION, NOTHING);
        tour.session.send(Side.CLIENT, tour.now += STEP, Enip.message(0x73, SESSION, 0, NOTHING));
        tour.session.send(Side.CLIENT, tour.now += STEP, Enip.message(0x00, 0, 0, NOTHING));
        tour.session.send(Side.CLIENT, tour.now += STEP, Enip.message(0x66, SESSION, 0, NOTHING));
        tour.exchange(0xC8, 0, hex("01000000"), 0, hex("01000000"));
        tour.session.close(Side.CLIENT, tour.now += STEP);
        return List.copyOf(tour.frames);
    }

    private static byte[] hex(String text) {
        return new ByteWriter()
                .hex(text.replace("IDENTITY", IDENTITY).replace(" ", ""))
                .toByteArray();
    }

    private void discover() {
        byte[] question = Enip.message(0x63, 0, 0, NOTHING);
        byte[] answer =
                Enip.message(0x63, 0, 0, hex("0100 0c00 2500 0100 0002af12 0a140314 0000000000000000 IDENTITY 03"));
        frames.add(new Frame(now += STEP, Udp.frame(station, 49_160, controller, Enip.PORT, question)));
        frames.add(new Frame(now += STEP, Udp.frame(controller, Enip.PORT, station, 49_160, answer)));
    }

    private void exchange(int command, long asked, byte[] question, long answered, byte[] answer) {
        session.send(Side.CLIENT, now += STEP, Enip.message(command, asked, ++context, question));
        session.send(Side.SERVER, now += STEP, Enip.message(command, answered, context, answer));
    }

    private void service(String line) {
        String[] sides = line.split(" > ", 2);
        session.send(Side.CLIENT, now += STEP, Enip.unconnected(SESSION, ++context, hex(sides[0])));
        session.send(Side.SERVER, now += STEP, Enip.unconnected(SESSION, context, hex(sides[1])));
    }

    /** A connection of class 3 to the message router, a tag read on it, and its end. */
    private void connection() {
        service("54 02 20062401 0a 0e 00000000 01000080 0100 0d00 78563412 02 000000 10270000 f843 10270000 f843 a3"
                + "03 01002002 2401"
                + " > d4 00 00 00 01000020 01000080 0100 0d00 78563412 10270000 10270000 00 00");
        byte[] question = hex("4c 03 910474616731 0100");
        byte[] answer = hex("cc 00 00 00 c400 07000000");
        session.send(Side.CLIENT, now += STEP, Enip.connected(SESSION, 0x20000001L, 1, question));
        session.send(Side.SERVER, now += STEP, Enip.connected(SESSION, 0x80000001L, 1, answer));
        service("4e 02 20062401 0a 0e 0100 0d00 78563412 03 00 01002002 2401"
                + " > ce 00 00 00 0100 0d00 78563412 00 00");
    }

    /** A connection of class 1 with an assembly each way: the originator runs, and then is idle. */
    private void implicit() {
        service("54 02 20062401 0a 0e 00000000 02000080 0200 0d00 78563412 02 000000 10270000 0a48 10270000 0648 01"
                + "04 2004 2401 2c64 2c65"
                + " > d4 00 00 00 02000020 02000080 0200 0d00 78563412 10270000 10270000 00 00");
        for (int count = 1; count <= 4; count++) {
            byte[] output = hex((count < 3 ? "01000000" : "00000000") + "01020304");
            byte[] input = hex("05060708");
            byte[] sent = Enip.implicit(0x20000002L, count, output);
            byte[] told = Enip.implicit(0x80000002L, count, input);
            frames.add(new Frame(
                    now += STEP, Udp.frame(station, Enip.IMPLICIT_PORT, controller, Enip.IMPLICIT_PORT, sent)));
            frames.add(new Frame(
                    now += STEP, Udp.frame(controller, Enip.IMPLICIT_PORT, station, Enip.IMPLICIT_PORT, told)));
        }
    }
}
