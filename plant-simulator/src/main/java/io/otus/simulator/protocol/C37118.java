package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/** Synchrophasor frames, IEEE Std C37.118.2-2011 §6. */
public final class C37118 {
    /** Port of Annex E.2.1. */
    public static final int TCP_PORT = 4712;
    /** Port of Annex E.2.2. */
    public static final int UDP_PORT = 4713;

    private static final int OVERHEAD = 16;

    private C37118() {}

    /**
     * A frame.
     *
     * @param sync leading byte, type and version
     * @param fracsec fraction of the second, with time quality in the upper 8 bits
     * @param content what is between FRACSEC and the check
     */
    public static byte[] frame(int sync, int idcode, long soc, long fracsec, byte[] content) {
        byte[] frame = new ByteWriter()
                .u16(sync)
                .u16(OVERHEAD + content.length)
                .u16(idcode)
                .u32(soc)
                .u32(fracsec)
                .bytes(content)
                .toByteArray();
        return new ByteWriter().bytes(frame).u16(check(frame)).toByteArray();
    }

    /** CRC-CCITT, Annex B. */
    private static int check(byte[] bytes) {
        int crc = 0xFFFF;
        for (byte each : bytes) {
            crc ^= (each & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}
