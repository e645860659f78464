package io.otus.appliance.agreement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what {@code otus dissect} prints of one protocol with the oracle, message by message and field by field.
 * Messages that the oracle calls retransmitted or malformed are compared as well, but counted apart: whether and how an
 * oracle shows those is its own choice.
 */
final class ProtocolAgreement {
    private final String protocol;
    private final FieldMap map;
    private final Alignment alignment;
    private final Tally plain = new Tally();
    private final Tally flagged = new Tally();
    private final TreeMap<Difference.Key, Difference> differences = new TreeMap<>();
    private final TreeMap<Difference.Key, Difference> flaggedDifferences = new TreeMap<>();
    private final Map<String, long[]> byColumn = new TreeMap<>();
    private final TreeSet<String> captures = new TreeSet<>();
    private final TreeSet<String> countsDiffer = new TreeSet<>();

    ProtocolAgreement(String protocol, FieldMap map) {
        this.protocol = protocol;
        this.map = map;
        this.alignment = new Alignment(map.rules());
    }

    String protocol() {
        return protocol;
    }

    FieldMap map() {
        return map;
    }

    Tally plain() {
        return plain;
    }

    Tally flagged() {
        return flagged;
    }

    /** Names of all captures that were compared. */
    Set<String> captures() {
        return captures;
    }

    /** Those with a frame in which the numbers of messages differ. */
    Set<String> countsDiffer() {
        return countsDiffer;
    }

    Map<Difference.Key, Difference> differences() {
        return differences;
    }

    Map<Difference.Key, Difference> flaggedDifferences() {
        return flaggedDifferences;
    }

    /** Per column: values compared, values equal. */
    Map<String, long[]> byColumn() {
        return byColumn;
    }

    void compare(String name, Path capture, Path oracle) throws IOException {
        OracleTable theirs = OracleTable.read(oracle, map);
        OtusTable ours = OtusTable.of(capture, protocol, map.rules());
        captures.add(name);
        TreeSet<Long> frames = new TreeSet<>(theirs.frames().keySet());
        frames.addAll(ours.frames().keySet());
        for (long frame : frames) {
            List<OracleTable.Row> expected = theirs.frames().getOrDefault(frame, List.of());
            List<OtusTable.Row> seen = ours.frames().getOrDefault(frame, List.of());
            counts(name, expected.size(), seen);
            frame(name, frame, expected, seen);
        }
    }

    /** Compares the messages of one direction of a connection, of which the oracle tells the order only. */
    void direction(String name, List<OracleTable.Row> expected, List<OtusTable.Row> seen) {
        captures.add(name);
        counts(name, expected.size(), seen);
        frame(name, 0, expected, seen);
    }

    /**
     * The oracle reads some retransmissions again and leaves others out; either is right for lines that say they
     * repeat.
     */
    private void counts(String name, int expected, List<OtusTable.Row> seen) {
        int first = 0;
        for (OtusTable.Row row : seen) {
            first += row.duplicate() ? 0 : 1;
        }
        if (expected < first || expected > seen.size()) {
            countsDiffer.add(name);
        }
    }

    private void frame(String name, long frame, List<OracleTable.Row> expected, List<OtusTable.Row> seen) {
        List<OtusTable.Row> ours = seen;
        if (expected.size() < seen.size()) {
            List<OtusTable.Row> first = new ArrayList<>(seen);
            first.removeIf(OtusTable.Row::duplicate);
            // Repeats stand aside where the oracle has none of them.
            ours = first.size() >= expected.size() ? first : seen;
        }
        boolean apart = !expected.isEmpty() && expected.getFirst().flagged();
        Tally tally = apart ? flagged : plain;
        Map<Difference.Key, Difference> into = apart ? flaggedDifferences : differences;
        tally.oracle += expected.size();
        tally.otus += ours.size();
        for (Alignment.Pair pair : alignment.of(expected, ours)) {
            if (pair.ours() < 0) {
                tally.missing++;
                difference(into, name, Difference.MESSAGES).add(frame, "the oracle has a message that Otus has not");
            } else if (pair.theirs() >= 0) {
                tally.matched++;
                fields(name, frame, expected.get(pair.theirs()), ours.get(pair.ours()), tally, into);
            } else if (ours.get(pair.ours()).duplicate()) {
                tally.otus--;
            } else {
                tally.extra++;
                difference(into, name, Difference.MESSAGES).add(frame, "Otus has a message that the oracle has not");
            }
        }
    }

    private void fields(
            String name,
            long frame,
            OracleTable.Row theirs,
            OtusTable.Row ours,
            Tally tally,
            Map<Difference.Key, Difference> into) {
        TreeSet<String> done = new TreeSet<>();
        for (int i = 0; i < map.rules().size(); i++) {
            FieldRule rule = map.rules().get(i);
            String cell = theirs.cell(rule.column());
            if (cell.isEmpty() || !theirs.holds(rule) || !done.add(rule.column())) {
                continue;
            }
            Values seen = ours.values().get(i);
            Values expected = rule.theirs(cell, seen);
            boolean equal = expected.agrees(rule.kind(), seen);
            tally.compared++;
            tally.equal += equal ? 1 : 0;
            if (tally == plain) {
                long[] column = byColumn.computeIfAbsent(rule.column(), _ -> new long[2]);
                column[0]++;
                column[1] += equal ? 1 : 0;
            }
            if (!equal) {
                difference(into, name, rule.column()).add(frame, "oracle " + expected + ", Otus " + seen);
            }
        }
    }

    private static Difference difference(Map<Difference.Key, Difference> into, String capture, String field) {
        return into.computeIfAbsent(new Difference.Key(capture, field), _ -> new Difference());
    }
}
