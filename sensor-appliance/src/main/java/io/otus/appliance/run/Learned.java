package io.otus.appliance.run;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.OpenAlert;
import io.otus.alert.alert.Status;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Learnable;
import io.otus.alert.audit.Lesson;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.FactState;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.text.AlertText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes normal with an alert.
 *
 * @param alert its id
 * @param lesson the lines of the baseline that are declared normal, and the alerts of which nothing remains then
 * @param hidden the alerts here that would not have been told
 * @param left how many facts of the alert remain, so that it stays open
 * @param refused what the same acts broke besides, in words, and what is not learned along with it
 * @param all how many alerts there are here
 */
public record Learned(
        String alert, Lesson lesson, List<AlertLines.Stored> hidden, long left, List<String> refused, int all) {
    /** Copies the lists. */
    public Learned {
        hidden = List.copyOf(hidden);
        refused = List.copyOf(refused);
    }

    /**
     * What becomes normal with an alert: what it told of, and every other open alert that told of nothing else.
     *
     * @param alerts all that there are
     * @throws Failure if no line of a baseline allows it
     */
    public static Learned of(Baseline baseline, AlertState alert, List<AlertLines.Stored> alerts, Decisions decisions) {
        String id = alert.origin().id();
        Learnable.Facts facts = learnable(baseline, alert);
        if (facts == null) {
            throw new Failure(
                    ExitCode.FAILED,
                    "alert " + id + " tells of nothing that a line of the baseline could allow, so there is nothing to"
                            + " approve; 'otus alerts close " + AlertText.shortened(id) + "' says that it is done with,"
                            + " 'mute' or 'except' that nobody wants to hear of it again");
        }
        Set<String> normal = Set.copyOf(facts.statements()); // by then, be it that some of it is now
        Set<String> statements = new LinkedHashSet<>(facts.statements());
        Set<String> known = new HashSet<>();
        var _ = BaselineApproval.count(
                baseline, FactState.LEARNED, fact -> statements.contains(fact) && known.add(fact));
        statements.removeAll(known); // what was learned and is told for review only is normal already
        Set<String> settled = new LinkedHashSet<>();
        if (facts.left() == 0) {
            settled.add(id);
        }
        List<AlertLines.Stored> hidden = new ArrayList<>();
        for (AlertLines.Stored each : alerts) {
            if (isAllOf(each.state(), baseline, normal, told(alert))) {
                if (isTold(each.state(), baseline)) {
                    hidden.add(each); // else the same act is told by what it broke besides
                }
                if (isOpen(each.state(), decisions)) {
                    settled.add(each.state().origin().id());
                }
            }
        }
        return new Learned(
                id,
                new Lesson(List.copyOf(statements), List.copyOf(settled)),
                hidden,
                facts.left(),
                refused(alert, facts),
                alerts.size());
    }

    /** With the kinds of which an earlier version did not keep the facts. */
    private static List<String> refused(AlertState alert, Learnable.Facts facts) {
        List<String> refused = new ArrayList<>(facts.refused());
        if (alert.beside().count() == 0) {
            alert.also().forEach(kind -> refused.add(kind.name()));
        }
        return refused;
    }

    /** Whether all that an alert holds, and not only what it is named after, is among what is learned with it. */
    private static boolean isTold(AlertState alert, Baseline baseline) {
        Learnable.Facts facts = learnable(baseline, alert);
        return facts != null && refused(alert, facts).isEmpty();
    }

    /** Whether an alert told of nothing but of what becomes normal. */
    private static boolean isAllOf(AlertState alert, Baseline baseline, Set<String> statements, Set<String> told) {
        if (!told.containsAll(told(alert))) {
            return false; // the quick answer
        }
        Learnable.Facts facts = learnable(baseline, alert);
        return facts != null
                && facts.left() == 0
                && !facts.statements().isEmpty()
                && statements.containsAll(facts.statements());
    }

    /** The facts of an alert in its own words. */
    private static Set<String> told(AlertState alert) {
        Set<String> facts = new HashSet<>();
        facts.add(alert.origin().explanation().fact());
        alert.further().items().forEach(item -> facts.add(item.fact()));
        alert.beside().items().forEach(item -> facts.add(item.fact()));
        return facts;
    }

    static boolean isOpen(AlertState alert, Decisions decisions) {
        Status decided = decisions.status(alert.origin().id());
        return OpenAlert.isOpen(decided == null ? alert.status() : decided);
    }

    /** What an alert told of, where it can be declared normal; null where it cannot. */
    static Learnable.@Nullable Facts learnable(Baseline baseline, AlertState alert) {
        if (Learnable.isContradiction(
                alert.origin().kind(), alert.origin().explanation().fact())) {
            return null;
        }
        try {
            return Learnable.of(baseline, alert);
        } catch (BaselineException e) {
            return null; // it stays as it is
        }
    }
}
