package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/** HART-IP messages, HCF_SPEC-085, and the frames in them, HCF_SPEC-081. */
public final class HartIp {
    /** The port of HART-IP, in TCP and UDP. */
    public static final int PORT = 5094;

    private static final int HEADER = 8;
    private static final int LONG_ADDRESS = 5;
    private static final int PRIMARY = 0x80;
    private static final int UNIQUE = 0x80;

    private HartIp() {}

    /**
     * A message.
     *
     * @param type 0 request, 1 response, 2 publish
     * @param id 0 to 5
     */
    public static byte[] message(int type, int id, int status, int sequence, byte[] body) {
        return new ByteWriter()
                .u8(1)
                .u8(type)
                .u8(id)
                .u8(status)
                .u16(sequence)
                .u16(HEADER + body.length)
                .bytes(body)
                .toByteArray();
    }

    /**
     * A frame of the primary master's exchange.
     *
     * @param frameType 1 BACK, 2 STX, 6 ACK
     * @param address a polling address, or the five bytes of a unique one
     */
    public static byte[] frame(int frameType, byte[] address, int command, byte[] data) {
        boolean unique = address.length == LONG_ADDRESS;
        ByteWriter out = new ByteWriter()
                .u8((unique ? UNIQUE : 0) | frameType)
                .u8(address[0] | PRIMARY)
                .bytes(address, 1, address.length - 1)
                .u8(command)
                .u8(data.length)
                .bytes(data);
        int check = 0;
        for (byte each : out.toByteArray()) {
            check ^= each;
        }
        return out.u8(check).toByteArray();
    }
}
