package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import java.util.ArrayList;
import java.util.List;

/** Reads what a message carries, part after part; where one is missing, nothing further is read. */
abstract sealed class ContentReader permits BvlcContent, NetworkMessages {
    final ByteView message;
    final int end;
    final List<Element> content = new ArrayList<>(2);
    int at;
    boolean cut;

    /**
     * A reader of a part of a message.
     *
     * @param at the first byte of it
     * @param end the byte behind it
     */
    ContentReader(ByteView message, int at, int end) {
        this.message = message;
        this.at = at;
        this.end = end;
    }

    /** Whether at least this many bytes are left. */
    final boolean has(int count) {
        boolean there = !cut && at + count <= end && message.has(at, count);
        cut = !there;
        return there;
    }

    /** Reads two bytes as a number. */
    final void word(String name) {
        if (has(2)) {
            content.add(Element.number(name, message.u16(at)));
            at += 2;
        }
    }
}
