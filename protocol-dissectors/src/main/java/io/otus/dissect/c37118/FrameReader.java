package io.otus.dissect.c37118;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import io.otus.core.value.Single;
import java.nio.charset.StandardCharsets;

/** Reads the fields of a frame front to back; big-endian. */
final class FrameReader extends FrontReader {
    /** Width of the names in configurations 1 and 2. */
    private static final int NAME_WIDTH = 16;

    FrameReader(ByteView bytes) {
        super(bytes, 0);
    }

    int u16() {
        int from = take(2);
        return from < 0 ? 0 : view().u16(from);
    }

    int s16() {
        return (short) u16();
    }

    int s32() {
        int from = take(4);
        return from < 0 ? 0 : view().s32(from);
    }

    long u32() {
        return s32() & 0xFFFF_FFFFL;
    }

    double f32() {
        return Single.number(Float.intBitsToFloat(s32()));
    }

    /** A name of fixed width, padded with blanks. */
    String name() {
        return text(bytes(NAME_WIDTH));
    }

    /** A name behind its length, UTF-8, 0 to 255 bytes. */
    String countedName() {
        return text(bytes(u8()));
    }

    static String text(ByteView bytes) {
        return bytes.text(0, bytes.length(), StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
    }
}
