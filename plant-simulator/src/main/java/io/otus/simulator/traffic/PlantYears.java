package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Dhcp;
import io.otus.simulator.protocol.Dns;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Arp;
import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.FrameSink;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import io.otus.simulator.wire.Udp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Years of a small plant in few frames, with all that comes and goes in them: a SCADA server polls four controllers
 * once an hour by connections that last a day; a workstation asks for names, one of them new each day; a visitor comes
 * each week with a laptop that was never seen, and looks at a controller; a setpoint is written each month; a
 * controller is replaced each year, and another gets other firmware. The same seed gives the same frames. Confined to
 * one thread.
 */
public final class PlantYears {
    /** How many devices a year are heard that never were before: visitors, and the controller that is replaced. */
    public static final int NEWCOMERS_A_YEAR = 53;

    private static final long START = Frame.nanos(Instant.parse("2026-01-05T06:00:00Z"));
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final int HOURS_A_DAY = 24;
    private static final int DAYS_A_WEEK = 7;
    private static final int DAYS_A_MONTH = 30;
    private static final int DAYS_A_YEAR = 365;
    private static final int CONTROLLERS = 4;
    private static final long LEASE_SECONDS = 28_800;
    /** First addresses of what comes anew: controllers of one maker, laptops of another. */
    private static final long SPARES = 0x0080_F400_2000L;

    private static final long VISITORS = 0x3C52_8290_0000L;

    private final Host scada = new Host(Mac.of("9c:b6:54:3e:11:0a"), Ip4.of("10.20.0.10"), 128);
    private final Host workstation = new Host(Mac.of("3c:52:82:71:0e:55"), Ip4.of("10.20.0.20"), 128);
    private final Host router = new Host(Mac.of("00:1b:1b:90:31:07"), Ip4.of("10.20.0.1"), 64);
    private final List<Host> controllers = new ArrayList<>();
    private final List<TcpSession> sessions = new ArrayList<>();
    private final Dice dice;
    private final FrameSink out;
    private long now;
    private int day;
    private int transaction;

    /** A plant whose frames go to {@code out} in the order of their times. */
    public PlantYears(long seed, FrameSink out) {
        this.dice = new Dice(seed);
        this.out = out;
        for (int i = 0; i < CONTROLLERS; i++) {
            controllers.add(new Host(new Mac(0x0080_F400_1000L + i), Ip4.of("10.20.0." + (50 + i)), 64));
        }
    }

    /** When everything that goes on each month was seen: give it to {@code --learn-until}. */
    public static Instant learnUntil() {
        return Instant.ofEpochSecond(0, START).plus(Duration.ofDays(2L * DAYS_A_MONTH));
    }

    /** Lives for one more year. */
    public void year() {
        int last = day + DAYS_A_YEAR;
        while (day < last) {
            day();
        }
    }

    private void day() {
        now = START + (long) day * HOURS_A_DAY * HOUR;
        if (day > 0 && day % DAYS_A_YEAR == 0) {
            replaceOne();
        }
        connect();
        for (int hour = 0; hour < HOURS_A_DAY; hour++) {
            poll();
            if (hour == 3) {
                lookUp("node-" + day + ".cloud.example");
            }
            if (hour == 5 && day % DAYS_A_WEEK == 2) {
                visit();
            }
            if (hour == 9 && day % DAYS_A_MONTH == 11) {
                write();
            }
            now = START + ((long) day * HOURS_A_DAY + hour + 1) * HOUR;
        }
        disconnect();
        day++;
    }

    private void replaceOne() {
        Host old = controllers.getLast();
        Host spare = new Host(new Mac(SPARES + day), old.ip(), old.ttl());
        controllers.set(CONTROLLERS - 1, spare);
        send(Arp.announcement(spare.mac(), spare.ip()));
    }

    private void connect() {
        sessions.clear();
        for (Host controller : controllers) {
            TcpSession session = new TcpSession(scada, scada.nextPort(), controller, Modbus.PORT, dice.next(), out);
            resolve(scada, controller);
            session.open(now);
            ask(session, Modbus.readDeviceIdentification(1, 0), identity());
            sessions.add(session);
        }
    }

