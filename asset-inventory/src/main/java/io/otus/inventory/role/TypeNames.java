package io.otus.inventory.role;

import io.otus.core.table.TableLines;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One name for each type of device, whichever word a person has for it: those of {@code types.txt}, whose head explains
 * its form. Immutable.
 */
public final class TypeNames {
    private static final TypeNames SHIPPED = new TypeNames();

    private final Map<String, String> types = new HashMap<>();

    private TypeNames() {
        for (TableLines.Line line : TableLines.read(TypeNames.class, "types.txt")) {
            String[] parts = line.text().split(" = ", -1);
            if (parts.length != 2) {
                throw line.bad("TYPE = WORD; WORD ...");
            }
            for (String word : parts[1].split("; ", -1)) {
                if (!word.equals(plain(word)) || types.put(word, parts[0]) != null) {
                    throw line.bad("words in small letters and digits with _ between them, each once");
                }
            }
        }
    }

    /** The type that a word means; a word of which the table knows nothing is its own. */
    public static String name(String word) {
        String plain = plain(word);
        return SHIPPED.types.getOrDefault(plain, plain);
    }

    /** The types of which the table has other words, by these. */
    public static Map<String, String> words() {
        return Map.copyOf(SHIPPED.types);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
    }
}
