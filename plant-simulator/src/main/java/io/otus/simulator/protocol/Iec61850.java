package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/** Payloads of GOOSE and Sampled Values frames, IEC 61850-8-1 annex C and 61850-9-2 clause 8; elements in BER. */
public final class Iec61850 {
    /** EtherType of GOOSE. */
    public static final int GOOSE = 0x88B8;
    /** EtherType of Sampled Values. */
    public static final int SAMPLED_VALUES = 0x88BA;

    private static final int HEADER = 8;

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
}
