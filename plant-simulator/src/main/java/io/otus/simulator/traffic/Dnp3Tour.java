package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Dnp3;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Every function of DNP3 once, the objects of IEEE 1815-2012 Annex A, and the functions of the data link. A golden
 * capture for whoever reads DNP3. The frames are always the same. Confined to one thread.
 *
 * <p>Objects are written as {@code *g.v} (all points), {@code @g.v=octets} (range, point 0), {@code !g.v=octets} (index
 * 3 in front), {@code #g.v=octets} (a count of one) and {@code ~g.v=octets} (free format, with its size); in octets T
 * stands for a time, R for a relative one, F and D for 1.5 as a single and double real.
 */
public final class Dnp3Tour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final int MASTER = 1;
    private static final int OUTSTATION = 10;
    private static final int AUTHENTICATE_REQ = 32;
    private static final int AUTHENTICATE_RESP = 131;
    private static final int DEVICE_RESTART = 0x8000;

    /** Functions that are not answered. */
    private static final Set<Integer> UNANSWERED = Set.of(6, 8, 10, 12, 33);

    /** What a master asks, function and objects, and behind {@code >} the objects of the answer. */
    private static final String EXCHANGES = """
        1 *60.2 *60.3 *60.4 *60.1 > @1.2=81
        2 #50.1=T
        2 !50.4=T0100000005
        2 @80.1=00
        2 @34.1=0a00
        3 !12.1=4101e8030000d007000000 > !12.1=4101e8030000d007000000
        4 !12.1=4101e8030000d007000000 > !12.1=4101e8030000d007000000
        5 !12.2=0301e8030000d007000000 @12.3=01 > !12.2=0301e8030000d007000000 @12.3=01
        5 !41.1=c7cfffff00 > !41.1=c7cfffff00
        5 !41.3=F00 > !41.3=F00
        5 !41.4=D00 > !41.4=D04
        6 !41.2=c7cf00
        7 *20.0
        8 *20.0
        9 *20.0
        10 *20.0
        11 #50.2=T10270000 *20.0
        12 #50.2=T10270000 *20.0
        13 > #52.1=0500
        14 > #52.2=8813
        15
        16 ~90.1=6f747573
        17 ~90.1=6f747573
        18 ~90.1=6f747573
        19
        20 *60.2 *60.3 *60.4
        21 *60.2 *60.3 *60.4
        22 *60.2 *30.0
        23 > #52.2=0a00
        24
        25 ~70.3=1a000500Tff010000000000000000010000040100612e747874 > ~70.4=01000000030000000004010000
        1 ~70.5=0100000000000000 > ~70.5=0100000000000080010203
        2 ~70.5=010000000000008004 > ~70.6=010000000000008000
        26 ~70.4=01000000000000000004010000 > ~70.4=01000000000000000004010000
        27 ~70.3=1a000500T00000000000000000000000000000200612e747874 > ~70.4=00000000000000000000020003
        28 ~70.7=1400050001000000000000000000000000000300612e747874 > ~70.7=14000500010003000000Tff010300612e747874
        29 ~70.2=0c0003000f000200000000006f70737077 > ~70.2=0c0000000c00000001000000
        30 ~70.4=01000000000000000004010000 > ~70.4=01000000000000000004010000
        31 ~70.8=612e747874 > ~91.1=e8030000006f6b
        32 ~120.2=010000000100a0a1a2a3a4a5a6a7 > ~120.1=01000000010004010102030405060708
        33 ~120.7=010000000100030001T6f6b
        32 #120.4=0100 > ~120.5=0100000001000102000400a0a1a2a3
        32 ~120.6=010000000100000102030405060708090a0b0c0d0e0f > ~120.5=0100000001000101040400b0b1b2b3c0c1c2c3c4c5c6c7c8c9cacbcccdcecf
        13 #120.3=020000000100 ~120.9=d0d1d2d3d4d5d6d7d8d9 > #52.1=0500
        32 ~120.8=0301308200 > ~120.7=010000000100030002T6e6f
        32 ~120.10=03010100000001000a00040000000400 6f747573 e0e1e2e3 > ~120.7=010000000100030001T6f6b
        32 ~120.11=0304000400 6f747573 a0a1a2a3 > ~120.12=0100000002000400b0b1b2b3
        32 ~120.13=0100000002000400c0c1c2c3 ~120.14=f0f1f2f3 > ~120.15=d0d1d2d3d4d5d6d7
        """;

    /** Objects that are told and not asked for, one answer a line. */
    private static final String ANSWERS = """
        @1.1=01 @1.2=81 @3.1=02 @3.2=81 @10.1=01 @10.2=81
        @20.1=0139300000 @20.2=013930 @20.5=39300000 @20.6=3930
        @21.1=0139300000 @21.2=013930 @21.5=0139300000T @21.6=013930T @21.9=39300000 @21.10=3930
        @30.1=01c7cfffff @30.2=01c7cf @30.3=c7cfffff @30.4=c7cf @30.5=01F @30.6=01D
        @31.1=01c7cfffff @31.2=01c7cf @31.3=01c7cfffffT @31.4=01c7cfT @31.5=c7cfffff @31.6=c7cf @31.7=01F @31.8=01D
        @34.1=0a00 @34.2=0a000000 @34.3=F @40.1=01c7cfffff @40.2=01c7cf @40.3=01F @40.4=01D
        !2.1=81 !2.2=81T #51.1=T !2.3=81R #51.2=T !4.3=81R !4.1=81 !4.2=81T
        !11.1=81 !11.2=81T !13.1=80 !13.2=80T
        !22.1=0139300000 !22.2=013930 !22.5=0139300000T !22.6=013930T
        !23.1=0139300000 !23.2=013930 !23.5=0139300000T !23.6=013930T
        !32.1=01c7cfffff !32.2=01c7cf !32.3=01c7cfffffT !32.4=01c7cfT !32.5=01F !32.6=01D !32.7=01FT !32.8=01DT
        !33.1=01c7cfffff !33.2=01c7cf !33.3=01c7cfffffT !33.4=01c7cfT !33.5=01F !33.6=01D !33.7=01FT !33.8=01DT
        !42.1=01c7cfffff !42.2=01c7cf !42.3=01c7cfffffT !42.4=01c7cfT !42.5=01F !42.6=01D !42.7=01FT !42.8=01DT
        !43.1=00c7cfffff !43.2=00c7cf !43.3=00c7cfffffT !43.4=00c7cfT !43.5=00F !43.6=00D !43.7=00FT !43.8=00DT
        #50.1=T #50.3=T @80.1=01 #81.1=320200 @102.1=2a
        @100.1=F @100.2=D @101.1=3412 @101.2=78563412 @101.3=7856341278563412
        ~82.1=0102 ~83.1=4f54555301000200aabb ~83.2=4f54555301000200aabb
        @110.4=6f747573 !111.4=6f747573 @112.4=6f747573 !113.4=6f747573
        @20.3=0139300000 @20.4=013930 @20.7=39300000 @20.8=3930
        @21.3=0139300000 @21.4=013930 @21.7=0139300000T @21.8=013930T @21.11=39300000 @21.12=3930
        !22.3=0139300000 !22.4=013930 !22.7=0139300000T !22.8=013930T
        !23.3=0139300000 !23.4=013930 !23.7=0139300000T !23.8=013930T
        @100.3=00000000000000c0ff3f @110.5=6f74757321 !111.2=6f6b @112.3=6f6b3f !113.2=6f6b
        ~85.1=13020510 000102030405060708090a0b0c0d0e0f 0704010474656d70 0405040476
        ~86.1=050102020000 ~86.2=01 ~86.3=0101 ~87.1=0100040000c03f ~88.1=0100040000c03f
        @121.1=01030039300000 !122.1=01030039300000 !122.2=01030039300000T
        @0.1=010141 @0.196=01014b @0.198=010a323032362d30332d3032 @0.203=04040000c842
        @0.204=0404000040c1 @0.209=02010a @0.219=020101
        @0.200=0504a0a1a2a3 @0.255=fe04c401f200
        @0.242=010456312e34 @0.243=01024131 @0.248=01023137 @0.250=01054f572d3137 @0.252=010a4f74757320576f726b73
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final TcpSession session;
    private long now = START;
    private int sequence;
    private int transport;

    private Dnp3Tour() {
        Host master = new Host(Mac.of("9c:b6:54:3e:11:0a"), Ip4.of("10.20.0.10"), 128);
        Host outstation = new Host(Mac.of("00:30:a7:00:00:12"), Ip4.of("10.20.0.18"), 64);
        session = new TcpSession(master, master.nextPort(), outstation, Dnp3.PORT, 3, frames::add);
        session.open(now);
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        Dnp3Tour tour = new Dnp3Tour();
        tour.dataLink();
        EXCHANGES.lines().forEach(tour::exchange);
        ANSWERS.lines().forEach(tour::told);
        tour.unsolicited();
        tour.session.close(Side.CLIENT, tour.now += STEP);
        return List.copyOf(tour.frames);
    }

    /**
     * Reset, test, user data that is confirmed, status; clause 9.2.4. A secondary station that takes no test says so.
     */
    private void dataLink() {
        link(true, 0xC0);
        link(false, 0x00);
        link(true, 0xF2);
        link(false, 0x0F);
        link(true, 0xC9);
        link(false, 0x0B);
        byte[] read = Dnp3.request(sequence, Dnp3.READ, objects("*60.1"));
        byte[] segment = new ByteWriter().u8(0xC0).bytes(read).toByteArray();
        send(true, Dnp3.linkFrame(0xD3, OUTSTATION, MASTER, segment));
        link(false, 0x01);
        send(true, Dnp3.linkFrame(0xF3, OUTSTATION, MASTER, segment));
        link(false, 0x00);
    }

    private void link(boolean fromMaster, int control) {
        int destination = fromMaster ? OUTSTATION : MASTER;
        send(fromMaster, Dnp3.linkFrame(control, destination, OUTSTATION + MASTER - destination, new byte[0]));
    }

    private void exchange(String line) {
        String[] sides = line.split(" ?> ?", 2);
        String[] asked = sides[0].split(" ", 2);
        int function = Integer.parseInt(asked[0]);
        sequence = (sequence + 1) & 0xF;
        fragment(true, Dnp3.request(sequence, function, objects(asked.length > 1 ? asked[1] : "")));
        if (!UNANSWERED.contains(function)) {
            byte[] answer = objects(sides.length > 1 ? sides[1] : "");
            int code = function == AUTHENTICATE_REQ ? AUTHENTICATE_RESP : Dnp3.RESPONSE;
            fragment(false, response(code, answer));
        }
    }

    private byte[] response(int function, byte[] objects) {
        return new ByteWriter()
                .u8(0xC0 | sequence)
                .u8(function)
                .u16(0)
                .bytes(objects)
                .toByteArray();
    }

    /** A response that asks for a confirmation, which it gets. */
    private void told(String line) {
        sequence = (sequence + 1) & 0xF;
        fragment(true, Dnp3.request(sequence, Dnp3.READ, objects("*60.2 *60.3 *60.4 *60.1")));
        fragment(false, Dnp3.response(sequence, true, 0, objects(line)));
        fragment(true, Dnp3.request(sequence, Dnp3.CONFIRM, new byte[0]));
    }

    private void unsolicited() {
        fragment(false, Dnp3.unsolicited(0, DEVICE_RESTART, objects("!2.2=81T")));
        fragment(true, Dnp3.confirmUnsolicited(0));
    }

    private void fragment(boolean fromMaster, byte[] fragment) {
        int destination = fromMaster ? OUTSTATION : MASTER;
        for (byte[] frame :
                Dnp3.frames(fromMaster, destination, OUTSTATION + MASTER - destination, transport, fragment)) {
            transport = (transport + 1) & 0x3F;
            send(fromMaster, frame);
        }
    }

    private void send(boolean fromMaster, byte[] frame) {
        session.send(fromMaster ? Side.CLIENT : Side.SERVER, now += STEP, frame);
    }

    private static byte[] objects(String text) {
        ByteWriter out = new ByteWriter();
        for (String object : text.isBlank() ? new String[0] : text.split(" (?=[*@!#~])", -1)) {
            String[] parts = object.substring(1).split("[.=]", 3);
            out.u8(Integer.parseInt(parts[0])).u8(Integer.parseInt(parts[1]));
            byte[] octets = octets(parts.length > 2 ? parts[2] : "");
            switch (object.charAt(0)) {
                case '*' -> out.u8(0x06);
                case '@' -> out.u8(0x00).u8(0).u8(0);
                case '!' -> out.u8(0x17).u8(1).u8(3);
                case '#' -> out.u8(0x07).u8(1);
                default -> out.u8(0x5B).u8(1).u16Le(octets.length);
            }
            out.bytes(octets);
        }
        return out.toByteArray();
    }

    private static byte[] octets(String text) {
        String hex = text.replace(" ", "")
                .replace("T", "00c8bfac9c01")
                .replace("R", "e803")
                .replace("F", "0000c03f")
                .replace("D", "000000000000f83f");
        return new ByteWriter().hex(hex).toByteArray();
    }
}
