package io.otus.dissect.bacnet;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of the numbers of one enumeration, or of the bits of one bit string. Immutable. */
final class Names {
    /** No number has a name. */
    static final Names NONE = new Names(Map.of());

    /** Numbers below this are found without hashing. */
    private static final int DENSE = 1_024;

    private final @Nullable String[] dense = new String[DENSE];
    private final Map<Long, String> sparse = new HashMap<>();

    Names(Map<Integer, String> names) {
        names.forEach((number, name) -> {
            if (number < DENSE) {
                dense[number] = name;
            } else {
                sparse.put((long) number, name);
            }
        });
    }

    /** The name of a number; null where it has none. */
    @Nullable
    String find(long number) {
        if (number >= 0 && number < DENSE) {
            return dense[(int) number];
        }
        return sparse.isEmpty() ? null : sparse.get(number);
    }

    /** The name of a number, or the number itself. */
    String text(long number) {
        String name = find(number);
        return name != null ? name : Long.toString(number);
    }
}
