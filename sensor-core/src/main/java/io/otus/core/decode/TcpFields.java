package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * The fields of the TCP header of a packet, RFC 9293 section 3.1; all 0 where the packet has none. Filled again with
 * each frame. Confined to the analysis thread.
 */
public final class TcpFields {
    /** Control bit FIN. */
    public static final int FIN = 0x01;
    /** Control bit SYN. */
    public static final int SYN = 0x02;
    /** Control bit RST. */
    public static final int RST = 0x04;
    /** Control bit PSH. */
    public static final int PSH = 0x08;
    /** Control bit ACK. */
    public static final int ACK = 0x10;
    /** Control bit URG. */
    public static final int URG = 0x20;

    private int sequence;
    private int acknowledgment;
    private int flags;
    private int window;
    private int optionsLength;

    /**
     * Reads the fixed part of a header.
     *
     * @param options bytes of options behind it that are here
     */
    void read(ByteView b, int at, int options) {
        sequence = TcpHeader.sequence(b, at);
        acknowledgment = TcpHeader.acknowledgment(b, at);
        flags = TcpHeader.flags(b, at);
        window = TcpHeader.window(b, at);
        optionsLength = options;
    }

    /** Sets all fields to 0: the packet has no TCP header. */
    void clear() {
        sequence = 0;
        acknowledgment = 0;
        flags = 0;
        window = 0;
        optionsLength = 0;
    }

    /** Sequence number of the first payload byte, or of SYN; as 32 bits. */
    public int sequence() {
        return sequence;
    }

    /** Acknowledgment number as 32 bits; meaningful with {@link #ACK}. */
    public int acknowledgment() {
        return acknowledgment;
    }

    /** Control bits, the low eight. */
    public int flags() {
        return flags;
    }

    /** Whether this control bit is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Window, not scaled. */
    public int window() {
        return window;
    }

    /** Bytes of options; 0 where there are none, or the snap length cut them. */
    int optionsLength() {
        return optionsLength;
    }
}
