package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/** KNXnet/IP frames, ISO 22510, and the cEMI frames in them, KNX Standard 3/6/3. */
public final class Knx {
    /** The port of KNXnet/IP, in TCP and UDP. */
    public static final int PORT = 3671;

    private static final int HEADER = 6;
    private static final int VERSION = 0x10;
    private static final int STANDARD_FRAME = 0xBC;
    private static final int TO_GROUP = 0xE0;
    private static final int TO_DEVICE = 0x60;

    private Knx() {}

    /**
     * A frame.
     *
     * @param service its service type identifier
     */
    public static byte[] frame(int service, byte[] body) {
        return new ByteWriter()
                .u8(HEADER)
                .u8(VERSION)
                .u16(service)
                .u16(HEADER + body.length)
                .bytes(body)
                .toByteArray();
    }

    /** The body of a frame of a connection: its header, and a cEMI frame. */
    public static byte[] connected(int channel, int sequence, byte[] cemi) {
        return new ByteWriter().u8(4).u8(channel).u8(sequence).u8(0).bytes(cemi).toByteArray();
    }

    /**
     * A data frame of the link layer.
     *
     * @param messageCode 0x11 request, 0x29 indication, 0x2E confirmation
     * @param tpdu from TPCI on
     */
    public static byte[] data(int messageCode, int source, int destination, boolean isGroup, byte[] tpdu) {
        return new ByteWriter()
                .u8(messageCode)
                .u8(0)
                .u8(STANDARD_FRAME)
                .u8(isGroup ? TO_GROUP : TO_DEVICE)
                .u16(source)
                .u16(destination)
                .u8(tpdu.length - 1)
                .bytes(tpdu)
                .toByteArray();
    }
}
