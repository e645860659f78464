package io.otus.appliance.run;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.OpenAlert;
import io.otus.alert.alert.Status;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Learnable;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.core.store.StoreReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Changes of the baseline by a person, in the store of a sensor that does not run. */
public final class BaselineEdit {
    private BaselineEdit() {}

    /** Takes in all of a text. */
    public static void importText(Path state, BaselineFile file) {
        var _ = edit(state, (baseline, _) -> {
            BaselineImport.into(baseline, file.name(), file.text());
            return file.text().facts().size();
        });
    }

    /**
     * What was declared normal.
     *
     * @param facts how many facts
     * @param learned what alerts told of that, in the order in which it is to be written down
     */
    public record Approved(int facts, List<Learned> learned) {}

    /**
     * What an alert told of is normal.
     *
     * @param alert its id
     * @param fact the line of the baseline, without its state
     */
    public record Learned(String alert, String fact) {}

    /** Approves all that the baseline holds, and what open alerts told of. */
    public static Approved approveAll(Path state) {
        Decisions decisions = Audits.of(state);
        return edit(state, (baseline, reader) -> {
            List<Learned> learned = new ArrayList<>();
            for (AlertLines.Stored each : AlertLines.alerts(reader)) {
                if (isOpen(each.state(), decisions)) {
                    learned.addAll(learnable(baseline, each.state()));
                }
            }
            int facts = BaselineApproval.approve(baseline, _ -> true);
            add(baseline, learned);
            return new Approved(facts, learned);
        });
    }

    /**
     * Approves the facts that alerts told of.
     *
     * @param ids of alerts, or their first digits
     */
    public static Approved approve(Path state, List<String> ids) {
        Decisions decisions = Audits.of(state);
        return edit(state, (baseline, reader) -> {
            List<AlertLines.Stored> alerts = AlertLines.alerts(reader);
            Set<Learned> learned = new LinkedHashSet<>();
            for (String id : ids) {
                learned.addAll(learned(baseline, find(alerts, id).state(), alerts, decisions));
            }
            add(baseline, learned);
            int facts = (int) learned.stream().map(Learned::fact).distinct().count();
            return new Approved(facts, List.copyOf(learned));
        });
    }

    /**
     * What becomes normal with an alert: what it told of, and every other open alert that told of nothing else.
     *
     * @param alerts all that there are
     * @throws Failure if a baseline cannot hold it
     */
    public static List<Learned> learned(
            Baseline baseline, AlertState alert, List<AlertLines.Stored> alerts, Decisions decisions) {
        List<Learned> learned = new ArrayList<>();
        Set<String> facts = new LinkedHashSet<>(statements(baseline, alert));
        facts.forEach(fact -> learned.add(new Learned(alert.origin().id(), fact)));
        Set<String> told = told(alert);
        for (AlertLines.Stored each : alerts) {
            AlertState other = each.state();
            if (!other.origin().id().equals(alert.origin().id())
                    && other.further().count() == other.further().items().size()
                    && isOpen(other, decisions)
                    && told.containsAll(told(other))) {
                List<Learned> same = learnable(baseline, other);
                if (facts.containsAll(same.stream().map(Learned::fact).toList())) {
                    learned.addAll(same);
                }
            }
        }
        return learned;
    }

    /** The facts of an alert in its own words. */
    private static Set<String> told(AlertState alert) {
        Set<String> facts = new HashSet<>();
        facts.add(alert.origin().explanation().fact());
        alert.further().items().forEach(item -> facts.add(item.fact()));
        return facts;
    }

    private static boolean isOpen(AlertState alert, Decisions decisions) {
        Status decided = decisions.status(alert.origin().id());
        return OpenAlert.isOpen(decided == null ? alert.status() : decided);
    }

    /** What an alert told of, where a baseline can hold it. */
    private static List<Learned> learnable(Baseline baseline, AlertState alert) {
        if (alert.origin().explanation().expected() == null) {
            return List.of();
        }
        try {
            return Learnable.statements(baseline, alert).stream()
                    .map(fact -> new Learned(alert.origin().id(), fact))
                    .toList();
        } catch (BaselineException e) {
            return List.of(); // it stays as it is
        }
    }

    /**
     * The one alert whose id begins so.
     *
     * @throws Failure if there is none, or there are several
     */
    public static AlertLines.Stored find(List<AlertLines.Stored> alerts, String id) {
        return AlertText.find(alerts, alert -> alert.state().origin().id(), id);
    }

    private static void add(Baseline baseline, Collection<Learned> learned) {
        for (Learned each : learned) {
            try {
                BaselineApproval.add(baseline, each.fact());
            } catch (BaselineException e) {
                throw cannot(each.alert(), e);
            }
        }
    }

    /**
     * What must be normal so that an alert is not raised again.
     *
     * @throws Failure if there is no such line
     */
    private static List<String> statements(Baseline baseline, AlertState alert) {
        if (alert.origin().explanation().expected() == null) {
            throw new Failure(
                    ExitCode.FAILED,
                    "alert " + alert.origin().id() + " broke no learned fact, so there is none to approve; 'otus alerts"
                            + " mute' or 'except' hide it");
        }
        try {
            return Learnable.statements(baseline, alert);
        } catch (BaselineException e) {
            throw cannot(alert.origin().id(), e);
        }
    }

    private static Failure cannot(String alert, BaselineException e) {
        return new Failure(ExitCode.FAILED, "the fact of alert " + alert + " cannot be approved: " + e.getMessage(), e);
    }

    private static <T> T edit(Path state, BiFunction<Baseline, StoreReader, T> change) {
        try (Store store = Store.open(state, Analysis.MODULES, Store.OnFailure.FAIL, StoreListener.NONE)) {
            Batch batch = new Batch();
            T done;
            try (StoreReader reader = store.reader()) {
                Baseline baseline = BaselineStore.load(reader);
                done = change.apply(baseline, reader);
                BaselineStore.save(baseline, batch);
            }
            store.write(batch).join();
            return done;
        }
    }
}
