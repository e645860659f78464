package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Dice;

/** The Remote Framebuffer Protocol, version 3.8, RFC 6143: how VNC shows a screen elsewhere. */
public final class Rfb {
    /** TCP port of the first display. */
    public static final int PORT = 5900;

    private static final int VNC_AUTHENTICATION = 2;
    private static final int CHALLENGE = 16;
    private static final int FRAMEBUFFER_UPDATE_REQUEST = 3;
    private static final int POINTER_EVENT = 5;
    private static final int FRAMEBUFFER_UPDATE = 0;
    private static final int RAW = 0;
    private static final int BYTES_PER_PIXEL = 4;

    private Rfb() {}

    /** ProtocolVersion, §7.1.1; each side sends it. */
    public static byte[] version() {
        return new ByteWriter().text("RFB 003.008\n").toByteArray();
    }

    /** What the server offers, §7.1.2: VNC Authentication alone. */
    public static byte[] securityTypes() {
        return new ByteWriter().u8(1).u8(VNC_AUTHENTICATION).toByteArray();
    }

    /** What the client takes of it, §7.1.2. */
    public static byte[] securityType() {
        return new ByteWriter().u8(VNC_AUTHENTICATION).toByteArray();
    }

    /** Challenge and answer, §7.2.2: bytes that look random. */
    public static byte[] random(Dice dice) {
        ByteWriter out = new ByteWriter();
        for (int i = 0; i < CHALLENGE; i++) {
            out.u8(dice.below(256));
        }
        return out.toByteArray();
    }

    /** SecurityResult, §7.1.3: OK. */
    public static byte[] accepted() {
        return new ByteWriter().u32(0).toByteArray();
    }

    /** ClientInit, §7.3.1: others may stay. */
    public static byte[] clientInit() {
        return new ByteWriter().u8(1).toByteArray();
    }

    /** ServerInit, §7.3.2: true colour, 32 bits a pixel. */
    public static byte[] serverInit(int width, int height, String name) {
        return new ByteWriter()
                .u16(width)
                .u16(height)
                .u8(8 * BYTES_PER_PIXEL)
                .u8(24) // depth
                .u8(0) // little-endian
                .u8(1) // true colour
                .u16(255)
                .u16(255)
                .u16(255)
                .u8(16) // red shift
                .u8(8)
                .u8(0)
                .u24(0)
                .u32(name.length())
                .text(name)
                .toByteArray();
    }

    /** FramebufferUpdateRequest, §7.5.3: what has changed of a screen of this size. */
    public static byte[] updateRequest(int width, int height) {
        return new ByteWriter()
                .u8(FRAMEBUFFER_UPDATE_REQUEST)
                .u8(1)
                .u16(0)
                .u16(0)
                .u16(width)
                .u16(height)
                .toByteArray();
    }

    /** PointerEvent, §7.5.5: {@code buttons} 1 is the left one. */
    public static byte[] pointer(int buttons, int x, int y) {
        return new ByteWriter().u8(POINTER_EVENT).u8(buttons).u16(x).u16(y).toByteArray();
    }

    /** FramebufferUpdate, §7.6.1: one rectangle of raw grey pixels. */
    public static byte[] update(int x, int y, int width, int height) {
        ByteWriter out = new ByteWriter()
                .u8(FRAMEBUFFER_UPDATE)
                .u8(0)
                .u16(1)
                .u16(x)
                .u16(y)
                .u16(width)
                .u16(height)
                .u32(RAW);
        for (int i = 0; i < width * height; i++) {
            out.u32(0x80_80_80_00L);
        }
        return out.toByteArray();
    }
}
