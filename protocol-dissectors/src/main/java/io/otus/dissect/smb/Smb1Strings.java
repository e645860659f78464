package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Strings one behind the other that end with zero, in octets or in UTF-16 aligned to the header, [MS-CIFS] §2.2.1.1.
 * Confined.
 */
final class Smb1Strings {
    private static final int MAX_STRING = 512;
    private static final int MAX_DIALECTS = 32;
    private static final int DIALECT = 2;

    private final ByteView smb;
    private final int end;
    private int at;

    Smb1Strings(ByteView smb, int from, int length) {
        this.smb = smb;
        at = from;
        end = from + length;
    }

    void skip(int bytes) {
        at = Math.min(end, at + bytes);
    }

    /** The next string; empty at the end. */
    String next(boolean unicode) {
        int width = unicode ? 2 : 1;
        if (unicode && at % 2 != 0) {
            at++;
        }
        int from = at;
        while (at + width <= end && !isZero(width)) {
            at += width;
        }
        int length = Math.min(Math.max(0, at - from), MAX_STRING);
        at = Math.min(end, at + width);
        return length == 0
                ? ""
                : smb.text(from, length, unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    }

    private boolean isZero(int width) {
        return smb.u8(at) == 0 && (width == 1 || smb.u8(at + 1) == 0);
    }

    /** Dialects that a client offers, each behind an octet 2. */
    static List<String> dialects(ByteView bytes) {
        List<String> dialects = new ArrayList<>();
        Smb1Strings strings = new Smb1Strings(bytes, 0, bytes.length());
        while (strings.at < strings.end && dialects.size() < MAX_DIALECTS && bytes.u8(strings.at) == DIALECT) {
            strings.skip(1);
            dialects.add(strings.next(false));
        }
        return dialects;
    }
}
