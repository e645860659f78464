package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;

/**
 * Walks the tags of an APDU, clause 20.2.1. Each step consumes at least one byte; a tag that passes the end sets {@link #broken}.
 *
 * <pre>
 *  7        4   3   2      0
 *  +----------+---+--------+   tag number 15: the next octet is the number
 *  | number   | c | length |   length 5: the next octet is the length (254: u16 follows, 255: u32 follows)
 *  +----------+---+--------+   c = 1 context-specific: length 6 opens and 7 closes a constructed value
 * </pre>
 */
final class TagReader {
    private final ByteView bytes;
    private int at;
    private boolean broken;

    private int number;
    private boolean context;
    private boolean opening;
    private boolean closing;
    private int valueAt;
    private int length;

    TagReader(ByteView bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** Reads the next tag and steps over its value; false at the end, and where the tag is broken. */
    boolean next() {
        if (broken || at >= bytes.length()) {
            return false;
        }
        int start = at;
        int initial = bytes.u8(at++);
        number = initial >> 4;
        context = (initial & 8) != 0;
        int lvt = initial & 7;
        opening = context && lvt == 6;
        closing = context && lvt == 7;
        if (number == 15) {
            if (at >= bytes.length()) {
                return breaks(start);
            }
            number = bytes.u8(at++);
        }
        if (opening || closing || (!context && number == BacnetValue.BOOLEAN)) {
            length = opening || closing ? 0 : lvt;
            valueAt = at;
            return true;
        }
        long size = lvt;
        if (lvt == 5) {
            if (!bytes.has(at, 1)) {
                return breaks(start);
            }
            size = bytes.u8(at++);
            if (size == 254) {
                if (!bytes.has(at, 2)) {
                    return breaks(start);
                }
                size = bytes.u16(at);
                at += 2;
            } else if (size == 255) {
                if (!bytes.has(at, 4)) {
                    return breaks(start);
                }
                size = bytes.u32(at);
                at += 4;
            }
        } else if (lvt > 5) {
            return breaks(start);
        }
        if (size > bytes.length() - at) {
            return breaks(start);
        }
        valueAt = at;
        length = (int) size;
        at += length;
        return true;
    }

    private boolean breaks(int start) {
        at = start;
        broken = true;
        return false;
    }

    /** Looks at the next tag without moving; false where there is none. */
    boolean peekContext(int tagNumber) {
        return at < bytes.length() && (bytes.u8(at) >> 4) == tagNumber && (bytes.u8(at) & 8) != 0;
    }

    /** Whether the next octet closes a constructed value. */
    boolean atClosing() {
        return at < bytes.length() && (bytes.u8(at) & 0x0F) == 0x0F;
    }

    /** Whether a tag passed the end. */
    boolean broken() {
        return broken;
    }

    /** Index of the next octet. */
    int position() {
        return at;
    }

    int number() {
        return number;
    }

    /** Whether the tag is context-specific with this number and a primitive value. */
    boolean isContext(int tagNumber) {
        return context && !opening && !closing && number == tagNumber;
    }

    boolean isOpening(int tagNumber) {
        return opening && number == tagNumber;
    }

    boolean isApplication() {
        return !context;
    }

    boolean isOpening() {
        return opening;
    }

    boolean isClosing() {
        return closing;
    }

    /** Octets of the value; of an application boolean, the value itself. */
    int length() {
        return length;
    }

    ByteView value() {
        return bytes.slice(valueAt, application() ? 0 : length);
    }

    private boolean application() {
        return !context && number == BacnetValue.BOOLEAN;
    }

    /** The value as an unsigned integer of at most eight octets; longer ones keep their last eight. */
    long unsigned() {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | bytes.u8(valueAt + i);
        }
        return value;
    }
}
