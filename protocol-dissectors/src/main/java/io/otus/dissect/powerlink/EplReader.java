package io.otus.dissect.powerlink;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.FieldReader;
import io.otus.core.value.ValueList;

/** Reads the fields of a message into elements; numbers are little-endian. Confined. */
final class EplReader extends FieldReader {
    EplReader(ByteView bytes, int from) {
        super(bytes, from);
    }

    void skip(int count) {
        bytes(count);
    }

    /** A field of 1, 2, 4 or 8 octets. */
    long number(String name, int size) {
        return add(name, leUnsigned(size));
    }

    /** A bit of an octet that was read. */
    void flag(String name, int octet, int bit) {
        add(new Element.Value(name, ValueList.bit((octet & bit) != 0)));
    }

    /** An address, which lies as a number does: the last octet first. */
    String address(String name) {
        long bits = leUnsigned(4);
        String text = (bits >> 24 & 0xFF) + "." + (bits >> 16 & 0xFF) + "." + (bits >> 8 & 0xFF) + "." + (bits & 0xFF);
        add(name, text);
        return text;
    }
}
