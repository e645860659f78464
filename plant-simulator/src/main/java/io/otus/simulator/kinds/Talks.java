package io.otus.simulator.kinds;

import static io.otus.simulator.kinds.Cell.LATER;

import io.otus.simulator.plant.Connection;
import io.otus.simulator.plant.ModbusLink;
import io.otus.simulator.protocol.Modbus;

/** Who talks with whom, in which protocol, by which functions, about which points. */
final class Talks {
    private Talks() {}

    static KindCapture anotherDevice() {
        Cell cell = Cell.working();
        cell.every(LATER, 10, now -> cell.ask(now, cell.engineering, cell.mixer, Modbus.read(3, 0, 10)));
        return KindCapture.of(cell, "the engineering station, which asks one controller, asks the other one");
    }

    static KindCapture anotherConnection() {
        Cell cell = Cell.working();
        cell.withoutPanel(LATER, LATER + 5.0);
        return KindCapture.of(cell, "the panel opens its connections to both controllers anew");
    }

    static KindCapture webServer() {
        Cell cell = Cell.working();
        cell.at(
                LATER,
                now -> cell.talk(
                        now,
                        cell.engineering,
                        cell.controller,
                        80,
                        ">GET / HTTP/1.1|Host: mill|",
                        "<HTTP/1.1 200 OK|Server: Web|Content-Type: text/plain|Content-Length: 402||"
                                + "mill ".repeat(80)));
        return KindCapture.of(cell, "a controller serves pages, as it never did");
    }

    static KindCapture noWebServer() {
        Cell cell = Cell.working();
        cell.at(LATER, now -> cell.refused(now, cell.engineering, cell.controller, 80));
        return KindCapture.of(
                cell, "the engineering station asks a controller for a page, and is refused the connection");
    }

    private static KindCapture onPort(int port, String text) {
        Cell cell = Cell.working();
        cell.every(20, 300, now -> cell.ask(now, cell.engineering, cell.controller, Modbus.read(3, 0, 2)));
        Connection connection = cell.connection(cell.engineering, cell.controller, port);
        cell.at(LATER, connection::open);
        for (int i = 1; i <= 20; i++) {
            byte[] question = Modbus.adu(i, Cell.DIRECT, Modbus.read(3, 0, 2));
            byte[] answer = Modbus.adu(i, Cell.DIRECT, Modbus.registers(3, 600 + i, 400));
            cell.at(LATER + (double) i, now -> connection.turn(now, question, answer));
        }
        return KindCapture.of(cell, text);
    }

    static KindCapture oddPort() {
        return onPort(31_337, "a controller answers Modbus on a port that is nobody's");
    }

    static KindCapture usualPort() {
        return onPort(
                Modbus.PORT,
                "the engineering station reads a controller over a connection that it keeps, on the port of Modbus");
    }

    static KindCapture newMaster() {
        Cell cell = Cell.working();
        ModbusLink link = cell.link(cell.office, cell.controller);
        cell.at(LATER, link::open);
        cell.every(LATER + 1.0, 2, now -> link.ask(now, Cell.DIRECT, Modbus.read(3, 0, 10)));
        return KindCapture.of(cell, "the computer of the office begins to poll a controller");
    }

    static KindCapture standIn() {
        Cell cell = Cell.working();
        cell.every(20, 100, now -> cell.ask(now, cell.engineering, cell.controller, Modbus.read(3, 0, 10)));
        cell.withoutPanel(LATER, LATER + 12.0);
        ModbusLink link = cell.link(cell.engineering, cell.controller);
        cell.at(LATER + 2.0, link::open);
        for (int i = 0; i < 5; i++) {
            cell.at(LATER + 3.0 + 2 * i, now -> link.ask(now, Cell.DIRECT, Modbus.read(3, 0, 10)));
        }
        return KindCapture.of(
                cell, "the engineering station, which reads now and then, polls while the panel restarts");
    }

    static KindCapture newFunction() {
        Cell cell = Cell.working();
        cell.at(LATER, now -> cell.panelAsks(now, Modbus.diagnostics(0, 0x55AA)));
        cell.at(LATER + 60.0, now -> cell.panelAsks(now, Modbus.maskWriteRegister(Cell.SETPOINT, 0xFFFE, 1)));
        return KindCapture.of(cell, "the panel uses functions that it never used");
    }

    static KindCapture rareFunction() {
        Cell cell = Cell.working();
        cell.at(900, now -> cell.panelAsks(now, Modbus.maskWriteRegister(Cell.SETPOINT, 0xFFFE, 0)));
        cell.at(LATER, now -> cell.panelAsks(now, Modbus.maskWriteRegister(Cell.SETPOINT, 0xFFFE, 0)));
        return KindCapture.of(cell, "the panel uses a function that it used once while that was learned");
    }

    static KindCapture newPoints() {
        Cell cell = Cell.working();
        cell.every(LATER, 10, now -> cell.panelAsks(now, Modbus.read(3, 200, 20)));
        return KindCapture.of(cell, "the panel reads registers that it never read");
    }

    static KindCapture fewerPoints() {
        Cell cell = Cell.working();
        cell.every(LATER, 10, now -> cell.panelAsks(now, Modbus.read(3, 4, 3)));
        return KindCapture.of(cell, "the panel reads some of the registers alone that it reads in one go");
    }
}
