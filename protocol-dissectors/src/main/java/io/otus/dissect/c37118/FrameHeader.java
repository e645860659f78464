package io.otus.dissect.c37118;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import java.time.Instant;

/**
 * What all frames begin and end with, IEEE Std C37.118.2-2011 §6.2 Table 2; big-endian.
 *
 * <pre>
 *  0      1      2           4        6      10        14            n-2
 *  +------+------+-----------+--------+------+---------+--- ... ---+-----+
 *  | 0xAA | type | FRAMESIZE | IDCODE | SOC  | FRACSEC | content   | CHK |
 *  +------+------+-----------+--------+------+---------+--- ... ---+-----+
 *           0 ttt vvvv                         quality, 24 bits of count
 * </pre>
 *
 * @param sync the first two bytes: 0xAA, frame type and version
 * @param framesize bytes of the frame with CHK
 * @param idcode the stream, 1 to 65534
 * @param soc seconds since 1970, UTC, without leap seconds
 * @param timeQuality upper 8 bits of FRACSEC
 * @param fracsec lower 24 bits of FRACSEC: fraction of the second, in units of TIME_BASE
 * @param chk the check word
 */
record FrameHeader(int sync, int framesize, int idcode, long soc, int timeQuality, int fracsec, int chk) {
    static final int SIZE = 14;
    static final int CHK_SIZE = 2;
    static final int LEADING = 0xAA;

    static final int DATA = 0;
    static final int HEADER = 1;
    static final int CFG_1 = 2;
    static final int CFG_2 = 3;
    static final int COMMAND = 4;
    static final int CFG_3 = 5;

    private static final String[] TYPES = {"data", "header", "cfg_1", "cfg_2", "command", "cfg_3"};
    /**
     * The least of each type: one unit without channels; no text; no units; no data behind the code; a part without
     * content.
     */
    private static final int[] SMALLEST = {22, 16, 24, 24, 18, 18};

    private static final int RESERVED = 0x80;
    private static final int NEWEST_VERSION = 2;

    private static final int LEAP_DIRECTION = 0x40;
    private static final int LEAP_OCCURRED = 0x20;
    private static final int LEAP_PENDING = 0x10;

    /**
     * Whether the second byte is that of a frame; versions that no edition has are believed where a port hints at the
     * protocol only.
     */
    static boolean isTyped(int second, boolean hinted) {
        int version = second & 0x0F;
        return (second & RESERVED) == 0
                && second >> 4 < TYPES.length
                && version >= 1
                && (hinted || version <= NEWEST_VERSION);
    }

    /** Type of the frame whose second byte this is. */
    static int type(int second) {
        return second >> 4 & 0x07;
    }

    static int smallest(int type) {
        return SMALLEST[type];
    }

    static String name(int type) {
        return TYPES[type];
    }

    static int framesize(ByteView b) {
        return b.u16(2);
    }

    static FrameHeader read(ByteView b) {
        int framesize = framesize(b);
        int chk = b.has(framesize - CHK_SIZE, CHK_SIZE) ? b.u16(framesize - CHK_SIZE) : -1;
        return new FrameHeader(b.u16(0), framesize, b.u16(4), b.u32(6), b.u8(10), b.u24(11), chk);
    }

    int type() {
        return type(sync & 0xFF);
    }

    /** Edition: 1 of 2005, 2 of 2011. */
    int version() {
        return sync & 0x0F;
    }

    String message() {
        return name(type());
    }

    void fields(FieldWriter out) {
        out.number("sync", sync);
        out.number("version", version());
        out.number("framesize", framesize);
        out.number("idcode", idcode);
        out.text("soc", Instant.ofEpochSecond(soc).toString());
        out.number("fracsec", fracsec);
        out.flag("leap_second_direction", (timeQuality & LEAP_DIRECTION) != 0);
        out.flag("leap_second_occurred", (timeQuality & LEAP_OCCURRED) != 0);
        out.flag("leap_second_pending", (timeQuality & LEAP_PENDING) != 0);
        out.number("msg_tq", timeQuality & 0x0F);
        if (chk >= 0) {
            out.number("chk", chk);
        }
    }
}
