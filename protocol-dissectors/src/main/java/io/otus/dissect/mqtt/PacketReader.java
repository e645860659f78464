package io.otus.dissect.mqtt;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/** Reads fields one behind the other; fails once and reads nothing from then on. Confined. */
final class PacketReader {
    private static final int MOST_LENGTH_BYTES = 4;
    private static final int MAX_TEXT = 256;

    private final ByteView bytes;
    private int at;
    private boolean failed;

    PacketReader(ByteView bytes, int from) {
        this.bytes = bytes;
        at = from;
    }

    boolean failed() {
        return failed;
    }

    int position() {
        return at;
    }

    boolean isAtEnd() {
        return failed || at >= bytes.length();
    }

    private boolean take(int count) {
        failed |= !bytes.has(at, count);
        return !failed;
    }

    int u8() {
        return take(1) ? bytes.u8(at++) : 0;
    }

    int u16() {
        if (!take(2)) {
            return 0;
        }
        at += 2;
        return bytes.u16(at - 2);
    }

    /** A text or binary data behind their length u16. */
    ByteView field() {
        int length = u16();
        if (!take(length)) {
            return ByteView.EMPTY;
        }
        at += length;
        return bytes.slice(at - length, length);
    }

    String text() {
        ByteView field = field();
        return field.text(0, Math.min(field.length(), MAX_TEXT), StandardCharsets.UTF_8);
    }

    /** Passes the properties of version 5, MQTT 5.0 §2.2.2. */
    void skipProperties() {
        int length = 0;
        for (int i = 0; i < MOST_LENGTH_BYTES; i++) {
            int octet = u8();
            length |= (octet & 0x7F) << (7 * i);
            if ((octet & 0x80) == 0) {
                break;
            }
        }
        if (take(length)) {
            at += length;
        }
    }
}
