package io.otus.simulator.protocol;

import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import io.otus.simulator.wire.Udp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Two hosts that say what a test wants them to say, over one connection or by datagrams. */
final class Talk {
    static final Host CLIENT = new Host(Mac.of("f8:bc:12:00:00:01"), Ip4.of("10.9.0.1"), 128);
    static final Host SERVER = new Host(Mac.of("00:1b:1b:00:00:02"), Ip4.of("10.9.0.2"), 64);

    private static final long START = 1_772_431_200_000_000_000L;
    private static final long STEP = 1_000_000;

    private final List<Frame> frames = new ArrayList<>();
    private final TcpSession session;
    private long now = START;

    /** A connection to {@code port}, open. */
    Talk(int port) {
        session = new TcpSession(CLIENT, CLIENT.nextPort(), SERVER, port, 1, frames::add);
    }

    Talk open() {
        session.open(now);
        return this;
    }

    Talk client(byte[] data) {
        session.send(Side.CLIENT, now += STEP, data);
        return this;
    }

    Talk server(byte[] data) {
        session.send(Side.SERVER, now += STEP, data);
        return this;
    }

    Talk datagram(int port, byte[] question, byte[] answer) {
        frames.add(new Frame(now += STEP, Udp.frame(CLIENT, port, SERVER, port, question)));
        frames.add(new Frame(now += STEP, Udp.frame(SERVER, port, CLIENT, port, answer)));
        return this;
    }

    List<Frame> frames() {
        return frames;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
