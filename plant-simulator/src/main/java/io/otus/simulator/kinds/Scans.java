package io.otus.simulator.kinds;

import static io.otus.simulator.kinds.Cell.LATER;

import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Host;
import java.util.function.IntFunction;

/** One after the other is tried. */
final class Scans {
    private static final int TRIES = 24;
    private static final int FIRST_PORT = 20;

    private Scans() {}

    static KindCapture hosts() {
        Cell cell = Cell.working();
        for (int i = 0; i < TRIES; i++) {
            Host host = Network.host(cell.router.mac().toString(), "10.30.0." + (10 + i), 64);
            cell.at(LATER + i * 0.5, now -> cell.knock(now, cell.office, host, Modbus.PORT));
        }
        return KindCapture.of(
                cell, "the computer of the office asks one address after the other for a connection by Modbus");
    }

    static KindCapture oneHost() {
        Cell cell = Cell.working();
        Host host = Network.host(cell.router.mac().toString(), "10.30.0.10", 64);
        for (int i = 0; i < TRIES; i++) {
            cell.at(LATER + i * 0.5, now -> cell.knock(now, cell.office, host, Modbus.PORT));
        }
        return KindCapture.of(
                cell, "the computer of the office asks one address again and again for a connection by Modbus");
    }

    static KindCapture ports() {
        Cell cell = Cell.working();
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST_PORT + 7 * i;
            cell.at(LATER + i * 0.5, now -> cell.refused(now, cell.office, cell.controller, port));
        }
        return KindCapture.of(cell, "the computer of the office tries one port of a controller after the other");
    }

    static KindCapture onePort() {
        Cell cell = Cell.working();
        for (int i = 0; i < TRIES; i++) {
            cell.at(LATER + i * 0.5, now -> cell.refused(now, cell.office, cell.controller, FIRST_PORT));
        }
        return KindCapture.of(cell, "the computer of the office tries one port of a controller again and again");
    }

    private static KindCapture asked(int count, IntFunction<byte[]> request, String text) {
        Cell cell = Cell.working();
        for (int i = 0; i < count; i++) {
            byte[] asked = request.apply(i);
            cell.at(LATER + 3.0 * i, now -> cell.panelAsks(now, asked));
        }
        return KindCapture.of(cell, text);
    }

    static KindCapture points() {
        return asked(
                TRIES, i -> Modbus.read(3, 500 + 20 * i, 5), "the panel reads one range of registers after the other");
    }

    static KindCapture fewPoints() {
        return asked(
                3,
                i -> Modbus.read(3, 500 + 20 * i, 5),
                "the panel reads three ranges of registers that it never read");
    }

    static KindCapture functions() {
        return asked(TRIES, i -> new byte[] {(byte) (65 + i)}, "the panel tries one function after the other");
    }

    static KindCapture oneFunction() {
        return asked(
                TRIES, _ -> Modbus.reportServerId(), "the panel uses one function that it never used, again and again");
    }
}
