package io.otus.dissect.bacnet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Names of object types and properties, clause 21; numbers without a standard name keep their number. */
final class BacnetNames {
    private static final Map<Integer, String> OBJECT_TYPES = load("object-types.txt");
    private static final Map<Integer, String> PROPERTIES = load("properties.txt");

    private BacnetNames() {}

    private static Map<Integer, String> load(String resource) {
        Map<Integer, String> names = new HashMap<>();
        try (InputStream in = BacnetNames.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the package");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    int blank = line.indexOf(' ');
                    names.put(Integer.parseInt(line, 0, blank, 10), line.substring(blank + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    static String objectType(int number) {
        String name = OBJECT_TYPES.get(number);
        return name != null ? name : "object-type-" + number;
    }

    static String property(int number) {
        String name = PROPERTIES.get(number);
        return name != null ? name : "property-" + number;
    }

    /** {@code analog-input:3}: type in the upper 10 bits, instance in the lower 22 (clause 20.2.14). */
    static String object(long identifier) {
        return objectType((int) (identifier >>> 22)) + ':' + (identifier & 0x3FFFFF);
    }
}
