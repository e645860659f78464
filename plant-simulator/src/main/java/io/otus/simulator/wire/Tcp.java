package io.otus.simulator.wire;

/** TCP segments with their checksum, RFC 9293 §3.1. {@link TcpSession} keeps the numbers of a connection. */
public final class Tcp {
    /** No more data from the sender. */
    public static final int FIN = 0x01;

    /** Synchronise sequence numbers. */
    public static final int SYN = 0x02;

    /** Reset the connection. */
    public static final int RST = 0x04;

    /** Push. */
    public static final int PSH = 0x08;

    /** The acknowledgement number counts. */
    public static final int ACK = 0x10;

    private static final int HEADER_LENGTH = 20;
    private static final byte[] NO_OPTIONS = {};

    private Tcp() {}

    /**
     * One segment as a whole frame, of a stack that asks for connections with its maximum segment size alone.
     *
     * @param sequence sequence number, the low 32 bits count
     * @param acknowledgement acknowledgement number, the low 32 bits count
     * @param flags a sum of the constants of this class
     * @param window receive window in bytes, 0 to 65535
     */
    public static byte[] frame(
            Host source,
            int sourcePort,
            Host destination,
            int destinationPort,
            long sequence,
            long acknowledgement,
            int flags,
            int window,
            byte[] payload) {
        byte[] options = (flags & SYN) != 0 ? maximumSegmentSize() : NO_OPTIONS;
        return frame(
                source,
                sourcePort,
                destination,
                destinationPort,
                sequence,
                acknowledgement,
                flags,
                window,
                options,
                payload);
    }

    /**
     * The same with options of the sender's own choice.
     *
     * @param options their bytes, a multiple of 4, 0 to 40
     */
    public static byte[] frame(
            Host source,
            int sourcePort,
            Host destination,
            int destinationPort,
            long sequence,
            long acknowledgement,
            int flags,
            int window,
            byte[] options,
            byte[] payload) {
        ByteWriter out = new ByteWriter()
                .u16(sourcePort)
                .u16(destinationPort)
                .u32(sequence)
                .u32(acknowledgement)
                .u8(((HEADER_LENGTH + options.length) / 4) << 4)
                .u8(flags)
                .u16(window)
                .u16(0)
                .u16(0)
                .bytes(options)
                .bytes(payload);
        byte[] segment = out.toByteArray();
        out.setU16(16, Checksum.ofTransport(source.ip(), destination.ip(), Ipv4.TCP, segment));
        return Ipv4.frame(source, destination, Ipv4.TCP, out.toByteArray());
    }

    private static byte[] maximumSegmentSize() {
        return new ByteWriter().u8(2).u8(4).u16(TcpSession.DEFAULT_SEGMENT_SIZE).toByteArray();
    }
}
