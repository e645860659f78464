package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/**
 * IEC 60870-5-104 as stations send it: APDUs with two octets of cause and common address, three of information object
 * address. Frames of IEC 60870-5-101 as terminal servers pass them on.
 */
public final class Iec104 {
    /** TCP port of controlled stations. */
    public static final int PORT = 2404;

    private static final int START = 0x68;
    private static final int CONTROL = 4;
    private static final int FIXED = 0x10;
    private static final int END = 0x16;

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

    /**
     * A frame of IEC 60870-5-101 with user data, in format FT 1.2 of IEC 60870-5-1: start, length twice, start, then
     * what is summed, checksum, end. Link and common address have one octet, the cause one, object addresses as many as
     * they are written with.
     *
     * @param control control field of the link layer: 0x40 from the primary station, 0x08 user data of the secondary
     */
    public static byte[] serial(int control, int station, int type, int count, int cause, byte[] objects) {
        byte[] data = new ByteWriter()
                .u8(control)
                .u8(station)
                .u8(type)
                .u8(count)
                .u8(cause)
                .u8(station)
                .bytes(objects)
                .toByteArray();
        return new ByteWriter()
                .u8(START)
                .u8(data.length)
                .u8(data.length)
                .u8(START)
                .bytes(data)
                .u8(sum(data))
                .u8(END)
                .toByteArray();
    }

    /** A frame of IEC 60870-5-101 without user data: its control field and link address. */
    public static byte[] serialControl(int control, int station) {
        byte[] data = {(byte) control, (byte) station};
        return new ByteWriter().u8(FIXED).bytes(data).u8(sum(data)).u8(END).toByteArray();
    }

    private static int sum(byte[] data) {
        int sum = 0;
        for (byte octet : data) {
            sum += octet;
        }
        return sum & 0xFF;
    }
}
