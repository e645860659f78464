package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/**
 * ISO transport over TCP: TPKT, RFC 1006 §6, and the TPDUs of ISO/IEC 8073 (ITU-T X.224) class 0 that S7 uses. Each
 * method gives a whole TPKT.
 */
public final class Cotp {
    /** TCP port of the ISO transport service. */
    public static final int PORT = 102;

    private static final int CONNECTION_REQUEST = 0xE0;
    private static final int CONNECTION_CONFIRM = 0xD0;
    private static final int DISCONNECT_REQUEST = 0x80;
    private static final int DATA = 0xF0;
    private static final int END_OF_UNIT = 0x80;
    private static final int TPDU_SIZE = 0xC0;
    private static final int CALLING_TSAP = 0xC1;
    private static final int CALLED_TSAP = 0xC2;
    private static final int SIZE_1024 = 0x0A;

    private Cotp() {}

    /**
     * CR, X.224 §13.3.
     *
     * @param source reference of the caller
     * @param callingTsap two bytes; for S7 connection type and local rack and slot
     * @param calledTsap two bytes; for S7 connection type (1 PG, 2 OP, 3 other), then rack * 32 + slot
     */
    public static byte[] connectionRequest(int source, int callingTsap, int calledTsap) {
        return connection(CONNECTION_REQUEST, 0, source, callingTsap, calledTsap);
    }

    /** CC, X.224 §13.4: repeats the TSAPs. */
    public static byte[] connectionConfirm(int destination, int source, int callingTsap, int calledTsap) {
        return connection(CONNECTION_CONFIRM, destination, source, callingTsap, calledTsap);
    }

    /** DR, X.224 §13.5: {@code reason} 0 not specified, 2 (0x82) congestion and so on. */
    public static byte[] disconnectRequest(int destination, int source, int reason) {
        return tpkt(new ByteWriter()
                .u8(6)
                .u8(DISCONNECT_REQUEST)
                .u16(destination)
                .u16(source)
                .u8(reason));
    }

    /** DT, X.224 §13.7, class 0: the last or only part of a unit. */
    public static byte[] data(byte[] payload) {
        return data(payload, true);
    }

    /** DT with or without the end-of-unit mark; several without, then one with, carry one unit. */
    public static byte[] data(byte[] payload, boolean last) {
        return tpkt(new ByteWriter().u8(2).u8(DATA).u8(last ? END_OF_UNIT : 0).bytes(payload));
    }

    private static byte[] connection(int code, int destination, int source, int callingTsap, int calledTsap) {
        return tpkt(new ByteWriter()
                .u8(17) // length indicator: all that follows it
                .u8(code)
                .u16(destination)
                .u16(source)
                .u8(0) // class 0
                .u8(TPDU_SIZE)
                .u8(1)
                .u8(SIZE_1024)
                .u8(CALLING_TSAP)
                .u8(2)
                .u16(callingTsap)
                .u8(CALLED_TSAP)
                .u8(2)
                .u16(calledTsap));
    }

    private static byte[] tpkt(ByteWriter tpdu) {
        return new ByteWriter()
                .u8(3) // version
                .u8(0)
                .u16(tpdu.length() + 4)
                .bytes(tpdu.toByteArray())
                .toByteArray();
    }
}
