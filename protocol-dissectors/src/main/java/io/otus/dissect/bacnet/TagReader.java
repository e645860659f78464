package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;

/**
 * Stands on one tag of an APDU after the other, clause 20.2.1. A tag that passes the end sets {@link #broken}; then,
 * and at the end, there is none.
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
    private boolean present;
    private boolean broken;

    private int number;
    private boolean context;
    private boolean opening;
    private boolean closing;
    private int valueAt;
    private int length;
    private int next;

    TagReader(ByteView bytes) {
        this.bytes = bytes;
        seek(0);
    }

    /** Stands on the tag at this index. */
    void seek(int index) {
        at = index;
        broken = false;
        load();
    }

    /** Steps over the tag and its value. */
    void step() {
        at = next;
        load();
    }

    private void load() {
        present = at < bytes.length();
        if (!present) {
            return;
        }
        int index = at + 1;
        int initial = bytes.u8(at);
        number = initial >> 4;
        context = (initial & 8) != 0;
        int lvt = initial & 7;
        opening = context && lvt == 6;
        closing = context && lvt == 7;
        if (number == 15) {
            if (!bytes.has(index, 1)) {
                breaks();
                return;
            }
            number = bytes.u8(index++);
        }
        if (opening || closing) {
            place(index, 0);
            return;
        }
        if (!context && number == BacnetValue.BOOLEAN) {
            valueAt = index;
            length = lvt;
            next = index;
            return;
        }
        if (lvt < 5) {
            place(index, lvt);
        } else if (lvt > 5) {
            breaks();
        } else {
            extended(index);
        }
    }

    private void extended(int index) {
        if (!bytes.has(index, 1)) {
            breaks();
            return;
        }
        int first = bytes.u8(index);
        int more = first == 254 ? 2 : first == 255 ? 4 : 0;
        if (!bytes.has(index + 1, more)) {
            breaks();
            return;
        }
        long size = more == 2 ? bytes.u16(index + 1) : more == 4 ? bytes.u32(index + 1) : first;
        place(index + 1 + more, size);
    }

    private void place(int index, long size) {
        if (size > bytes.length() - index) {
            breaks();
            return;
        }
        valueAt = index;
        length = (int) size;
        next = index + length;
    }

    private void breaks() {
        broken = true;
        present = false;
    }

    /** Whether there is a tag here. */
    boolean present() {
        return present;
    }

    /** Whether a tag passed the end. */
    boolean broken() {
        return broken;
    }

    /** Index of the tag. */
    int position() {
        return at;
    }

    int number() {
        return number;
    }

    /** Whether the tag is context-specific with this number and a primitive value. */
    boolean isContext(int tagNumber) {
        return present && context && !opening && !closing && number == tagNumber;
    }

    boolean isApplication() {
        return present && !context;
    }

    boolean isApplication(int tagNumber) {
        return present && !context && number == tagNumber;
    }

    boolean isOpening(int tagNumber) {
        return present && opening && number == tagNumber;
    }

    boolean isClosing(int tagNumber) {
        return present && closing && number == tagNumber;
    }

    boolean isOpening() {
        return present && opening;
    }

    boolean isClosing() {
        return present && closing;
    }

    /** Octets of the value; of an application boolean, the value itself. */
    int length() {
        return length;
    }

    /** Index of the value. */
    int valueAt() {
        return valueAt;
    }

    /** The value; empty for an application boolean. */
    ByteView value() {
        return bytes.slice(valueAt, next - valueAt);
    }

    /** The value as an unsigned integer; of more than eight octets the last eight. */
    long unsigned() {
        long value = 0;
        for (int i = valueAt; i < next; i++) {
            value = value << 8 | bytes.u8(i);
        }
        return value;
    }
}
