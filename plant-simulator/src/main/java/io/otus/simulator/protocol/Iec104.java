package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/** IEC 60870-5-104 as stations send it: APDUs with two octets of cause and common address, three of information object address. */
public final class Iec104 {
    /** TCP port of controlled stations. */
    public static final int PORT = 2404;

    private static final int START = 0x68;
    private static final int CONTROL = 4;

    private Iec104() {}

    /** A U format APDU: 0x07 STARTDT act, 0x0B its con, 0x13 and 0x23 STOPDT, 0x43 and 0x83 TESTFR. */
    public static byte[] unnumbered(int function) {
        return new ByteWriter().u8(START).u8(CONTROL).u8(function).u24(0).toByteArray();
    }

    /** An S format APDU that acknowledges all below {@code received}. */
    public static byte[] supervisory(int received) {
        return new ByteWriter()
                .u8(START)
                .u8(CONTROL)
                .u16(0x0100)
                .u16Le(received << 1)
                .toByteArray();
    }

    /**
     * An I format APDU.
     *
     * @param objects object addresses and elements as on the wire
     * @param count how many objects; 0x80 more where they are a sequence
     * @param cause cause of transmission; 0x40 more where it is negative
     */
    public static byte[] information(
            int sent, int received, int type, int count, int cause, int commonAddress, byte[] objects) {
        return new ByteWriter()
                .u8(START)
                .u8(CONTROL + 6 + objects.length)
                .u16Le(sent << 1)
                .u16Le(received << 1)
                .u8(type)
                .u8(count)
                .u8(cause)
                .u8(0)
                .u16Le(commonAddress)
                .bytes(objects)
                .toByteArray();
    }
}
