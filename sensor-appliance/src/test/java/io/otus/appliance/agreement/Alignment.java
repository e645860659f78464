package io.otus.appliance.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of our messages of a frame is which of the oracle's: in order, and where their numbers differ, so that least
 * differs.
 */
final class Alignment {
    /**
     * What a message without a counterpart costs; two that share less than this part of their fields are not the same.
     */
    private static final double ALONE = 0.4;

    private final List<FieldRule> rules;

    Alignment(List<FieldRule> rules) {
        this.rules = rules;
    }

    /** Places in two lists; -1 where one has no counterpart. */
    record Pair(int theirs, int ours) {}

    List<Pair> of(List<OracleTable.Row> theirs, List<OtusTable.Row> ours) {
        if (theirs.size() == ours.size()) {
            List<Pair> pairs = new ArrayList<>(theirs.size());
            for (int i = 0; i < theirs.size(); i++) {
                pairs.add(new Pair(i, i));
            }
            return pairs;
        }
        return leastDifferent(theirs, ours);
    }

    private List<Pair> leastDifferent(List<OracleTable.Row> theirs, List<OtusTable.Row> ours) {
        double[][] cost = new double[theirs.size() + 1][ours.size() + 1];
        for (int i = theirs.size(); i >= 0; i--) {
            for (int j = ours.size(); j >= 0; j--) {
                if (i == theirs.size() || j == ours.size()) {
                    cost[i][j] = ALONE * (theirs.size() - i + ours.size() - j);
                } else {
                    double paired = cost[i + 1][j + 1] + difference(theirs.get(i), ours.get(j));
                    cost[i][j] = Math.min(paired, ALONE + Math.min(cost[i + 1][j], cost[i][j + 1]));
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < theirs.size() || j < ours.size()) {
            boolean bothLeft = i < theirs.size() && j < ours.size();
            if (bothLeft
                    && cost[i + 1][j + 1] + difference(theirs.get(i), ours.get(j))
                            <= ALONE + Math.min(cost[i + 1][j], cost[i][j + 1])) {
                pairs.add(new Pair(i++, j++));
            } else if (j == ours.size() || (i < theirs.size() && cost[i + 1][j] <= cost[i][j + 1])) {
                pairs.add(new Pair(i++, -1));
            } else {
                pairs.add(new Pair(-1, j++));
            }
        }
        return pairs;
    }

    /** The share of the oracle's fields that ours has otherwise. */
    private double difference(OracleTable.Row theirs, OtusTable.Row ours) {
        int compared = 0;
        int different = 0;
        for (int i = 0; i < rules.size(); i++) {
            FieldRule rule = rules.get(i);
            Values seen = ours.values().get(i);
            Values expected = theirs.holds(rule) ? rule.theirs(theirs.cell(rule.column()), seen) : Values.NONE;
            if (!expected.isEmpty()) {
                compared++;
                different += expected.agrees(rule.kind(), seen) ? 0 : 1;
            }
        }
        return compared == 0 ? 0 : different / (double) compared;
    }
}
