package io.otus.appliance.run;

import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Learnable;
import io.otus.alert.audit.Lesson;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineRevision;
import io.otus.alert.baseline.FactLine;
import io.otus.alert.baseline.FactState;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.core.store.StoreReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes normal with a line of the baseline.
 *
 * @param statement the line without its state, as the baseline states it
 * @param before how far it had come; {@link FactState#APPROVED} where a person declared it normal already
 * @param alerts ids of the open alerts of which nothing remains by that
 */
public record ApprovedLine(String statement, FactState before, List<String> alerts) {
    /** Copies the list. */
    public ApprovedLine {
        alerts = List.copyOf(alerts);
    }

    /**
     * The fact of the baseline of a state directory that a line is about.
     *
     * @param line as {@code otus baseline show} prints it, with or without its state and history
     * @throws Failure if it is none
     */
    public static ApprovedLine of(StoreReader reader, Path state, String line) {
        Baseline baseline = DecidedBaseline.load(reader, state);
        FactLine held = held(baseline, state, line);
        String statement = held.statement();
        return new ApprovedLine(statement, held.state(), settled(baseline, reader, Audits.of(state), statement));
    }

    /**
     * The fact that a line is about, as {@link BaselineRevision#held}.
     *
     * @throws Failure if it is none
     */
    public static FactLine held(Baseline baseline, Path state, String line) {
        FactLine held;
        try {
            held = BaselineRevision.held(baseline, line);
        } catch (BaselineException e) {
            throw new Failure(ExitCode.FAILED, e.getMessage() + " (otus baseline show prints lines)", e);
        }
        if (held == null) {
            throw new Failure(
                    ExitCode.FAILED,
                    "'" + line + "' is no line of the baseline of " + state + " (otus baseline show prints them)");
        }
        return held;
    }

    /** What is decided by it. */
    public Lesson lesson() {
        return new Lesson(List.of(), alerts, Map.of(before, List.of(statement)));
    }

    /** The open alerts that tell of this line, and else of what is normal already. */
    private static List<String> settled(Baseline baseline, StoreReader reader, Decisions decisions, String statement) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        Set<String> others = new HashSet<>();
        for (AlertLines.Stored each : AlertLines.alerts(reader)) {
            Learnable.Facts facts =
                    Learned.isOpen(each.state(), decisions) ? Learned.learnable(baseline, each.state()) : null;
            if (facts != null && facts.left() == 0 && facts.statements().contains(statement)) {
                told.put(each.state().origin().id(), facts.statements());
                others.addAll(facts.statements());
            }
        }
        Set<String> normal = new HashSet<>(Set.of(statement));
        for (FactState state : List.of(FactState.LEARNED, FactState.APPROVED)) {
            var _ = BaselineApproval.count(baseline, state, fact -> others.contains(fact) && normal.add(fact));
        }
        List<String> settled = new ArrayList<>();
        told.forEach((alert, facts) -> {
            if (normal.containsAll(facts)) {
                settled.add(alert);
            }
        });
        return settled;
    }
}
