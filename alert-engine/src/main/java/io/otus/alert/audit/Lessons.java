package io.otus.alert.audit;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineRevision;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes a baseline hold what people decided that is normal. What it holds already stays, so each may be done again. */
public final class Lessons {
    private Lessons() {}

    /**
     * Follows the decisions behind a number, as a sensor does that starts on them.
     *
     * @param followed number of the last one that the baseline holds already
     * @param problems takes what cannot be followed, a sentence each
     */
    public static void follow(Baseline baseline, Decisions decisions, long followed, Consumer<String> problems) {
        for (AuditEntry entry : decisions.entries()) {
            if (entry.number() > followed) {
                follow(baseline, decisions, entry, problems);
            }
        }
    }

    /** Follows one of them: what it declares normal is normal, what it takes back is not. */
    public static void follow(Baseline baseline, Decisions decisions, AuditEntry entry, Consumer<String> problems) {
        if (entry.number() <= decisions.imported()) {
            return; // what a text was put in place of, or added to, held it by then
        }
        if (entry.act() == Act.LEARN && !decisions.isUndone(entry)) {
            learn(baseline, entry, _ -> true, problems);
            entry.lesson()
                    .before()
                    .values()
                    .forEach(facts -> facts.forEach(fact -> approve(baseline, decisions, entry, fact, problems)));
        } else if (entry.act() == Act.DROP && !decisions.isUndone(entry)) {
            drop(baseline, decisions, entry, problems);
        } else if (entry.act() == Act.UNDO) {
            AuditEntry undone = decisions.entry(entry.undoes());
            if (undone != null && undone.act() == Act.DROP) {
                learn(baseline, undone, fact -> !decisions.isDropped(fact), problems);
            } else if (undone != null) {
                unlearn(baseline, decisions, undone, entry.number(), problems);
            }
        }
    }

    private static void drop(Baseline baseline, Decisions decisions, AuditEntry entry, Consumer<String> problems) {
        for (String fact : entry.lesson().facts()) {
            boolean isDropped = decisions.isDropped(fact); // else somebody has declared it normal since
            if (isDropped && !BaselineRevision.drop(baseline, fact)) {
                problems.accept("decision " + entry.number() + ": the baseline does not hold '" + fact + "'");
            }
        }
    }

    private static void approve(
            Baseline baseline, Decisions decisions, AuditEntry entry, String fact, Consumer<String> problems) {
        boolean isLearned = decisions.isLearned(fact); // else somebody has dropped it since
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
            // What the command did already in the store needs no second time.
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
