package io.otus.simulator.kinds;

import static io.otus.simulator.kinds.Cell.LATER;

import io.otus.simulator.wire.Arp;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;

/** Who has which address. */
final class Addresses {
    private Addresses() {}

    private static void claim(Cell cell, long now, Host claimant, Host owner, Host whom) {
        cell.send(now, Arp.reply(claimant.mac(), owner.ip(), whom.mac(), whom.ip()));
    }

    static KindCapture claimed() {
        Cell cell = Cell.working();
        cell.every(30, 60, now -> cell.resolve(now, cell.office, cell.panel));
        cell.every(LATER, 20, now -> {
            claim(cell, now, cell.office, cell.controller, cell.historian);
            claim(cell, now, cell.office, cell.historian, cell.controller);
        });
        cell.every(
                LATER + 1.0, 20, now -> cell.send(now, Arp.announcement(cell.controller.mac(), cell.controller.ip())));
        return KindCapture.of(
                cell, "a known computer tells two stations again and again that the address of the other is its own");
    }

    static KindCapture replaced() {
        Cell cell = Cell.working();
        cell.every(30, 60, now -> cell.resolve(now, cell.office, cell.panel));
        Host spare = Network.host("54:ee:75:31:08:90", cell.office.ip().toString(), 128);
        cell.at(LATER, now -> {
            cell.office = spare;
            cell.send(now, Arp.announcement(spare.mac(), spare.ip()));
        });
        return KindCapture.of(
                cell, "another computer takes the place of that of the office, and tells all that it has its address");
    }

    static KindCapture shared() {
        Cell cell = Cell.working();
        cell.every(LATER, 5, now -> cell.send(now, Arp.announcement(cell.laptop.mac(), cell.historian.ip())));
        cell.every(LATER + 1.0, 5, now -> cell.send(now, Arp.announcement(cell.historian.mac(), cell.historian.ip())));
        return KindCapture.of(
                cell, "a laptop that was set to the address of the historian announces it, and so does the historian");
    }

    static KindCapture probed() {
        Cell cell = Cell.working();
        cell.at(LATER, now -> {
            cell.send(now, Arp.probe(cell.laptop.mac(), cell.historian.ip()));
            Ip4 none = Ip4.UNSPECIFIED;
            cell.send(
                    now + Cell.MILLISECOND,
                    Arp.reply(cell.historian.mac(), cell.historian.ip(), cell.laptop.mac(), none));
            cell.send(now + 3_000 * Cell.MILLISECOND, Arp.announcement(cell.laptop.mac(), cell.laptop.ip()));
        });
        return KindCapture.of(
                cell,
                "a laptop asks whether the address of the historian is free, is told that it is not, and takes another one");
    }
}
