package io.otus.appliance.config;

import io.otus.core.table.TableLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names of fields that messages of each protocol have: {@code fields.txt}, a line for each protocol, which a test
 * gathers from the pages of protocols, the grammars and what the dissectors write. Of a field within others each part
 * is such a name. A name that is listed may be that of a value instead; one that is not is no field.
 */
final class KnownFields {
    private static final Map<String, Set<String>> NAMES = read();

    private KnownFields() {}

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> names = new TreeMap<>();
        for (TableLines.Line line : TableLines.read(KnownFields.class, "fields.txt")) {
            List<String> words = List.of(line.text().split(" ", -1));
            names.put(words.getFirst(), Set.copyOf(words.subList(1, words.size())));
        }
        return names;
    }

    /** The names of these protocols; of all where none is named, or one of them is not known. */
    static Set<String> names(List<String> protocols) {
        Set<String> all = new TreeSet<>();
        of(protocols).forEach(protocol -> all.addAll(NAMES.getOrDefault(protocol, Set.of())));
        return all;
    }

    /** Whether one of these protocols may have a field; any one, where none is named or one of them is not known. */
    static boolean has(String field, List<String> protocols) {
        return of(protocols).stream().anyMatch(protocol -> has(field, protocol));
    }

    /** The protocols that may have a field, sorted. */
    static List<String> protocolsWith(String field) {
        List<String> having = new ArrayList<>(NAMES.keySet());
        having.removeIf(protocol -> !has(field, protocol));
        return having;
    }

    private static List<String> of(List<String> protocols) {
        return protocols.isEmpty() || !NAMES.keySet().containsAll(protocols) ? List.copyOf(NAMES.keySet()) : protocols;
    }

    private static boolean has(String field, String protocol) {
        return NAMES.getOrDefault(protocol, Set.of()).containsAll(List.of(field.split("\\.", -1)));
    }
}
