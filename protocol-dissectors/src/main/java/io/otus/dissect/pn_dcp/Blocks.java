package io.otus.dissect.pn_dcp;

import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import org.jspecify.annotations.Nullable;

/** Finds fields of a block by their names. */
final class Blocks {
    private Blocks() {}

    private static @Nullable Element find(Element.Group block, String name) {
        for (Element one : block.elements()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    private static ValueList value(Element.Group block, String name) {
        return find(block, name) instanceof Element.Value found ? found.value() : ValueList.NONE;
    }

    /** A text; empty where it is not there. */
    static String text(Element.Group block, String name) {
        ValueList value = value(block, name);
        return value.size() == 1 ? value.text(0) : "";
    }

    /** A number; 0 where it is not there. */
    static long number(Element.Group block, String name) {
        ValueList value = value(block, name);
        return value.size() == 1 ? value.integer(0) : 0;
    }
}
