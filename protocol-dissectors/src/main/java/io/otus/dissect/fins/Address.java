package io.otus.dissect.fins;

import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address in an I/O memory area, W342 §5-2-2.
 *
 * @param code of the area, 0 to 255
 * @param word 0 to 65535
 * @param bit 0 to 15; 0 for words
 */
record Address(int code, int word, int bit) {
    private static final int LAST_BIT = 15;

    static Address read(FinsReader in) {
        return new Address(in.u8(), in.u16(), in.u8());
    }

    @Nullable
    MemoryArea area() {
        return MemoryArea.of(code);
    }

    void fields(String name, List<Element> into) {
        MemoryArea area = area();
        into.add(Element.number(name + "_area_code", code));
        into.add(Element.text(name + "_area", area == null ? "area_" + code : area.space(word)));
        into.add(Element.number(name, word));
        into.add(Element.number(name + "_bit", bit));
    }

    /** Whether this many items exist from here on; always true where the area is not known. */
    boolean has(int items) {
        MemoryArea area = area();
        if (area == null) {
            return true;
        }
        return bit <= (area.isBit() ? LAST_BIT : 0) && items <= area.itemsFrom(word, bit);
    }

    /** The points from here on; null where there are none. */
    @Nullable
    PointRange points(int items) {
        MemoryArea area = area();
        if (area == null || items < 1 || !has(items)) {
            return null;
        }
        return PointRange.of(area.space(word), area.index(word, bit), items);
    }
}
