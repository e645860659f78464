package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/** EtherNet/IP encapsulation as targets and originators send it, The CIP Networks Library Vol. 2 chapter 2. */
public final class Enip {
    /** TCP and UDP port of explicit messages. */
    public static final int PORT = 44818;
    /** UDP port of implicit data. */
    public static final int IMPLICIT_PORT = 2222;

    private static final int NULL_ADDRESS = 0x0000;
    private static final int CONNECTED_ADDRESS = 0x00A1;
    private static final int CONNECTED_DATA = 0x00B1;
    private static final int UNCONNECTED_DATA = 0x00B2;
    private static final int SEQUENCED_ADDRESS = 0x8002;

    private Enip() {}

    /** A whole encapsulation message. */
    public static byte[] message(int command, long session, long context, byte[] data) {
        return new ByteWriter()
                .u16Le(command)
                .u16Le(data.length)
                .u32Le(session)
                .u32Le(0)
                .u64(context)
                .u32Le(0)
                .bytes(data)
                .toByteArray();
    }

    /** SendRRData with a message outside of any connection. */
    public static byte[] unconnected(long session, long context, byte[] cip) {
        byte[] items = new ByteWriter()
                .u32Le(0)
                .u16Le(5)
                .u16Le(2)
                .u16Le(NULL_ADDRESS)
                .u16Le(0)
                .u16Le(UNCONNECTED_DATA)
                .u16Le(cip.length)
                .bytes(cip)
                .toByteArray();
        return message(0x6F, session, context, items);
    }

    /** SendUnitData with a message on a connection. */
    public static byte[] connected(long session, long connection, int sequence, byte[] cip) {
        byte[] items = new ByteWriter()
                .u32Le(0)
                .u16Le(0)
                .u16Le(2)
                .u16Le(CONNECTED_ADDRESS)
                .u16Le(4)
                .u32Le(connection)
                .u16Le(CONNECTED_DATA)
                .u16Le(2 + cip.length)
                .u16Le(sequence)
                .bytes(cip)
                .toByteArray();
        return message(0x70, session, 0, items);
    }

    /** A datagram of implicit data. */
    public static byte[] implicit(long connection, int sequence, byte[] data) {
        return new ByteWriter()
                .u16Le(2)
                .u16Le(SEQUENCED_ADDRESS)
                .u16Le(8)
                .u32Le(connection)
                .u32Le(sequence)
                .u16Le(CONNECTED_DATA)
                .u16Le(2 + data.length)
                .u16Le(sequence)
                .bytes(data)
                .toByteArray();
    }
}
