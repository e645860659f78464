package io.otus.simulator.plant;

import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Host;
import java.util.Map;

/** A Modbus client's connection to a server with one or more units behind it. */
public final class ModbusLink {
    private final Connection connection;
    private final Map<Integer, ModbusUnit> units;
    private int transaction;

    /**
     * A connection that is not open yet.
     *
     * @param units what answers, by its unit identifier
     */
    public ModbusLink(Host client, Host server, Map<Integer, ModbusUnit> units, Stage stage) {
        this.connection =
                new Connection(client, server, Modbus.PORT, stage, "modbus " + client.ip() + " " + server.ip());
        this.units = units;
    }

    /** Opens it. */
    public void open(long now) {
        connection.open(now);
    }

    /** One request and its answer; a unit that is not there is reported by the gateway. */
    public void ask(long now, int unit, byte[] request) {
        transaction = (transaction + 1) & 0xFFFF;
        ModbusUnit device = units.get(unit);
        byte[] answer =
                device == null ? Modbus.exception(request[0], Modbus.GATEWAY_TARGET_FAILED) : device.answer(request);
        connection.turn(now, Modbus.adu(transaction, unit, request), Modbus.adu(transaction, unit, answer));
    }

    /** Ends it in good order. */
    public void close(long now) {
        connection.close(now);
    }

    /** Time of its last frame. */
    public long lastNanos() {
        return connection.lastNanos();
    }
}
