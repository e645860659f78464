package io.otus.simulator.plant;

import io.otus.simulator.protocol.Dnp3;
import io.otus.simulator.protocol.Dnp3Objects;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.TcpSession.Side;

/** A DNP3 master's connection to an outstation. */
final class Dnp3Link {
    /** Link address of every master here, also of who pretends to be one. */
    static final int MASTER = 1;

    private static final int SEQUENCE_MODULUS = 16;

    private final Connection connection;
    private final int outstation;
    private int sequence;
    private int unsolicitedSequence;
    private int masterTransport;
    private int outstationTransport;

    /**
     * A connection that is not open yet.
     *
     * @param outstation link address of the outstation
     */
    Dnp3Link(Host master, Host server, int outstation, Stage stage) {
        this.connection = new Connection(master, server, Dnp3.PORT, stage, "dnp3 " + master.ip() + " " + server.ip());
        this.outstation = outstation;
    }

    void open(long now) {
        connection.open(now);
    }

    /** A request and its response. */
    void ask(long now, int function, byte[] request, int iin, byte[] response) {
        sequence = (sequence + 1) % SEQUENCE_MODULUS;
        connection.turn(
                now,
                fromMaster(Dnp3.request(sequence, function, request)),
                fromOutstation(Dnp3.response(sequence, false, iin, response)));
    }

    /** A request, its response with events, and the master's confirmation that it has them. */
    void askForEvents(long now, byte[] request, int iin, byte[] response) {
        sequence = (sequence + 1) % SEQUENCE_MODULUS;
        connection.turn(
                now,
                fromMaster(Dnp3.request(sequence, Dnp3.READ, request)),
                fromOutstation(Dnp3.response(sequence, true, iin, response)));
        byte[] confirm = Dnp3.request(sequence, Dnp3.CONFIRM, Dnp3Objects.none());
        connection.tell(Side.CLIENT, connection.lastNanos(), fromMaster(confirm));
    }

    /** An unsolicited response and its confirmation. */
    void report(long now, byte[] events) {
        byte[] report = fromOutstation(Dnp3.unsolicited(unsolicitedSequence, 0, events));
        byte[] confirm = fromMaster(Dnp3.confirmUnsolicited(unsolicitedSequence));
        connection.turn(Side.SERVER, now, report, confirm);
        unsolicitedSequence = (unsolicitedSequence + 1) % SEQUENCE_MODULUS;
    }

    void close(long now) {
        connection.close(now);
    }

    /** The outstation goes down. */
    void reset(long now) {
        connection.reset(Side.SERVER, now);
    }

    long lastNanos() {
        return connection.lastNanos();
    }

    private byte[] fromMaster(byte[] fragment) {
        ByteWriter out = new ByteWriter();
        for (byte[] frame : Dnp3.frames(true, outstation, MASTER, masterTransport, fragment)) {
            out.bytes(frame);
            masterTransport++;
        }
        return out.toByteArray();
    }

    private byte[] fromOutstation(byte[] fragment) {
        ByteWriter out = new ByteWriter();
        for (byte[] frame : Dnp3.frames(false, MASTER, outstation, outstationTransport, fragment)) {
            out.bytes(frame);
            outstationTransport++;
        }
        return out.toByteArray();
    }
}
