package io.otus.dissect.hart_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import io.otus.core.value.Single;
import java.nio.charset.StandardCharsets;

/** Reads fields front to back; big-endian. */
final class HartReader extends FrontReader {
    private static final int SIX_BITS = 0x3F;
    private static final int FIRST_YEAR = 1900;

    HartReader(ByteView bytes) {
        super(bytes, 0);
    }

    double f32() {
        return Single.number(Float.intBitsToFloat((int) unsigned(4)));
    }

    /** Text in ISO Latin-1, padded with zeros. */
    String latin(int size) {
        ByteView bytes = bytes(size);
        return bytes.text(0, bytes.length(), StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
    }

    /**
     * Packed ASCII, HCF_SPEC-099: four characters of six bits in three bytes, whose seventh bit is the sixth turned
     * over.
     */
    String packed(int size) {
        ByteView bytes = bytes(size);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at + 3 <= bytes.length(); at += 3) {
            for (int shift = 18; shift >= 0; shift -= 6) {
                int six = bytes.u24(at) >> shift & SIX_BITS;
                text.append((char) ((six & 0x20) == 0 ? six | 0x40 : six));
            }
        }
        return text.toString().strip();
    }

    /** Day, month and years since 1900. */
    String date() {
        int day = u8();
        int month = u8();
        int year = FIRST_YEAR + u8();
        return year + (month < 10 ? "-0" : "-") + month + (day < 10 ? "-0" : "-") + day;
    }
}
