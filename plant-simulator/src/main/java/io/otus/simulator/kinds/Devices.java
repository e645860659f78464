package io.otus.simulator.kinds;

import static io.otus.simulator.kinds.Cell.LATER;

import io.otus.simulator.protocol.Dhcp;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Arp;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.Udp;

/** Which devices there are, and what they say that they are. */
final class Devices {
    private static final long LEASE_SECONDS = 3_600;

    private Devices() {}

    private static void lease(Cell cell, long now, Host host) {
        Dhcp.Client client = new Dhcp.Client(host.mac(), "OFFICE-7", "MSFT 5.0", "0103060f");
        Host unnamed = host.withIp(Ip4.UNSPECIFIED);
        Ip4 server = cell.router.ip();
        int transaction = (int) (now >>> 20);
        toAll(cell, now, unnamed, Dhcp.discover(transaction, client));
        toClient(
                cell,
                now + 3 * Cell.MILLISECOND,
                host,
                Dhcp.offer(transaction, host.mac(), host.ip(), server, LEASE_SECONDS));
        toAll(cell, now + 6 * Cell.MILLISECOND, unnamed, Dhcp.request(transaction, client, host.ip(), server));
        toClient(
                cell,
                now + 9 * Cell.MILLISECOND,
                host,
                Dhcp.ack(transaction, host.mac(), host.ip(), server, LEASE_SECONDS));
        cell.send(now + 20 * Cell.MILLISECOND, Arp.announcement(host.mac(), host.ip()));
    }

    private static void toAll(Cell cell, long now, Host from, byte[] message) {
        cell.send(now, Udp.frame(from, Dhcp.CLIENT_PORT, Mac.BROADCAST, Ip4.BROADCAST, Dhcp.SERVER_PORT, message));
    }

    private static void toClient(Cell cell, long now, Host client, byte[] message) {
        cell.datagram(now, cell.router, Dhcp.SERVER_PORT, client, Dhcp.CLIENT_PORT, message);
    }

    static KindCapture plugged() {
        Cell cell = Cell.working();
        cell.at(10, now -> lease(cell, now, cell.office));
        cell.at(LATER, now -> lease(cell, now, cell.laptop));
        cell.every(LATER + 5.0, 30, now -> cell.resolve(now, cell.laptop, cell.router));
        return KindCapture.of(cell, "a laptop is plugged in, and leases an address");
    }

    static KindCapture readdressed() {
        Cell cell = Cell.working();
        cell.at(10, now -> lease(cell, now, cell.office));
        cell.at(LATER, now -> {
            cell.office = cell.office.withIp(Ip4.of("10.20.0.102"));
            lease(cell, now, cell.office);
        });
        return KindCapture.of(cell, "the computer of the office leases another address");
    }

    static KindCapture switchedOff() {
        Cell cell = Cell.working();
        cell.withoutMixer(LATER, Cell.END);
        return KindCapture.of(cell, "a controller answers no more");
    }

    static KindCapture restarted() {
        Cell cell = Cell.working();
        cell.withoutMixer(LATER, LATER + 40.0);
        return KindCapture.of(cell, "a controller does not answer for forty seconds, as it restarts");
    }

    static KindCapture updated() {
        Cell cell = Cell.working();
        cell.at(LATER, _ -> cell.update("v2.80"));
        return KindCapture.of(cell, "a controller has another firmware when the engineering station asks it again");
    }

    static KindCapture askedMore() {
        Cell cell = Cell.working();
        cell.at(LATER, now -> cell.ask(now, cell.engineering, cell.controller, Modbus.readDeviceIdentification(2, 0)));
        return KindCapture.of(
                cell,
                "the engineering station asks a controller for more of what it is, which tells the name of its application too");
    }
}
