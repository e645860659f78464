package io.otus.dissect.bacnet;

import io.otus.core.table.TableLines;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of clause 21, from the resources of this package; numbers without a standard name keep their number. */
final class BacnetNames {
    private static final int MAX_ERROR_CODES = 256;

    private static final Map<String, Names> TABLES = tables();
    private static final Names OBJECT_TYPES = table("object-type");
    private static final Names PROPERTIES = table("property");
    private static final Names VENDORS = numbered("vendors.txt");
    private static final Map<String, Integer> ERROR_CODES = numbers("error-code");

    private BacnetNames() {}

    private static Map<String, Names> tables() {
        Map<String, Names> tables = new HashMap<>();
        Map<Integer, String> current = new HashMap<>();
        String name = "none";
        for (String line : TableLines.texts(BacnetNames.class, "enumerations.txt")) {
            if (line.startsWith("[")) {
                tables.put(name, new Names(current));
                name = line.substring(1, line.indexOf(']'));
                current = new HashMap<>();
            } else {
                int blank = line.indexOf(' ');
                current.put(Integer.parseInt(line, 0, blank, 10), line.substring(blank + 1));
            }
        }
        tables.put(name, new Names(current));
        tables.put("object-type", numbered("object-types.txt"));
        tables.put("property", numbered("properties.txt"));
        return tables;
    }

    /** Number and name in the first two columns. */
    private static Names numbered(String resource) {
        Map<Integer, String> names = new HashMap<>();
        boolean typed = resource.equals("properties.txt");
        for (String line : TableLines.texts(BacnetNames.class, resource)) {
            int blank = line.indexOf(' ');
            int end = typed ? line.indexOf(' ', blank + 1) : -1;
            String name = end < 0 ? line.substring(blank + 1) : line.substring(blank + 1, end);
            names.put(Integer.parseInt(line, 0, blank, 10), name);
        }
        return new Names(names);
    }

    private static Map<String, Integer> numbers(String table) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < MAX_ERROR_CODES; i++) {
            String name = table(table).find(i);
            if (name != null) {
                numbers.put(name, i);
            }
        }
        return numbers;
    }

    /** A table by its name in the resources. */
    static Names table(String name) {
        Names found = TABLES.get(name);
        if (found == null) {
            throw new IllegalStateException("no table " + name);
        }
        return found;
    }

    static String objectType(long number) {
        String name = OBJECT_TYPES.find(number);
        return name != null ? name : "object-type-" + number;
    }

    static String property(long number) {
        String name = PROPERTIES.find(number);
        return name != null ? name : "property-" + number;
    }

    /** Name of a maker; null where it is not known. */
    static @Nullable String vendor(long number) {
        return VENDORS.find(number);
    }

    /** The number of an error code by its name; a code without a name is its number. */
    static int errorCode(String code) {
        Integer number = ERROR_CODES.get(code);
        if (number != null) {
            return number;
        }
        return code.length() < 8 && Identity.isNumber(code, 10) ? Integer.parseInt(code) : 0;
    }

    /** {@code analog-input:3}: type in the upper 10 bits, instance in the lower 22 (clause 20.2.14). */
    static String object(long identifier) {
        return objectType(identifier >>> 22) + ':' + (identifier & 0x3FFFFF);
    }
}
