package io.otus.simulator.kinds;

import io.otus.simulator.plant.Act;
import io.otus.simulator.plant.Connection;
import io.otus.simulator.plant.Stage;
import io.otus.simulator.wire.Arp;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.Tcp;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import io.otus.simulator.wire.Udp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** What is sent in one network, at seconds after the start of its capture. Confined to one thread. */
class Network {
    static final long MILLISECOND = 1_000_000L;

    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final int WINDOW = 64_240;

    private final Stage stage;
    private int connections;
    private double plannedUntil = Double.POSITIVE_INFINITY;
    private boolean isAtWork;

    Network(Duration length) {
        stage = new Stage(1, START, length);
    }

    static Instant time(double second) {
        return START.plusMillis(Math.round(second * 1_000));
    }

    final Stage stage() {
        return stage;
    }

    /** What was planned up to now is the usual, which goes on whatever else is planned. */
    final void atWork() {
        isAtWork = true;
    }

    /** Nothing is done that was planned to begin at this second or later and is not the usual. */
    final void nothingFrom(double second) {
        plannedUntil = second;
    }

    /** Plans an act, which is told its time in nanoseconds. */
    final void at(double second, Act act) {
        stage.at(Duration.ofMillis(Math.round(second * 1_000)), ifPlanned(second, act));
    }

    /** Plans an act again and again. */
    final void every(double first, double period, Act act) {
        Duration from = Duration.ofMillis(Math.round(first * 1_000));
        stage.every(
                from,
                Duration.ofMillis(Math.round(period * 1_000)),
                stage.dice("every " + first),
                ifPlanned(first, act));
    }

    private Act ifPlanned(double second, Act act) {
        boolean isUsual = !isAtWork;
        return now -> {
            if (isUsual || second < plannedUntil) {
                act.run(now);
            }
        };
    }

    final void send(long now, byte[] frame) {
        stage.recorder().accept(new Frame(now, frame));
    }

    /** A connection that is not open yet. */
    final Connection connection(Host client, Host server, int port) {
        return new Connection(client, server, port, stage, "connection " + connections++);
    }

    /**
     * A connection over which both sides say something in turn, and which is closed then.
     *
     * @param lines what is said, in whole lines: behind {@code >} by the client, behind {@code <} by the server; a
     *     further line of the same message begins with a stroke
     */
    final void talk(long now, Host client, Host server, int port, String... lines) {
        TcpSession session = new TcpSession(client, client.nextPort(), server, port, connections++, stage.recorder());
        session.open(now);
        for (String line : lines) {
            Side side = line.startsWith(">") ? Side.CLIENT : Side.SERVER;
            String text = line.substring(1).replace("|", "\r\n") + "\r\n";
            session.send(side, session.lastNanos() + 3 * MILLISECOND, text.getBytes(StandardCharsets.UTF_8));
        }
        session.close(Side.CLIENT, session.lastNanos() + 3 * MILLISECOND);
    }

    /** Asks for a connection of which nothing is heard again. */
    final void knock(long now, Host client, Host server, int port) {
        int sequence = connections++ << 8;
        send(now, Tcp.frame(client, client.nextPort(), server, port, sequence, 0, Tcp.SYN, WINDOW, new byte[0]));
    }

    /** Asks for a connection that is refused. */
    final void refused(long now, Host client, Host server, int port) {
        new TcpSession(client, client.nextPort(), server, port, connections++, stage.recorder()).refused(now);
    }

    final void datagram(long now, Host from, int fromPort, Host to, int toPort, byte[] payload) {
        send(now, Udp.frame(from, fromPort, to, toPort, payload));
    }

    /** One asks for the address of another one, and is told. */
    final void resolve(long now, Host asking, Host asked) {
        send(now, Arp.request(asking.mac(), asking.ip(), asked.ip()));
        send(now + MILLISECOND, Arp.reply(asked.mac(), asked.ip(), asking.mac(), asking.ip()));
    }

    static Host host(String mac, String ip, int ttl) {
        return new Host(Mac.of(mac), Ip4.of(ip), ttl);
    }
}
