package io.otus.simulator.kinds;

import static io.otus.simulator.kinds.Cell.LATER;

import io.otus.simulator.plant.ModbusLink;
import io.otus.simulator.protocol.Modbus;

/** How often something is said, and that it is not. */
final class Silences {
    private static final int BURST = 300;

    private Silences() {}

    static KindCapture masterOff() {
        Cell cell = Cell.working();
        cell.withoutPanel(LATER, Cell.END);
        return KindCapture.of(cell, "the panel polls no more");
    }

    static KindCapture masterRestarts() {
        Cell cell = Cell.working();
        cell.withoutPanel(LATER, LATER + 10.0);
        return KindCapture.of(cell, "the panel is restarted, which takes ten seconds");
    }

    static KindCapture slower() {
        Cell cell = Cell.working();
        cell.at(LATER, _ -> cell.panelSkips = 5);
        return KindCapture.of(cell, "the panel polls a controller each ten seconds, and no more each two");
    }

    static KindCapture skipping() {
        Cell cell = Cell.working();
        for (int second = LATER; second < LATER + 200; second += 20) {
            cell.at(second, _ -> cell.panelSkips = 5);
            cell.at(second + 9.0, _ -> cell.panelSkips = 1);
        }
        return KindCapture.of(cell, "the panel leaves out some of its turns, as its line is bad");
    }

    private static KindCapture connections(double pause, String text) {
        Cell cell = Cell.working();
        for (int i = 0; i < BURST; i++) {
            cell.at(LATER + i * pause, now -> cell.knock(now, cell.engineering, cell.controller, Modbus.PORT));
        }
        return KindCapture.of(cell, text);
    }

    static KindCapture flood() {
        return connections(
                0.002, "the engineering station asks a controller for three hundred connections within a second");
    }

    static KindCapture knocking() {
        return connections(
                1, "the engineering station asks a controller for a connection each second, which it does not get");
    }

    /** A historian that reads ever more of a controller. */
    private static KindCapture readings(int registers, String text) {
        Cell cell = Cell.working();
        for (int i = 1_000; i < 1_000 + registers; i++) {
            cell.holding(i, i);
        }
        ModbusLink link = cell.link(cell.historian, cell.controller);
        int begins = 10;
        cell.at(begins, link::open);
        int most = 125;
        for (int first = 0; first < registers; first += most) {
            int from = 1_000 + first;
            int count = Math.min(most, registers - first);
            cell.every(20 + first / 100.0, 300, now -> link.ask(now, Cell.DIRECT, Modbus.read(3, from, count)));
        }
        return KindCapture.of(cell, text).since(begins);
    }

    static KindCapture tooMuch() {
        return readings(4_800, "a historian reads more registers of a controller than a sensor watches");
    }

    static KindCapture much() {
        return readings(2_400, "a historian reads very many registers of a controller");
    }
}
