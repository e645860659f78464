package io.otus.dissect.fins;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import java.nio.charset.StandardCharsets;

/** Reads parameters and data of a frame front to back. Confined. */
final class FinsReader extends FrontReader {
    private static final int NOT_BCD = -1;

    private int secretAt;
    private int secretLength;
    private int badClockAt = -1;

    /** A reader from this offset in a frame on. */
    FinsReader(ByteView frame, int from) {
        super(frame, from);
    }

    int u16() {
        int from = take(2);
        return from < 0 ? 0 : view().u16(from);
    }

    long u32() {
        int from = take(4);
        return from < 0 ? 0 : view().u32(from);
    }

    /** Reads two decimal digits; {@link #badClockAt} has the place of digits that are none. */
    int bcd(int least, int most) {
        int at = at();
        int octet = u8();
        int value = (octet & 0x0F) > 9 || octet >> 4 > 9 ? NOT_BCD : octet / 16 * 10 + octet % 16;
        if (!failed() && badClockAt < 0 && (value < least || value > most)) {
            badClockAt = at;
        }
        return value;
    }

    /** Where a date or time had digits that it cannot have; -1 where none had. */
    int badClockAt() {
        return badClockAt;
    }

    /** Text up to its first null octet, without blanks at the end. */
    String text(int length) {
        String text = bytes(length).textToNul(0, length, StandardCharsets.ISO_8859_1);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Octets that are a secret. */
    void secret(int length) {
        secretAt = at();
        secretLength = bytes(length).length();
    }

    int secretAt() {
        return secretAt;
    }

    /** 0 where there was none. */
    int secretLength() {
        return secretLength;
    }
}
