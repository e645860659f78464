package io.otus.dissect.powerlink;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields of a message into elements; numbers are little-endian. Confined. */
final class EplReader extends FrontReader {
    private final List<Element> fields = new ArrayList<>();

    EplReader(ByteView bytes, int from) {
        super(bytes, from);
    }

    List<Element> fields() {
        return fields;
    }

    void add(Element element) {
        if (!failed()) {
            fields.add(element);
        }
    }

    void skip(int count) {
        bytes(count);
    }

    private long little(int size) {
        ByteView value = bytes(size);
        return switch (value.length()) {
            case 1 -> value.u8(0);
            case 2 -> value.le16(0);
            case 4 -> value.le32(0);
            case 8 -> value.leS64(0);
            default -> 0;
        };
    }

    int u16() {
        return (int) little(2);
    }

    long u32() {
        return little(4);
    }

    /** A field of 1, 2, 4 or 8 octets. */
    long number(String name, int size) {
        long value = little(size);
        add(Element.number(name, value));
        return value;
    }

    /** A bit of an octet that was read. */
    void flag(String name, int octet, int bit) {
        add(new Element.Value(name, ValueList.bit((octet & bit) != 0)));
    }

    /** An address, which lies as a number does: the last octet first. */
    String address(String name) {
        long bits = little(4);
        String text = (bits >> 24 & 0xFF) + "." + (bits >> 16 & 0xFF) + "." + (bits >> 8 & 0xFF) + "." + (bits & 0xFF);
        add(Element.text(name, text));
        return text;
    }
}
