package io.otus.layer.ber;

import io.otus.core.bytes.ByteView;

/**
 * Stands on one element after the other of an encoding, ITU-T X.690 §8.1. An element that passes the end, or whose
 * identifier or length no encoder may write, makes the reader {@link #broken}; from then on there is no next element.
 *
 * <pre>
 *  7     6   5    4        0
 *  +-------+----+----------+   number 31: the number follows, seven bits an octet, the last with bit 7 clear
 *  | class | PC | number   |   PC = 1: the contents are elements themselves
 *  +-------+----+----------+
 *  length: 0..127 | 0x80 indefinite, ended by 00 00 | 0x80 + n, then n octets
 * </pre>
 *
 * Confined.
 */
public final class BerReader {
    /** Classes of tags (§8.1.2.2): added to a tag's number in {@link #tag}. */
    public static final int UNIVERSAL = 0;

    /** A tag of an application's module. */
    public static final int APPLICATION = 1 << 24;

    /** A tag that has its meaning from the element around it. */
    public static final int CONTEXT = 2 << 24;

    /** A tag by private agreement. */
    public static final int PRIVATE = 3 << 24;

    /** Universal tags that the protocols here use (X.680 §8.4). */
    public static final int BOOLEAN = 1;

    /** Universal 2. */
    public static final int INTEGER = 2;

    /** Universal 3. */
    public static final int BIT_STRING = 3;

    /** Universal 4. */
    public static final int OCTET_STRING = 4;

    /** Universal 5. */
    public static final int NULL = 5;

    /** Universal 6. */
    public static final int OBJECT_IDENTIFIER = 6;

    /** Universal 8: external data. */
    public static final int EXTERNAL = 8;

    /** Universal 16: sequence, and sequence of. */
    public static final int SEQUENCE = 16;

    /** Universal 17: set, and set of. */
    public static final int SET = 17;

    /** Universal 26. */
    public static final int VISIBLE_STRING = 26;

    /** How deep elements may lie in each other before a reader breaks. */
    public static final int MAX_DEPTH = 32;

    /** Most octets of a tag number and of a length that are read; more is no sensible encoding. */
    private static final int MAX_NUMBER_OCTETS = 3;

    private static final int MAX_LENGTH_OCTETS = 8;
    private static final int INDEFINITE = -1;

    private final ByteView bytes;
    /** Where the elements begin and end; the fields below count as these do, from the first of all bytes. */
    private final int start;

    private final int end;
    private final int depth;
    private final boolean lenient;
    private boolean broken;
    private int position;
    private int tag = -1;
    private boolean constructed;
    private int contentAt;
    private int length;
    private int next;

    /** A reader before the first of the elements that fill these bytes. */
    public BerReader(ByteView bytes) {
        this(bytes, 0, bytes.length(), 0, false);
    }

    private BerReader(ByteView bytes, int start, int end, int depth, boolean lenient) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        position = start;
        contentAt = start;
        next = start;
        this.depth = depth;
        this.lenient = lenient;
        broken = depth >= MAX_DEPTH;
    }

    /**
     * A reader that stands once more on an element that passes the end, with the contents that are there, when it is
     * broken already: so the elements before the break can be read, whichever of the elements around them it broke.
     */
    public static BerReader lenient(ByteView bytes) {
        return new BerReader(bytes, 0, bytes.length(), 0, true);
    }

    /** Steps onto the next element; false at the end, and where the encoding breaks. */
    public boolean next() {
        position = next;
        tag = -1;
        if (broken || position >= end) {
            return false;
        }
        if (!header(position)) {
            broken = true;
            tag = -1;
            return false;
        }
        if (length != INDEFINITE) {
            next = contentAt + length;
            return true;
        }
        int endOfContents = constructed ? endOfContents(contentAt) : -1;
        if (endOfContents < 0) {
            broken = true;
            tag = -1;
            return false;
        }
        // The walk to the end used the fields: this element's header is read again.
        header(position);
        length = endOfContents - contentAt;
        next = endOfContents + 2;
        return true;
    }

    /** Reads identifier and length at an index; false where they break or the contents pass the end. */
    private boolean header(int from) {
        int at = from;
        int identifier = bytes.u8(at++);
        int number = identifier & 0x1F;
        if (number == 0x1F) {
            number = 0;
            int octets = 0;
            int octet;
            do {
                if (at == end || ++octets > MAX_NUMBER_OCTETS) {
                    return false;
                }
                octet = bytes.u8(at++);
                number = number << 7 | (octet & 0x7F);
            } while ((octet & 0x80) != 0);
        }
        if (at == end) {
            return false;
        }
        int first = bytes.u8(at++);
        long size = first;
        if (first == 0x80) {
            size = INDEFINITE;
        } else if (first > 0x80) {
            int octets = first & 0x7F;
            if (octets > MAX_LENGTH_OCTETS || octets > end - at) {
                return false;
            }
            size = 0;
            for (int i = 0; i < octets; i++) {
                size = size << 8 | bytes.u8(at++);
            }
            if (size < 0) {
                return false;
            }
        }
        int left = end - at;
        if (size > left) {
            if (!lenient) {
                return false;
            }
            broken = true;
            size = left;
        }
        tag = (identifier >> 6) << 24 | number;
        constructed = (identifier & 0x20) != 0;
        contentAt = at;
        length = (int) size;
        return true;
    }

    /** Index of the end-of-contents octets that match; -1 where there are none (§8.1.5). */
    private int endOfContents(int from) {
        int open = 1;
        int at = from;
        while (at < end) {
            if (!header(at)) {
                return -1;
            }
            if (length == INDEFINITE) {
                if (!constructed || ++open > MAX_DEPTH) {
                    return -1;
                }
                at = contentAt;
            } else if (tag == 0 && length == 0) {
                if (--open == 0) {
                    return at;
                }
                at = contentAt;
            } else {
                at = contentAt + length;
            }
        }
        return -1;
    }

    /** Steps onto the next element where it has this tag; else stays before it. */
    public boolean next(int expected) {
        int before = next;
        if (next() && tag == expected) {
            return true;
        }
        next = before;
        return false;
    }

    /** Whether the encoding broke: contents passed the end, or a header that no encoder writes. */
    public boolean broken() {
        return broken;
    }

    /** Class and number of the tag of this element, such as {@code CONTEXT + 5}; -1 where there is none. */
    public int tag() {
        return tag;
    }

    /** Whether the contents are elements themselves. */
    public boolean constructed() {
        return constructed;
    }

    /** Index of this element's identifier, or of where the encoding broke. */
    public int position() {
        return position - start;
    }

    /** Index of the contents. */
    public int contentPosition() {
        return contentAt - start;
    }

    /** Octets of the contents. */
    public int length() {
        return length;
    }

    /** The contents. */
    public ByteView content() {
        return bytes.slice(contentAt, length);
    }

    /**
     * A reader of the elements within this one; a broken one where they lie too deep, or the contents are no elements.
     */
    public BerReader inner() {
        BerReader inner = new BerReader(bytes, contentAt, contentAt + length, depth + 1, lenient);
        inner.broken |= !constructed;
        return inner;
    }
}
