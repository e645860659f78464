package io.otus.simulator.plant;

import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;

/** A TCP connection between two devices, with the time that each of them takes. */
public final class Connection {
    private static final long MILLISECOND = 1_000_000L;

    private final Host client;
    private final Host server;
    private final int port;
    private final Stage stage;
    private final Dice dice;
    private TcpSession session;

    /**
     * A connection that is not open yet.
     *
     * @param name chooses the sequence numbers and the times that each side takes
     */
    public Connection(Host client, Host server, int port, Stage stage, String name) {
        this.client = client;
        this.server = server;
        this.port = port;
        this.stage = stage;
        this.dice = stage.dice(name);
        this.session = fresh();
    }

    /** Opens it from a new client port; once closed it can be opened again. */
    public void open(long now) {
        session = fresh();
        session.open(now);
    }

    /** A question of the client, its answer, and the client's acknowledgement of that. */
    public void turn(long now, byte[] question, byte[] answer) {
        turn(Side.CLIENT, now, question, answer);
    }

    /** A question of either side, its answer, and the acknowledgement of that. */
    public void turn(Side asking, long now, byte[] question, byte[] answer) {
        session.send(asking, now, question);
        session.send(other(asking), session.lastNanos() + between(1, 9), answer);
        session.acknowledge(asking, session.lastNanos() + between(10, 40));
    }

    /** A message that is acknowledged and not answered. */
    public void tell(Side side, long now, byte[] message) {
        session.send(side, now, message);
        session.acknowledge(other(side), session.lastNanos() + between(10, 40));
    }

    /** Ends it in good order. */
    public void close(long now) {
        session.close(Side.CLIENT, now);
    }

    /** One side breaks it off. */
    public void reset(Side side, long now) {
        session.reset(side, now);
    }

    /** Time of its last frame. */
    public long lastNanos() {
        return session.lastNanos();
    }

    private static Side other(Side side) {
        return side == Side.CLIENT ? Side.SERVER : Side.CLIENT;
    }

    private TcpSession fresh() {
        return new TcpSession(client, client.nextPort(), server, port, dice.next(), stage.recorder());
    }

    private long between(int fromMillis, int toMillis) {
        return dice.between(fromMillis * MILLISECOND, toMillis * MILLISECOND);
    }
}
