package io.otus.simulator.plant;

import io.otus.simulator.protocol.Dhcp;
import io.otus.simulator.protocol.Dns;
import io.otus.simulator.protocol.Lldp;
import io.otus.simulator.wire.Arp;
import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.Udp;
import java.time.Duration;
import java.util.List;

/** What every network does besides its work: addresses, leases, names and a switch that tells who it is. */
final class NetworkPart {
    private static final long LEASE_SECONDS = 1200;
    private static final long MILLISECOND = 1_000_000L;
    private static final int MULTICAST_PERIOD = 240;
    private static final List<String> NAMES =
            List.of("mail.waterworks.example", "files.waterworks.example", "intranet.waterworks.example");

    private final Stage stage;
    private final Site site;
    private final Dice dice;
    /** Multicast DNS goes out with 255, RFC 6762 §11. */
    private final Host linkLocal;

    private int asked;

    NetworkPart(Stage stage, Site site) {
        this.stage = stage;
        this.site = site;
        this.dice = stage.dice("network");
        this.linkLocal = site.laptop.withTtl(255);
    }

    /** Plans normal operation. */
    void plan() {
        planArp();
        planLeases();
        planNames();
        Lldp.Advertisement advertisement = new Lldp.Advertisement(
                site.networkSwitch.mac(),
                "1/7",
                "Module: 1 Port: 7 - mirror",
                "switch-1",
                "Hirschmann RS30-0802O6O6SDAE, HiOS 08.7.05",
                Lldp.BRIDGE,
                site.networkSwitch.ip());
        every(2, 30, now -> send(now, Lldp.frame(advertisement, 120)));
    }

    private void planArp() {
        resolve(site.scada, site.intake, site.filter, site.gateway, site.booster, site.north, site.south);
        resolve(site.hmi, site.intake, site.chlorine);
        resolve(site.historian, site.intake, site.filter);
        resolve(site.engineering, site.intake, site.filter, site.gateway, site.chlorine, site.booster);
        resolve(site.building, site.airHandler, site.heating);
        resolve(site.laptop, site.router);
        resolve(site.router, site.networkSwitch);
    }

    /** Each host asks for the ones it works with at first, and again every few minutes. */
    private void resolve(Host asking, Host... others) {
        for (Host other : others) {
            int first = asking.equals(site.laptop) || asking.equals(site.engineering) ? 40 : 0;
            stage.every(Duration.ofSeconds(first), Duration.ofSeconds(235), dice, now -> arp(now, asking, other));
        }
    }

    private void arp(long now, Host asking, Host other) {
        send(now, Arp.request(asking.mac(), asking.ip(), other.ip()));
        send(now + MILLISECOND / 2, Arp.reply(other.mac(), other.ip(), asking.mac(), asking.ip()));
    }

    private void planLeases() {
        Dhcp.Client engineering =
                new Dhcp.Client(site.engineering.mac(), "ENG-WS", "MSFT 5.0", "0103060f1f212b2c2e2f77");
        Dhcp.Client laptop = new Dhcp.Client(site.laptop.mac(), "LAPTOP-7", "MSFT 5.0", "0103060f1f212b2c2e2f7779fc");
        lease(12, site.engineering, engineering);
        lease(30, site.laptop, laptop);
    }

    /** A lease, and its renewal at half its time. */
    private void lease(int second, Host host, Dhcp.Client client) {
        stage.at(Duration.ofSeconds(second), now -> {
            int transaction = (int) dice.next();
            Ip4 server = site.router.ip();
            Host unnamed = host.withIp(Ip4.UNSPECIFIED);
            toAll(now, unnamed, Dhcp.discover(transaction, client));
            toClient(
                    now + 4 * MILLISECOND, host, Dhcp.offer(transaction, host.mac(), host.ip(), server, LEASE_SECONDS));
            toAll(now + 9 * MILLISECOND, unnamed, Dhcp.request(transaction, client, host.ip(), server));
            toClient(now + 12 * MILLISECOND, host, Dhcp.ack(transaction, host.mac(), host.ip(), server, LEASE_SECONDS));
            send(now + 20 * MILLISECOND, Arp.announcement(host.mac(), host.ip()));
        });
        stage.every(
                Duration.ofSeconds(second + LEASE_SECONDS / 2), Duration.ofSeconds(LEASE_SECONDS / 2), dice, now -> {
                    int transaction = (int) dice.next();
                    byte[] renewal = Dhcp.renew(transaction, client, host.ip());
                    send(now, Udp.frame(host, Dhcp.CLIENT_PORT, site.router, Dhcp.SERVER_PORT, renewal));
                    Ip4 server = site.router.ip();
                    toClient(
                            now + 3 * MILLISECOND,
                            host,
                            Dhcp.ack(transaction, host.mac(), host.ip(), server, LEASE_SECONDS));
                });
    }

    private void toAll(long now, Host from, byte[] message) {
        byte[] frame = Udp.frame(from, Dhcp.CLIENT_PORT, Mac.BROADCAST, Ip4.BROADCAST, Dhcp.SERVER_PORT, message);
        send(now, frame);
    }

    private void toClient(long now, Host client, byte[] message) {
        send(now, Udp.frame(site.router, Dhcp.SERVER_PORT, client, Dhcp.CLIENT_PORT, message));
    }

    private void planNames() {
        every(45, 40, now -> {
            String name = NAMES.get(asked++ % NAMES.size());
            int port = site.laptop.nextPort();
            int id = dice.below(65536);
            send(now, Udp.frame(site.laptop, port, site.router, Dns.PORT, Dns.query(id, name, Dns.A)));
            byte[] answer = Dns.answer(id, name, Ip4.of("192.0.2." + (10 + name.length())), 300);
            send(now + 6 * MILLISECOND, Udp.frame(site.router, Dns.PORT, site.laptop, port, answer));
        });
        every(50, MULTICAST_PERIOD, now -> multicast(now, Dns.multicastQuery("_workstation._tcp.local", Dns.PTR)));
        every(
                52,
                MULTICAST_PERIOD,
                now -> multicast(
                        now,
                        Dns.multicastAnnouncement("LAPTOP-7", "_workstation._tcp", 9, "model=T480", site.laptop.ip())));
    }

    private void multicast(long now, byte[] message) {
        int port = Dns.MULTICAST_PORT;
        send(now, Udp.frame(linkLocal, port, Dns.MULTICAST_MAC, Dns.MULTICAST_GROUP, port, message));
    }

    private void send(long now, byte[] frame) {
        stage.recorder().accept(new Frame(now, frame));
    }

    private void every(int firstSecond, int seconds, Act act) {
        stage.every(Duration.ofSeconds(firstSecond), Duration.ofSeconds(seconds), dice, act);
    }
}
