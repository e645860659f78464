package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;

/**
 * What is ahead of the data in a file of gzip, RFC 1952 §2.3.1, passed over as it comes. Confined.
 *
 * <pre>
 *  0     2    3     4       8     9    10
 *  +-----+----+-----+-------+-----+----+--------------+-----------+-----------+--------+
 *  | ID  | CM | FLG | MTIME | XFL | OS | XLEN, extra  | name 0    | comment 0 | CRC16  |
 *  +-----+----+-----+-------+-----+----+--------------+-----------+-----------+--------+
 * </pre>
 */
final class GzipHeader {
    private static final int FIXED = 10;
    private static final int FLAGS_AT = 3;
    private static final int FHCRC = 1 << 1;
    private static final int FEXTRA = 1 << 2;
    private static final int FNAME = 1 << 3;
    private static final int FCOMMENT = 1 << 4;
    private static final int[] BEGINNING = {0x1F, 0x8B, 8};

    private enum Part {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        CHECKSUM,
        DATA
    }

    private Part part = Part.FIXED;
    private int flags;
    /** Bytes of the part that were taken. */
    private int taken;

    private int extra;
    /** Whether the bytes are no gzip header; no data follow then. */
    private boolean wrong;

    /** Takes what is of the header, and says how many bytes that is. */
    int take(ByteView bytes) {
        int at = 0;
        while (at < bytes.length() && part != Part.DATA && !wrong) {
            octet(bytes.u8(at++));
        }
        return at;
    }

    private void octet(int octet) {
        taken++;
        switch (part) {
            case FIXED -> {
                wrong = taken <= BEGINNING.length && octet != BEGINNING[taken - 1];
                flags = taken == FLAGS_AT + 1 ? octet : flags;
                next(taken == FIXED);
            }
            case EXTRA_LENGTH -> {
                extra = taken == 1 ? octet : extra | (octet << 8);
                next(taken == 2);
            }
            case EXTRA -> next(taken == extra);
            case NAME, COMMENT -> next(octet == 0);
            case CHECKSUM -> next(taken == 2);
            case DATA -> {}
        }
    }

    private void next(boolean ended) {
        if (!ended) {
            return;
        }
        taken = 0;
        do {
            part = behind(part);
        } while (!isThere());
    }

    private static Part behind(Part part) {
        return switch (part) {
            case FIXED -> Part.EXTRA_LENGTH;
            case EXTRA_LENGTH -> Part.EXTRA;
            case EXTRA -> Part.NAME;
            case NAME -> Part.COMMENT;
            case COMMENT -> Part.CHECKSUM;
            case CHECKSUM, DATA -> Part.DATA;
        };
    }

    private boolean isThere() {
        return switch (part) {
            case FIXED, DATA -> true;
            case EXTRA_LENGTH -> (flags & FEXTRA) != 0;
            case EXTRA -> (flags & FEXTRA) != 0 && extra > 0;
            case NAME -> (flags & FNAME) != 0;
            case COMMENT -> (flags & FCOMMENT) != 0;
            case CHECKSUM -> (flags & FHCRC) != 0;
        };
    }

    /** Whether the header ended, so that data follow. */
    boolean isWhole() {
        return part == Part.DATA;
    }
}
