package io.otus.simulator.plant;

import io.otus.simulator.protocol.Cotp;
import io.otus.simulator.protocol.S7;
import io.otus.simulator.protocol.S7.Item;
import io.otus.simulator.protocol.S7UserData;
import io.otus.simulator.wire.Host;
import java.util.List;

/** An S7 client's connection to a CPU. */
final class S7Link {
    /** Calling TSAP of an engineering station (PG). */
    static final int PROGRAMMER = 0x0100;

    /** Calling TSAP of an operator panel or SCADA server (OP). */
    static final int OPERATOR = 0x0200;

    private static final int RACK_0_SLOT_2 = 0x02;
    private static final int PDU_LENGTH = 480;
    private static final long MILLISECOND = 1_000_000L;

    private final Connection connection;
    private final int tsap;
    private final S7Cpu cpu;
    private int reference;
    private int sequence;

    S7Link(Host client, Host server, int tsap, S7Cpu cpu, Stage stage) {
        this.connection =
                new Connection(client, server, Cotp.PORT, stage, "s7 " + tsap + " " + client.ip() + " " + server.ip());
        this.tsap = tsap;
        this.cpu = cpu;
    }

    /** TCP, transport connection, then the agreement on the length of a PDU. */
    void open(long now) {
        connection.open(now);
        int called = tsap | RACK_0_SLOT_2;
        connection.turn(
                connection.lastNanos() + MILLISECOND,
                Cotp.connectionRequest(1, tsap, called),
                Cotp.connectionConfirm(1, 4, tsap, called));
        next();
        turn(lastNanos() + MILLISECOND, S7.setup(reference, PDU_LENGTH), S7.setupAnswer(reference, PDU_LENGTH));
    }

    void read(long now, List<Item> items) {
        next();
        turn(now, S7.read(reference, items), S7.readAnswer(reference, items, cpu.read(items)));
    }

    void write(long now, Item item, byte[] value) {
        next();
        cpu.write(item.offset(), value);
        turn(now, S7.write(reference, List.of(item), List.of(value)), S7.writeAnswer(reference, S7.SUCCESS));
    }

    void readSzl(long now, int id) {
        next();
        sequence = (sequence + 1) & 0xFF;
        turn(now, S7UserData.readSzl(reference, id, 0), S7UserData.szl(reference, sequence, id, 0, cpu.szl(id)));
    }

    void stop(long now) {
        next();
        cpu.stop();
        turn(now, S7.stop(reference), S7.stopAnswer(reference));
    }

    void close(long now) {
        connection.close(now);
    }

    long lastNanos() {
        return connection.lastNanos();
    }

    private void turn(long now, byte[] job, byte[] answer) {
        connection.turn(now, Cotp.data(job), Cotp.data(answer));
    }

    private void next() {
        reference = (reference + 1) & 0xFFFF;
    }
}
