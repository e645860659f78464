package io.otus.alert.audit;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineRevision;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Applies decisions on what is normal to a baseline. Facts that the baseline holds already stay, so applying a decision
 * twice is harmless.
 */
public final class Lessons {
    private Lessons() {}

    /**
     * Applies the decisions after a number, as a starting sensor does.
     *
     * @param followed number of the last decision that the baseline contains already
     * @param problems takes a sentence on each decision that cannot be applied
     */
    public static void follow(Baseline baseline, Decisions decisions, long followed, Consumer<String> problems) {
        for (AuditEntry entry : decisions.entries()) {
            if (entry.number() > followed) {
                follow(baseline, decisions, entry, problems);
            }
        }
    }

    /** Applies one decision: adds what it declares normal, and removes what it takes back. */
    public static void follow(Baseline baseline, Decisions decisions, AuditEntry entry, Consumer<String> problems) {
        if (entry.number() <= decisions.imported()) {
            return; // an imported text included or replaced it
        }
        if (entry.act() == DecisionKind.LEARN && !decisions.isUndone(entry)) {
            learn(baseline, entry, _ -> true, problems);
            entry.lesson()
                    .before()
                    .values()
                    .forEach(facts -> facts.forEach(fact -> approve(baseline, decisions, entry, fact, problems)));
        } else if (entry.act() == DecisionKind.DROP && !decisions.isUndone(entry)) {
            drop(baseline, decisions, entry, problems);
        } else if (entry.act() == DecisionKind.UNDO) {
            AuditEntry undone = decisions.entry(entry.undoes());
            if (undone != null && undone.act() == DecisionKind.DROP) {
                learn(baseline, undone, fact -> !decisions.isDropped(fact), problems);
            } else if (undone != null) {
                unlearn(baseline, decisions, undone, entry.number(), problems);
            }
        }
    }

    private static void drop(Baseline baseline, Decisions decisions, AuditEntry entry, Consumer<String> problems) {
        for (String fact : entry.lesson().facts()) {
            boolean isDropped = decisions.isDropped(fact); // else it was declared normal since
            if (isDropped && !BaselineRevision.drop(baseline, fact)) {
                problems.accept("decision " + entry.number() + ": the baseline does not hold '" + fact + "'");
            }
        }
    }

    private static void approve(
            Baseline baseline, Decisions decisions, AuditEntry entry, String fact, Consumer<String> problems) {
        boolean isLearned = decisions.isLearned(fact); // else it was dropped since
        if (isLearned && !BaselineRevision.approve(baseline, fact)) {
            problems.accept("decision " + entry.number() + ": the baseline does not hold '" + fact + "'");
        }
    }

    private static void learn(
            Baseline baseline, AuditEntry entry, Predicate<String> chosen, Consumer<String> problems) {
        for (String fact : entry.lesson().facts().stream().filter(chosen).toList()) {
            try {
                BaselineApproval.add(baseline, fact);
            } catch (BaselineException e) {
                problems.accept("decision " + entry.number() + " cannot be followed: " + e.getMessage());
            }
        }
    }

    private static void unlearn(
            Baseline baseline, Decisions decisions, AuditEntry undone, long number, Consumer<String> problems) {
        if (!undone.lesson().before().isEmpty()) {
            // Lines that the command has changed in the store already need no second change.
            var _ = BaselineApproval.takeBack(baseline, undone.lesson().before(), decisions::isLearned);
        }
        for (String fact : undone.lesson().facts()) {
            boolean stays = decisions.isLearned(fact); // another decision may have declared it normal too
            if (!stays && !BaselineApproval.retract(baseline, fact)) {
                problems.accept("decision " + number + ": the baseline does not hold '" + fact + "' as it was learned");
            }
        }
    }
}