    /** One of them breaks its connection off, as some do. */
    private void disconnect() {
        sessions.getFirst().reset(Side.SERVER, now - MINUTE);
        for (TcpSession session : sessions.subList(1, CONTROLLERS)) {
            session.close(Side.CLIENT, now - MINUTE + SECOND);
            now += MILLISECOND;
        }
    }

    private byte[] identity() {
        String firmware = sessions.isEmpty() ? "V" + (1 + day / DAYS_A_YEAR) + ".2" : "V3.10";
        return Modbus.deviceIdentification(
                1, new TreeMap<>(Map.of(0, "Schneider Electric", 1, "BMX P34 2020", 2, firmware)));
    }

    private void poll() {
        for (TcpSession session : sessions) {
            int[] values = {1_000 + dice.below(200), 2_000 + dice.below(50), 7};
            ask(session, Modbus.read(3, 0, values.length), Modbus.registers(3, values));
        }
    }

    private void write() {
        byte[] setpoint = Modbus.writeRegister(100, 600 + dice.below(8));
        ask(sessions.getFirst(), setpoint, setpoint);
    }

    private void ask(TcpSession session, byte[] question, byte[] answer) {
        transaction = transaction + 1 & 0xFFFF;
        session.send(Side.CLIENT, tick(), Modbus.adu(transaction, 1, question));
        session.send(Side.SERVER, tick(), Modbus.adu(transaction, 1, answer));
        session.acknowledge(Side.CLIENT, tick());
    }

    private void lookUp(String name) {
        int port = workstation.nextPort();
        int id = dice.below(65_536);
        resolve(workstation, router);
        send(Udp.frame(workstation, port, router, Dns.PORT, Dns.query(id, name, Dns.A)));
        byte[] answer = Dns.answer(id, name, Ip4.of("198.51.100." + (1 + day % 250)), 300);
        send(Udp.frame(router, Dns.PORT, workstation, port, answer));
    }

    /** Somebody whom nobody saw before gets an address, and reads from a controller. */
    private void visit() {
        Ip4 leased = Ip4.of("10.20.0." + (100 + day / DAYS_A_WEEK % 50));
        Host laptop = new Host(new Mac(VISITORS + day), leased, 128);
        Dhcp.Client client = new Dhcp.Client(laptop.mac(), "LAPTOP-" + day, "MSFT 5.0", "0103060f1f212b2c2e2f77");
        int id = (int) dice.next();
        broadcast(laptop, Dhcp.discover(id, client));
        lease(laptop, Dhcp.offer(id, laptop.mac(), leased, router.ip(), LEASE_SECONDS));
        broadcast(laptop, Dhcp.request(id, client, leased, router.ip()));
        lease(laptop, Dhcp.ack(id, laptop.mac(), leased, router.ip(), LEASE_SECONDS));
        Host controller = controllers.get(day % CONTROLLERS);
        resolve(laptop, controller);
        TcpSession session = new TcpSession(laptop, laptop.nextPort(), controller, Modbus.PORT, dice.next(), out);
        session.open(tick());
        ask(session, Modbus.read(4, day, 2), Modbus.registers(4, 1, 2));
        session.close(Side.CLIENT, tick());
    }

    private void broadcast(Host laptop, byte[] message) {
        Host unnamed = laptop.withIp(Ip4.UNSPECIFIED);
        send(Udp.frame(unnamed, Dhcp.CLIENT_PORT, Mac.BROADCAST, Ip4.BROADCAST, Dhcp.SERVER_PORT, message));
    }

    private void lease(Host laptop, byte[] message) {
        send(Udp.frame(router, Dhcp.SERVER_PORT, laptop, Dhcp.CLIENT_PORT, message));
    }

    private void resolve(Host asking, Host other) {
        send(Arp.request(asking.mac(), asking.ip(), other.ip()));
        send(Arp.reply(other.mac(), other.ip(), asking.mac(), asking.ip()));
    }

    private void send(byte[] frame) {
        out.accept(new Frame(tick(), frame));
    }

    private long tick() {
        now += MILLISECOND;
        return now;
    }
}
