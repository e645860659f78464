package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/** S7comm-plus PDUs for {@link Cotp}; there is no public standard, and the layout is what captures show. */
public final class S7plus {
    /** Before a session is agreed. */
    public static final int VERSION_1 = 1;
    /** A session whose PDUs carry no proof of their sender. */
    public static final int VERSION_2 = 2;
    /** A session whose frames begin with a digest. */
    public static final int VERSION_3 = 3;
    /** System events. */
    public static final int EVENT = 0xFE;

    private static final int MARK = 0x72;
    private static final int DIGEST_LENGTH = 32;
    private static final int REQUEST = 0x31;
    private static final int RESPONSE = 0x32;

    private S7plus() {}

    /** A frame, with the trailer that ends its PDU where it is the last one. */
    public static byte[] frame(int version, byte[] data, boolean last) {
        ByteWriter whole = new ByteWriter();
        if (version == VERSION_3) {
            whole.u8(DIGEST_LENGTH).fill(DIGEST_LENGTH, 0x11);
        }
        whole.bytes(data);
        ByteWriter out = new ByteWriter().u8(MARK).u8(version).u16(whole.length());
        out.bytes(whole.toByteArray());
        if (last && version != EVENT) {
            out.u8(MARK).u8(version).u16(0);
        }
        return out.toByteArray();
    }

    /** A request: opcode, function, sequence number, session, flags, and its body. */
    public static byte[] request(int function, int sequence, int session, byte[] body) {
        return new ByteWriter()
                .u8(REQUEST)
                .u16(0)
                .u16(function)
                .u16(0)
                .u16(sequence)
                .u32(session)
                .u8(0x34)
                .bytes(body)
                .toByteArray();
    }

    /** The answer to a request. */
    public static byte[] response(int function, int sequence, byte[] body) {
        return new ByteWriter()
                .u8(RESPONSE)
                .u16(0)
                .u16(function)
                .u16(0)
                .u16(sequence)
                .u8(0x34)
                .bytes(body)
                .toByteArray();
    }
}
