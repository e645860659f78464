package io.otus.dissect.msrpc;

import io.otus.core.bytes.ByteView;
import io.otus.layer.dcerpc.DataRepresentation;

/**
 * Reads arguments one behind the other as NDR lays them out, C706 §14: each at a multiple of its size. What is beyond
 * the end, or no text, is 0 or empty, and so is all behind it. Confined.
 */
final class NdrReader {
    /** Longest text that is read, in characters. */
    static final int MAX_TEXT = 512;

    private static final int WORD = 2;
    private static final int LONG = 4;

    private final ByteView pdu;
    private final int from;
    private final int to;
    private int at;
    private boolean broken;

    /** Reads what lies between two indexes of a PDU. */
    NdrReader(ByteView pdu, int from, int to) {
        this.pdu = pdu;
        this.from = from;
        this.to = to;
        this.at = from;
    }

    /** Whether something was not there, or was no text. */
    boolean broken() {
        return broken;
    }

    int u16() {
        return take(WORD, WORD) ? DataRepresentation.u16(pdu, at - WORD) : 0;
    }

    long u32() {
        return take(LONG, LONG) ? DataRepresentation.u32(pdu, at - LONG) : 0;
    }

    /** Leaves out octets that stand at a multiple of four. */
    void skip(int octets) {
        take(LONG, octets);
    }

    private boolean take(int alignment, int octets) {
        int aligned = from + (at - from + alignment - 1) / alignment * alignment;
        broken |= octets > to - aligned;
        if (!broken) {
            at = aligned + octets;
        }
        return !broken;
    }

    /**
     * A text of UTF-16 with a NUL behind it, §14.3.4.2: most characters, offset, characters that are here. It is one
     * line: what breaks lines in it is a blank.
     */
    String text() {
        long most = u32();
        long offset = u32();
        long here = u32();
        broken |= offset != 0 || here == 0 || here > most || here > MAX_TEXT;
        if (broken || !take(WORD, WORD * (int) here)) {
            return "";
        }
        StringBuilder text = new StringBuilder((int) here);
        boolean isLowNext = false;
        boolean isText = true;
        int begin = at - WORD * (int) here;
        for (int i = 0; i < here - 1; i++) {
            char c = (char) DataRepresentation.u16(pdu, begin + WORD * i);
            isText &= !Character.isISOControl(c) || Character.isWhitespace(c);
            isText &= isLowNext == Character.isLowSurrogate(c);
            isLowNext = Character.isHighSurrogate(c);
            text.append(Character.isWhitespace(c) ? ' ' : c);
        }
        broken |= !isText || isLowNext || DataRepresentation.u16(pdu, at - WORD) != 0;
        return broken ? "" : text.toString();
    }
}
