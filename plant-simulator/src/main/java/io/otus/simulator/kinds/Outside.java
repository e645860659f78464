package io.otus.simulator.kinds;

import static io.otus.simulator.kinds.Cell.LATER;
import static io.otus.simulator.kinds.Cell.LEARNED;

import io.otus.simulator.protocol.Dns;
import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import java.util.HexFormat;

/** What goes on between the cell and the internet. */
final class Outside {
    private static final int WEB = 80;
    private static final int MEGABYTES = 8;

    private Outside() {}

    /** A host of the internet, as the router shows it. */
    private static Host internet(Cell cell, String ip) {
        return Network.host(cell.router.mac().toString(), ip, 55);
    }

    private static void call(Cell cell, long now, Host client, Host server) {
        cell.talk(
                now,
                client,
                server,
                WEB,
                ">GET /news HTTP/1.1|Host: updates.example|",
                "<HTTP/1.1 200 OK|Content-Length: 402||" + "news ".repeat(80),
                ">POST /news HTTP/1.1|Host: updates.example|Content-Length: 12||version=11",
                "<HTTP/1.1 204 No Content|");
    }

    /** The computer of the office looks for updates, and says which it has. */
    private static Cell updating() {
        Cell cell = Cell.working();
        Host updates = internet(cell, "198.51.100.7");
        for (int second = 100; second < Cell.END; second += 300) {
            cell.at(second, now -> call(cell, now, cell.office, updates));
        }
        return cell;
    }

    static KindCapture controllerOutside() {
        Cell cell = updating();
        cell.at(LATER, now -> call(cell, now, cell.controller, internet(cell, "203.0.113.5")));
        return KindCapture.of(cell, "a controller calls a host of the internet");
    }

    static KindCapture knocked() {
        Cell cell = updating();
        cell.at(LATER, now -> cell.knock(now, internet(cell, "203.0.113.5"), cell.controller, WEB));
        cell.at(LATER + 1.0, now -> cell.refused(now, internet(cell, "203.0.113.5"), cell.controller, 8_080));
        return KindCapture.of(cell, "a host of the internet asks a controller for connections, and gets none");
    }

    private static KindCapture moved(boolean isOutwards, String text) {
        Cell cell = updating();
        String data = "x".repeat(MEGABYTES * 1_000_000);
        String length = "Content-Length: " + (data.length() + 2) + "||";
        cell.at(
                LATER,
                now -> cell.talk(
                        now,
                        cell.office,
                        internet(cell, "198.51.100.7"),
                        WEB,
                        isOutwards
                                ? ">POST /news HTTP/1.1|Host: updates.example|" + length + data
                                : ">GET /big HTTP/1.1|Host: updates.example|",
                        isOutwards ? "<HTTP/1.1 204 No Content|" : "<HTTP/1.1 200 OK|" + length + data));
        return KindCapture.of(cell, text);
    }

    static KindCapture sentOut() {
        return moved(true, "the computer of the office sends eight megabytes to a host of the internet that it knows");
    }

    static KindCapture fetched() {
        return moved(
                false, "the computer of the office gets eight megabytes from a host of the internet that it knows");
    }

    private static KindCapture calls(String text, double... pauses) {
        Cell cell = updating();
        Host other = internet(cell, "203.0.113.5");
        double second = LATER;
        for (double pause : pauses) {
            cell.at(second, now -> call(cell, now, cell.office, other));
            second += pause;
        }
        return KindCapture.of(cell, text);
    }

    static KindCapture evenly() {
        return calls(
                "the computer of the office calls a host of the internet at even pauses",
                41,
                38,
                40,
                42,
                39,
                40,
                41,
                40,
                38,
                40,
                42,
                40);
    }

    static KindCapture byHand() {
        return calls(
                "the computer of the office calls a host of the internet now and then, as people do",
                6,
                55,
                7,
                130,
                20,
                6,
                190,
                12,
                60,
                6,
                9,
                100);
    }

    private static void name(Cell cell, double second, String name) {
        int id = (int) second;
        cell.at(second, now -> {
            int port = cell.office.nextPort();
            cell.datagram(now, cell.office, port, cell.router, Dns.PORT, Dns.query(id, name, Dns.A));
            byte[] answer = Dns.answer(id, name, Ip4.of("198.51.100.7"), 300);
            cell.datagram(now + 5 * Cell.MILLISECOND, cell.router, Dns.PORT, cell.office, port, answer);
        });
    }

    private static Cell naming() {
        Cell cell = Cell.working();
        for (int second = 90; second < LEARNED; second += 90) {
            name(cell, second, "www" + second / 600 + ".news.example");
        }
        return cell;
    }

    static KindCapture carriedInNames() {
        Cell cell = naming();
        Dice dice = cell.stage().dice("names");
        for (int i = 0; i < 60; i++) {
            String data =
                    HexFormat.of().toHexDigits(dice.next()) + HexFormat.of().toHexDigits(dice.next());
            name(cell, LATER + 2.0 * i, data + ".t.tunnel.example");
        }
        return KindCapture.of(cell, "the computer of the office asks for names that are data");
    }

    static KindCapture manyNames() {
        Cell cell = naming();
        for (int i = 0; i < 60; i++) {
            name(cell, LATER + 2.0 * i, "pictures-of-the-day-" + i % 12 + ".static.shop" + i % 5 + ".example");
        }
        return KindCapture.of(cell, "the computer of the office asks for the many names of a large page");
    }

    private static KindCapture listed(String name, String text) {
        Cell cell = naming();
        name(cell, LATER, name);
        return KindCapture.of(cell, text).list("indicators", "commands.example # a command server\n203.0.113.5\n");
    }

    static KindCapture onTheList() {
        return listed(
                "eu.commands.example", "the computer of the office asks for a name below a domain that is on a list");
    }

    static KindCapture closeToTheList() {
        return listed(
                "mycommands.example", "the computer of the office asks for a name that only ends like one on a list");
    }
}
