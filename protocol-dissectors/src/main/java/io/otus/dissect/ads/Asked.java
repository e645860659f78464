package io.otus.dissect.ads;

import io.otus.core.event.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a request that its response does not repeat.
 *
 * @param items what it names: one for a plain command, any number for a sum
 * @param state what state it commands; {@link AdsState#INVALID} where none
 */
record Asked(Service service, long group, List<Item> items, AdsState state) {
    /**
     * One of them.
     *
     * @param target null where nothing tells what it is
     * @param length octets of data that are asked for
     */
    record Item(long group, @Nullable Target target, long length) {}

    Asked {
        items = List.copyOf(items);
    }
}
