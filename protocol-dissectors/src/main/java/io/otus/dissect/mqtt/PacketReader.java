package io.otus.dissect.mqtt;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import java.nio.charset.StandardCharsets;

/** Reads fields one behind the other. Big-endian. Confined. */
final class PacketReader extends FrontReader {
    private static final int MOST_LENGTH_BYTES = 4;
    private static final int MAX_TEXT = 256;

    PacketReader(ByteView bytes, int from) {
        super(bytes, from);
    }

    boolean isAtEnd() {
        return failed() || remaining() <= 0;
    }

    int u16() {
        int from = take(2);
        return from < 0 ? 0 : view().u16(from);
    }

    /** A text or binary data behind their length u16. */
    ByteView field() {
        return bytes(u16());
    }

    String text() {
        ByteView field = field();
        return field.text(0, Math.min(field.length(), MAX_TEXT), StandardCharsets.UTF_8);
    }

    /** A number of one to four bytes of seven bits each, the lowest first, MQTT 5.0 §1.5.5. */
    int variable() {
        int value = 0;
        for (int i = 0; i < MOST_LENGTH_BYTES; i++) {
            int octet = u8();
            value |= (octet & 0x7F) << (7 * i);
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
        fail();
        return 0;
    }

    /** Goes on to this place, which is not before the next byte. */
    void pass(int place) {
        var _ = take(place - at());
    }
}
