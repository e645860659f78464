package io.otus.alert.rule;

import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All rules, in the order in which they were made: the last one that covers a finding sets its severity. Immutable. */
public final class Rules {
    /** No rules: everything is reported as it is found. */
    public static final Rules NONE = new Rules(List.of());
    /** Most rules: each rule on a kind is checked for every finding of that kind. */
    public static final int MAX_RULES = 10_000;

    private final List<Rule> all;
    private final Map<Kind, List<Rule>> byKind = new EnumMap<>(Kind.class);

    /** Creates a set of rules. */
    public Rules(List<Rule> rules) {
        all = List.copyOf(rules);
        for (Rule rule : all) {
            for (Kind kind : rule.scope().kinds().isEmpty()
                    ? List.of(Kind.values())
                    : rule.scope().kinds()) {
                byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(rule);
            }
        }
    }

    /** Returns these rules followed by others. */
    public Rules with(List<Rule> more) {
        List<Rule> both = new ArrayList<>(all);
        both.addAll(more);
        return new Rules(both);
    }

    /** Returns the rules. */
    public List<Rule> all() {
        return all;
    }

    /**
     * Returns the findings of one event that are to be reported, with the severities that the rules set.
     *
     * @param fact words the broken fact of a finding
     */
    public List<Finding> apply(List<Finding> findings, Sighting sighting, BiFunction<Finding, Sighting, String> fact) {
        if (all.isEmpty()) {
            return findings;
        }
        Finding silenced = null;
        List<Finding> told = new ArrayList<>(findings.size());
        for (Finding found : findings) {
            Finding finding = found;
            Rule last = null;
            Case it = Case.of(finding, sighting, new Words(finding, sighting, fact));
            for (Rule rule : byKind.getOrDefault(finding.kind(), List.of())) {
                if (!rule.scope().covers(it)) {
                    continue;
                }
                if (!(rule.effect() instanceof Rule.Effect.Weigh weigh)) {
                    last = rule;
                    break;
                }
                finding = finding.weighing(weigh.severity(), "Set by " + rule.id() + why(rule) + '.');
            }
            if (last == null) {
                told.add(finding);
            } else if (last.effect() instanceof Rule.Effect.Silence
                    && (silenced == null || finding.outranks(silenced))) {
                silenced = finding;
            }
        }
        return isSilencedWhole(silenced, told) ? List.of() : told;
    }

    /** Returns whether the whole act is suppressed: no other finding of it outranks the suppressed one. */
    private static boolean isSilencedWhole(@Nullable Finding silenced, List<Finding> told) {
        return silenced != null && told.stream().noneMatch(each -> each.outranks(silenced));
    }

    private static String why(Rule rule) {
        return rule.reason().isEmpty() ? "" : " (" + rule.reason() + ")";
    }

    /** The wording of a finding's fact, computed once. */
    private static final class Words implements Supplier<String> {
        private final Finding finding;
        private final Sighting sighting;
        private final BiFunction<Finding, Sighting, String> fact;
        private @Nullable String text;

        Words(Finding finding, Sighting sighting, BiFunction<Finding, Sighting, String> fact) {
            this.finding = finding;
            this.sighting = sighting;
            this.fact = fact;
        }

        @Override
        public String get() {
            String known = text;
            if (known == null) {
                known = fact.apply(finding, sighting);
                text = known;
            }
            return known;
        }
    }
}
