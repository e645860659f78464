package io.otus.appliance.run;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditFiles;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Learnable;
import io.otus.alert.audit.Lesson;
import io.otus.alert.audit.ListChange;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineRevision;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.FactState;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Changes of the baseline by a person, in the store of a sensor that does not run. */
public final class BaselineEdit {
    private static final Set<FactState> SEEN_WHILE_LEARNING = EnumSet.of(FactState.CANDIDATE, FactState.LEARNED);

    private static final Set<FactState> NOT_APPROVED = EnumSet.complementOf(EnumSet.of(FactState.APPROVED));

    private BaselineEdit() {}

    /**
     * What was changed in the store, and the decisions that it was: neither is there without the other.
     *
     * @param change what was changed
     * @param numbers of the decisions; empty where nothing was to be decided
     */
    public record Decided<T>(T change, List<Long> numbers) {
        /** Copies the list. */
        public Decided {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * What an import changes.
     *
     * @param revision line by line
     * @param texts the text before, which is kept beside the audit, and the one after
     * @param former whether the text is that of before an import
     */
    public record Imported(BaselineRevision revision, ListChange texts, FormerText former) {}

    /**
     * Makes a text the baseline, or adds it. The text of the baseline before is kept beside the audit.
     *
     * @param adds whether what the text does not say stays
     * @param person who, and why
     */
    public static Decided<Imported> importText(Path state, BaselineFile file, boolean adds, Person person) {
        DecisionKind act = adds ? DecisionKind.IMPORT : DecisionKind.REPLACE;
        return editDecided(
                state,
                (baseline, reader) -> {
                    FormerText former = former(reader, state, file, adds);
                    BaselineRevision revision = revision(baseline, file, adds, former);
                    try {
                        String before = AuditFiles.write(state, bytes(revision.before()));
                        String after = AuditFiles.digest(bytes(revision.after()));
                        return new Imported(revision, new ListChange(before, after), former);
                    } catch (IOException e) {
                        throw new Failure(ExitCode.FAILED, "the baseline before cannot be kept: " + e.getMessage(), e);
                    }
                },
                imported -> List.of(person.imported(act, imported.texts())));
    }

    private static byte[] bytes(BaselineText text) {
        return text.printKept().getBytes(StandardCharsets.UTF_8);
    }

    /** What {@link #importText} would do. */
    public static BaselineRevision imported(StoreReader reader, Path state, BaselineFile file, boolean adds) {
        return revision(DecidedBaseline.load(reader, state), file, adds, former(reader, state, file, adds));
    }

    /** Whether importing a text goes back to it. */
    public static FormerText former(StoreReader reader, Path state, BaselineFile file, boolean adds) {
        return adds ? FormerText.NONE : FormerText.of(state, reader, file.text());
    }

    private static BaselineRevision revision(Baseline baseline, BaselineFile file, boolean adds, FormerText former) {
        if (adds) {
            return BaselineRevision.add(baseline, file.name(), file.text());
        }
        return former == FormerText.NONE
                ? BaselineRevision.replace(baseline, file.name(), file.text())
                : BaselineRevision.restore(baseline, file.text());
    }

    /**
     * What becomes normal with all that was seen.
     *
     * @param left how many facts are left out, as they were seen after learning, or open alerts tell of them
     * @param lesson all that becomes normal, and what it was before
     */
    public record All(int left, Lesson lesson) {}

    /** What {@link #approveAll} would do. */
    public static All all(StoreReader reader, Path state, boolean withAlerts) {
        return all(DecidedBaseline.load(reader, state), reader, Audits.of(state), withAlerts);
    }

    /**
     * Approves what the baseline holds.
     *
     * @param withAlerts also what was seen after learning, and what open alerts told of
     * @param person who, and why
     */
    public static Decided<All> approveAll(Path state, boolean withAlerts, Person person) {
        return editDecided(
                state,
                (baseline, reader) -> all(baseline, reader, Audits.of(state), withAlerts),
                all -> all.lesson().isEmpty() ? List.of() : List.of(person.approved(all.lesson())));
    }

    private static All all(Baseline baseline, StoreReader reader, Decisions decisions, boolean withAlerts) {
        Set<String> told = new LinkedHashSet<>();
        List<String> alerts = new ArrayList<>();
        for (AlertLines.Stored each : AlertLines.alerts(reader)) {
            Learnable.Facts facts =
                    Learned.isOpen(each.state(), decisions) ? Learned.learnable(baseline, each.state()) : null;
            if (facts != null) {
                told.addAll(facts.statements());
                alerts.add(each.state().origin().id()); // what it does not name was seen, and is approved with the rest
            }
        }
        if (withAlerts) {
            Map<FactState, List<String>> before = BaselineApproval.approve(baseline, NOT_APPROVED, _ -> true);
            before.values().forEach(told::removeAll);
            Lesson lesson = new Lesson(List.copyOf(told), alerts, before);
            add(baseline, "", lesson);
            return new All(0, lesson);
        }
        int left = BaselineApproval.count(baseline, FactState.NOVEL, _ -> true);
        for (FactState each : SEEN_WHILE_LEARNING) {
            left += BaselineApproval.count(baseline, each, told::contains);
        }
        Map<FactState, List<String>> before =
                BaselineApproval.approve(baseline, SEEN_WHILE_LEARNING, fact -> !told.contains(fact));
        return new All(left, new Lesson(List.of(), List.of(), before));
    }

    /**
     * Takes back what {@link #approveAll} approved, but for what another decision declares normal.
     *
     * @param undone the decision, which counts no more
     * @return how many facts are what they were before
     * @throws io.otus.core.store.StoreException if a sensor runs, which follows by itself
     */
    public static int takeBack(Path state, AuditEntry undone) {
        Decisions decisions = Audits.of(state);
        return edit(
                        state,
                        BaselineStore::load,
                        (baseline, _) -> {
                            int back = BaselineApproval.takeBack(
                                    baseline, undone.lesson().before(), decisions::isLearned);
                            for (String fact : undone.lesson().facts()) {
                                back += !decisions.isLearned(fact) && BaselineApproval.retract(baseline, fact) ? 1 : 0;
                            }
                            return back;
                        },
                        _ -> List.of())
                .change();
    }

    /**
     * Approves the facts that alerts told of.
     *
     * @param ids of alerts, or their first digits
     * @param before takes what will be approved; what it throws leaves all as it is
     * @param person who, and why
     * @return what was approved, and the number of the decision of each
     */
    public static Decided<List<Learned>> approve(
            Path state, List<String> ids, Consumer<List<Learned>> before, Person person) {
        return editDecided(
                state,
                (baseline, reader) -> {
                    List<Learned> learned = learned(baseline, reader, ids, Audits.of(state));
                    before.accept(learned);
                    learned.forEach(each -> add(baseline, each.alert(), each.lesson()));
                    return learned;
                },
                all -> all.stream()
                        .map(each -> person.learned(each.alert(), each.lesson()))
                        .toList());
    }

    /** What {@link #approve} would do. */
    public static List<Learned> learned(StoreReader reader, Path state, List<String> ids) {
        return learned(DecidedBaseline.load(reader, state), reader, ids, Audits.of(state));
    }

    private static List<Learned> learned(Baseline baseline, StoreReader reader, List<String> ids, Decisions decisions) {
        List<AlertLines.Stored> alerts = AlertLines.alerts(reader);
        Map<String, Learned> learned = new LinkedHashMap<>();
        for (String id : ids) {
            Learned each = Learned.of(baseline, find(alerts, id).state(), alerts, decisions);
            learned.put(each.alert(), each);
        }
        return List.copyOf(learned.values());
    }

    /**
     * The one alert whose id begins so.
     *
     * @throws Failure if there is none, or there are several
     */
    public static AlertLines.Stored find(List<AlertLines.Stored> alerts, String id) {
        return AlertText.find(alerts, alert -> alert.state().origin().id(), id);
    }

    private static void add(Baseline baseline, String alert, Lesson lesson) {
        for (String fact : lesson.facts()) {
            try {
                BaselineApproval.add(baseline, fact);
            } catch (BaselineException e) {
                String whose = alert.isEmpty() ? "'" + fact + "'" : "the fact of alert " + alert;
                throw new Failure(ExitCode.FAILED, whose + " cannot be approved: " + e.getMessage(), e);
            }
        }
    }

    /** Changes what stands by the decisions up to now, be it that no sensor has followed them yet. */
    private static <T> Decided<T> editDecided(
            Path state, BiFunction<Baseline, StoreReader, T> change, Function<T, List<AuditEntry>> decisions) {
        return edit(state, reader -> DecidedBaseline.load(reader, state), change, decisions);
    }

    private static <T> Decided<T> edit(
            Path state,
            Function<StoreReader, Baseline> load,
            BiFunction<Baseline, StoreReader, T> change,
            Function<T, List<AuditEntry>> decisions) {
        try (Store store = Store.open(state, Analysis.MODULES, Store.OnFailure.FAIL, StoreListener.NONE)) {
            DueAudit.settle(state, store);
            Batch batch = new Batch();
            T done;
            try (StoreReader reader = store.reader()) {
                Baseline baseline = load.apply(reader);
                done = change.apply(baseline, reader);
                BaselineStore.saveEdited(baseline, batch);
            }
            List<String> due = DueAudit.add(state, decisions.apply(done), batch);
            store.write(batch).join();
            return new Decided<>(done, DueAudit.settle(state, store, due));
        }
    }
}
