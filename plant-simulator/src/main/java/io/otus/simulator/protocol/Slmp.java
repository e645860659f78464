package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/**
 * SLMP messages in binary code, as 3E frames without and 4E frames with a serial number, Mitsubishi Electric SH-080956
 * §4.2.
 */
public final class Slmp {
    /** The port of CC-Link IE. */
    public static final int PORT = 45_237;
    /** A 3E frame, which has no serial number. */
    public static final int NO_SERIAL = -1;

    private static final int OWN_STATION = 0xFF;
    private static final int OWN_CPU = 0x03FF;
    /** Four seconds, in 250 ms. */
    private static final int TIMER = 0x10;

    private Slmp() {}

    /** A request: command, subcommand and data. */
    public static byte[] request(int serial, byte[] data) {
        return frame(0x50, serial, new ByteWriter().u16Le(TIMER).bytes(data).toByteArray());
    }

    /** A response: end code and data. */
    public static byte[] response(int serial, byte[] data) {
        return frame(0xD0, serial, data);
    }

    private static byte[] frame(int kind, int serial, byte[] data) {
        ByteWriter out = new ByteWriter();
        if (serial == NO_SERIAL) {
            out.u8(kind).u8(0);
        } else {
            out.u8(kind | 4).u8(0).u16Le(serial).u16Le(0);
        }
        return out.u8(0)
                .u8(OWN_STATION)
                .u16Le(OWN_CPU)
                .u8(0)
                .u16Le(data.length)
                .bytes(data)
                .toByteArray();
    }
}
