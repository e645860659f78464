package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Cotp;
import io.otus.simulator.protocol.S7plus;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An engineering station that opens a session with a controller, explores it, reads and writes, loads a block, stops
 * and starts it. A golden capture for whoever reads S7comm-plus. The frames are always the same. Confined to one
 * thread.
 */
public final class S7plusTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final int SESSION = 0x38C;
    /** Behind most requests: which object is meant. */
    private static final String QUALIFIER = "000004E8 8969 00 12 00000000 896A 00 13 00 896B 00 04 00 00";

    private static final String CREATE = "00 04 00 00000000";
    private static final String BLOCK = "A1 8A320001 9457 20 00 A3 8169 00 15 04 4D61696E A3 9414 00 14 00 02 AABB A2";

    /**
     * Version, function, body, and behind {@code >} the body of the answer. {@code Q} is the qualifier, {@code C} the
     * head of a creation.
     */
    private static final String SERVICES = """
        1 05B3 00000000 > 00 00000000
        1 04CA 0000011D C A1 000000D3 821F 00 00 A3 8169 00 15 0F 53657276657253657373696F6E5F31 A3 8229 00 15 06 484D49205254 A3 822A 00 15 0E 4557532D375F3132333435363738 A2 00000000 > 00 02 870C 870D A1 00000120 821F 00 00 A3 8232 00 17 0000013A 823B 00 04 8400 823F 00 15 1B 313B36455337203231352D31414734302D30584230203B56342E32 8240 00 15 05 323B383236 00 A2 00000000
        2 0542 0000038C 01 01 8232 01 00 17 0000013A 823B 00 04 8200 823F 00 15 00 00 00 Q 00000000 > 00 00 00 00000000
        2 0586 00000031 20 04 01 9D29 Q 0001 00000000 > 00 00 00 14 00 3C 0020 0038 0100 002A 36455337203231352D31414734302D3058423020 5320562D5830303030303031 20202020 000A 56040301 0000 0000 0001 0101 000E 00000000
        2 0524 00000031 915E 0000 00000000 > 00 02 88E10101 00000034 00000000
        2 054C 00000000 02 0A 8BAA93F26A 52 02 9D18 18 8698E4A539 51 02 9D18 12 Q 03 00000000 > 00 01 00 01 00 02 00 01 01 00 00 03 00000000
        2 0542 00000000 01 05 A484DC60 52 02 9D18 15 01 00 01 01 00 Q 00000000 > 00 01 C08895B080EF91FFF4 00 00 00000000
        3 04BB 00000072 00 000001 00 02 9315 931B 19 00 00000000 > 00 00000001 36 A1 00000001 932E 30 00 A3 9315 00 05 00 A4 8149 00000034 A1 00000072 A440 30 9F01 01 A2 A2 00000000
        3 04CA 00000385 C 1C A1 7FFFC001 8769 00 00 A3 883A 00 02 00 A3 8818 20 04 02 04 03 A2 00000000 > 00 01 8780809920 9F05 00000000
        3 0556 02 00 01 00 05 A1 7FFFC001 8D24 00 00 A3 8169 00 15 0D 444C5472616E73616374696F6E A3 8D26 40 16 02 00 04 21 00 A2 00000000 > 00 00 12 70004040 21 00000000
        3 04CA 00000003 C B 00000000 > 00 00 00000000
        3 0560 0001 0B 00000000 > 00 2F 00000000
        3 04D4 8A320001 00 Q 00 00000000 > 00 8A320001 00000000
        3 056B 0102 00000000 > 00 00000000
        3 04FC 0102 00000000 > 00 00000000
        3 0506 0102 00000000 > 00 00000000
        3 051A 0102 00000000 > 00 00000000
        3 057C 0102 00000000 > 00 00000000
        3 0590 0102 00000000 > 00 00000000
        3 059A 0102 00000000 > 00 00000000
        3 05A9 0102 00000000 > 00 00000000
        3 1234 0102 00000000 > 00 00000000
        3 04F2 00000034 01 9077 00 08 03 Q 00 0C 00000000 > 00 65 00000000
        3 04D4 0000038C 00 Q 05 00000000 > 00 0000038C 00000000
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final TcpSession session;
    private long now = START;
    private int sequence;

    private S7plusTour() {
        Host station = new Host(Mac.of("9c:b6:54:3e:11:0f"), Ip4.of("10.20.6.10"), 128);
        Host controller = new Host(Mac.of("28:63:36:00:00:53"), Ip4.of("10.20.6.20"), 64);
        session = new TcpSession(station, station.nextPort(), controller, Cotp.PORT, 9, frames::add);
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        S7plusTour tour = new S7plusTour();
        tour.session.open(tour.now);
        tour.send(Side.CLIENT, Cotp.connectionRequest(1, 0x0600, 0x0103));
        tour.send(Side.SERVER, Cotp.connectionConfirm(1, 2, 0x0600, 0x0103));
        tour.stopInTwoFrames();
        SERVICES.lines().forEach(tour::service);
        tour.say(
                Side.SERVER,
                S7plus.VERSION_2,
                "33 1000006A 0400 0000 0000 01 01 92 FFFFFFFF 00 07 03E9 13 FFFFFFFE 00 00000000");
        tour.say(
                Side.CLIENT,
                S7plus.VERSION_2,
                "31 0000 04F2 0000 0050 0000038C 74 1000006A 01 881D 00 07 0006 Q 00 00000000");
        tour.say(Side.SERVER, S7plus.VERSION_2, "02 0000 04F2 0000 0050 74 00 00000000000000 00000000");
        tour.say(Side.SERVER, S7plus.EVENT, "00000000 0006A4B2 0000000000000000");
        tour.say(Side.SERVER, S7plus.EVENT, "00000000 00000518 0000000000000000 4C4F474F5554");
        tour.session.close(Side.CLIENT, tour.now += STEP);
        return List.copyOf(tour.frames);
    }

    /** A PDU in two frames, each in a packet of its own: the controller is stopped. */
    private void stopInTwoFrames() {
        byte[] stop = S7plus.request(0x04F2, ++sequence, SESSION, bytes("00000034 01 9077 00 08 01 Q 00 0C 00000000"));
        send(Side.CLIENT, Cotp.data(S7plus.frame(S7plus.VERSION_3, Arrays.copyOf(stop, 20), false)));
        send(Side.CLIENT, Cotp.data(S7plus.frame(S7plus.VERSION_3, Arrays.copyOfRange(stop, 20, stop.length), true)));
        byte[] answer = S7plus.response(0x04F2, sequence, bytes("00 65 00000000"));
        send(Side.SERVER, Cotp.data(S7plus.frame(S7plus.VERSION_3, answer, true)));
    }

    private void service(String line) {
        String[] sides = line.split(" > ", 2);
        String[] words = sides[0].split(" ", 3);
        int version = Integer.parseInt(words[0]);
        int function = Integer.parseInt(words[1], 16);
        byte[] request = S7plus.request(function, ++sequence, SESSION, bytes(words[2]));
        send(Side.CLIENT, Cotp.data(S7plus.frame(version, request, true)));
        byte[] answer = S7plus.response(function, sequence, bytes(sides[1]));
        send(Side.SERVER, Cotp.data(S7plus.frame(version, answer, true)));
    }

    private void say(Side side, int version, String data) {
        send(side, Cotp.data(S7plus.frame(version, bytes(data), true)));
    }

    private void send(Side side, byte[] packet) {
        session.send(side, now += STEP, packet);
    }

    private static byte[] bytes(String text) {
        String hex =
                text.replace(" C B ", CREATE + BLOCK).replace(" C ", CREATE).replace(" Q ", QUALIFIER);
        return new ByteWriter().hex(hex.replace(" ", "")).toByteArray();
    }
}
