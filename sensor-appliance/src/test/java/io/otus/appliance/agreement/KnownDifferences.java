package io.otus.appliance.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The differences of one protocol that have a reason, from {@code PROTOCOL.differences.tsv}: protocol, capture, field,
 * count, reason.
 */
final class KnownDifferences {
    private static final int COLUMNS = 5;

    private final TreeMap<Difference.Key, Integer> counts = new TreeMap<>();
    private final TreeMap<Difference.Key, String> reasons = new TreeMap<>();

    static KnownDifferences parse(String protocol, List<String> lines) {
        KnownDifferences known = new KnownDifferences();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\t", -1);
            if (columns.length != COLUMNS || !columns[0].equals(protocol) || columns[4].isBlank()) {
                throw new IllegalArgumentException(
                        "not protocol, capture, field, count and reason, with tabs between: " + line);
            }
            Difference.Key key = new Difference.Key(columns[1], columns[2]);
            if (known.counts.put(key, Integer.valueOf(columns[3])) != null) {
                throw new IllegalArgumentException("listed twice: " + line);
            }
            known.reasons.put(key, columns[4]);
        }
        return known;
    }

    /**
     * Differences that are not listed, and those listed that are not there any more; of captures that were compared.
     */
    List<String> contradictions(ProtocolAgreement seen) {
        return contradictions(seen.differences(), seen.captures());
    }

    /** The same, of what differs in these captures. */
    List<String> contradictions(Map<Difference.Key, Difference> differences, Set<String> captures) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<Difference.Key, Difference> entry : differences.entrySet()) {
            Integer listed = counts.get(entry.getKey());
            int count = entry.getValue().count();
            if (listed == null || listed != count) {
                found.add(entry.getKey() + ": " + count + " differ, listed are " + (listed == null ? 0 : listed) + "; "
                        + entry.getValue().examples().getFirst());
            }
        }
        for (Difference.Key key : counts.keySet()) {
            if (captures.contains(key.capture()) && !differences.containsKey(key)) {
                found.add(key + ": listed, but does not differ");
            }
        }
        return found;
    }

    /** Why it differs; empty where it is not listed. */
    String reason(Difference.Key key) {
        return reasons.getOrDefault(key, "");
    }

    boolean lists(Difference.Key key) {
        return counts.containsKey(key);
    }
}
