package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/** Payloads of GOOSE and Sampled Values frames, IEC 61850-8-1 annex C and 61850-9-2 clause 8; elements in BER. */
public final class Iec61850 {
    /** EtherType of GOOSE. */
    public static final int GOOSE = 0x88B8;
    /** EtherType of Sampled Values. */
    public static final int SAMPLED_VALUES = 0x88BA;

    /** Session identifier of GOOSE in datagrams. */
    public static final int ROUTED_GOOSE = 0xA1;
    /** Session identifier of Sampled Values in datagrams. */
    public static final int ROUTED_VALUES = 0xA2;
    /** UDP port of both. */
    public static final int PORT = 102;

    private static final int HEADER = 8;
    private static final int CONNECTIONLESS = 0x0140;
    private static final int COMMON_HEADER = 0x80;
    private static final int SESSION_VERSION = 2;
    private static final int GOOSE_PAYLOAD = 0x81;
    private static final int SIGNATURE = 0x85;

    private Iec61850() {}

    /** One element; the length takes as many octets as it needs. */
    public static byte[] element(int tag, byte[] content) {
        ByteWriter out = new ByteWriter().u8(tag);
        if (content.length < 128) {
            out.u8(content.length);
        } else if (content.length < 256) {
            out.u8(0x81).u8(content.length);
        } else {
            out.u8(0x82).u16(content.length);
        }
        return out.bytes(content).toByteArray();
    }

    /** Elements one behind the other as one. */
    public static byte[] element(int tag, byte[]... parts) {
        ByteWriter out = new ByteWriter();
        for (byte[] part : parts) {
            out.bytes(part);
        }
        return element(tag, out.toByteArray());
    }

    /** A text as element. */
    public static byte[] text(int tag, String text) {
        return element(tag, new ByteWriter().text(text).toByteArray());
    }

    /** Octets in hexadecimal as element. */
    public static byte[] octets(int tag, String hex) {
        return element(tag, new ByteWriter().hex(hex.replace(" ", "")).toByteArray());
    }

    /** The payload of a frame. */
    public static byte[] payload(int appid, boolean simulated, byte[] apdu) {
        return new ByteWriter()
                .u16(appid)
                .u16(HEADER + apdu.length)
                .u16(simulated ? 0x8000 : 0)
                .u16(0)
                .bytes(apdu)
                .toByteArray();
    }

    /**
     * The payload of a datagram, IEC TR 61850-90-5: connectionless transport, session header without security, and one
     * APDU without a signature.
     *
     * @param identifier {@link #ROUTED_GOOSE} or {@link #ROUTED_VALUES}
     * @param number of the session protocol data unit
     */
    public static byte[] routed(int identifier, int number, int appid, boolean simulated, byte[] apdu) {
        byte[] payload = new ByteWriter()
                .u8(identifier - ROUTED_GOOSE + GOOSE_PAYLOAD)
                .u8(simulated ? 1 : 0)
                .u16(appid)
                .u16(apdu.length)
                .bytes(apdu)
                .toByteArray();
        byte[] security = new ByteWriter()
                .u32(0) // time of the current key
                .u16(0) // minutes to the next
                .u32(0) // key
                .u8(0) // no initialisation vector
                .toByteArray();
        byte[] common = new ByteWriter()
                .u32(10 + security.length + payload.length) // all that follows
                .u32(number)
                .u16(SESSION_VERSION)
                .bytes(security)
                .toByteArray();
        return new ByteWriter()
                .u16(CONNECTIONLESS)
                .u8(identifier)
                .u8(common.length + 2)
                .u8(COMMON_HEADER)
                .u8(common.length)
                .bytes(common)
                .u32(payload.length)
                .bytes(payload)
                .u8(SIGNATURE)
                .u8(0)
                .toByteArray();
    }
}
