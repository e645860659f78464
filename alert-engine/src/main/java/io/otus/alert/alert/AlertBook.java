package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.maintenance.MaintenanceText;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.alert.text.Explanation;
import io.otus.core.asset.AssetDirectory;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.Units;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.Purpose;
import io.otus.core.net.Endpoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of findings. Findings of one act make one alert; a repeat within {@link #REPEAT} counts up; further facts broken by the same
 * source in the same way within {@link #CAUSE} of the first belong to the same cause; a pause of more than {@link #PAUSE} begins a new occurrence. All in event
 * time. A critical act is another alert after such a pause already; what is only to know has one for each cause as long as it goes on. Confined to the
 * analysis thread.
 */
public final class AlertBook {
    /** A repeat folds into an alert that was seen this long ago at most, in nanoseconds. */
    static final long REPEAT = 3_600_000_000_000L;
    /** A longer pause begins a new occurrence, in nanoseconds. */
    static final long PAUSE = 300_000_000_000L;
    /** Another fact that the same source breaks in the same way belongs to the same cause for this long, in nanoseconds. */
    static final long CAUSE = 300_000_000_000L;
    /** Least time between two lines of an alert that only counts up, in nanoseconds. */
    static final long LINE_INTERVAL = 60_000_000_000L;
    /** Least time between two frames of an alert that are named once it has {@link Alert#MAX_EVIDENCE} of them, in nanoseconds. */
    private static final long KEEP_INTERVAL = 1_000_000_000L;
    /** Most broken facts that are remembered at a time; the oldest are forgotten, so a repeat of them is a new alert. */
    static final int MAX_OPEN = 65_536;

    /** Most devices that appear, or rules that are broken, within {@link #CAUSE} with an alert of their own each; further ones share one. */
    private static final int MAX_OWN = 8;

    /** A broken fact, or what stands for one. */
    private record Key(Kind kind, Object what) {}

    /** A broken fact by its text, for what an earlier run of the sensor reported. */
    private record TextKey(Kind kind, String fact) {}

    /** What groups findings of a kind. */
    private record Cause(Kind kind, Object what) {}

    /** What stands for a crowd of one kind. */
    private enum Crowd {
        ALL
    }

    /** A flood of invented addresses must not become a flood of alerts. */
    private static final class Burst {
        private long start = Long.MIN_VALUE / 2;
        private int count;

        boolean isBurst(long time) {
            if (time - start >= CAUSE) {
                start = time;
                count = 0;
            }
            count++;
            return count > MAX_OWN;
        }
    }

    /** What was seen of declared work. */
    private record WorkRecord(Alert alert, long end) {}

    private final String sensor;
    private final Baseline baseline;
    private final AssetDirectory directory;
    private final EvidenceRequests evidence;
    private final AlertSink sink;
    private final LinkedHashMap<Key, Alert> open = new LinkedHashMap<>();
    private final Map<TextKey, Alert> byText = new LinkedHashMap<>();
    private final Map<Cause, Alert> causes = new HashMap<>();
    /** As {@link #causes}, for alerts that are only to know. */
    private final Map<Cause, Alert> notes = new HashMap<>();

    private final Map<String, Alert> alive = new LinkedHashMap<>();
    private final Map<String, WorkRecord> work = new LinkedHashMap<>();
    private final Incidents incidents = new Incidents();
    private long sequence;
    private long swept;
    private final Map<Kind, Burst> bursts = new EnumMap<>(Kind.class);

    /**
     * An empty book.
     *
     * @param sensor name of the sensor
     * @param baseline what findings are explained against
     * @param directory tells who has part in an alert
     * @param evidence keeps frames
     * @param sink takes the lines
     */
    public AlertBook(
            String sensor, Baseline baseline, AssetDirectory directory, EvidenceRequests evidence, AlertSink sink) {
        this.sensor = sensor;
        this.baseline = baseline;
        this.directory = directory;
        this.evidence = evidence;
        this.sink = sink;
    }

    /** Reports what one event showed. */
    public void report(List<Finding> findings, Sighting sighting) {
        if (findings.isEmpty()) {
            return;
        }
        Finding main = main(findings, sighting.time());
        Alert told = told(new Key(main.kind(), main.key()), sighting.time());
        told = told != null && isWorse(main, told, sighting.time()) ? null : told;
        Alert alert = told;
        if (alert == null) {
            alert = known(main, sighting);
        }
        if (alert.kind() == main.kind()) {
            count(alert, main.severity(), sighting.time());
        }
        for (Finding finding : findings) {
            alert.add(finding.kind());
            remember(finding, alert, sighting.time());
        }
        addDetails(alert, main, findings, sighting);
        if (alert.count() == 1 && told == null) {
            writeLine(alert, sighting.time());
        } else {
            writeIfDue(alert, sighting.time());
        }
    }

    /**
     * Adds what a new asset does to the alert on its appearance, where that is still open.
     *
     * @param presence the finding that the asset appeared
     * @return whether it was
     */
    public boolean fold(Finding presence, List<Finding> findings, Sighting sighting) {
        Alert alert = told(new Key(presence.kind(), presence.key()), sighting.time());
        if (alert == null) {
            return false;
        }
        alert.count(sighting.time(), false);
        for (Finding finding : findings) {
            alert.add(finding.kind());
            remember(finding, alert, sighting.time());
        }
        addDetails(alert, presence, findings, sighting);
        writeIfDue(alert, sighting.time());
        return true;
    }

    /**
     * Records what one event showed of declared work: one closed alert a window, whatever is done in it. What is recorded here counts as never
     * told, so that the same after the window is an alert as if it were new.
     */
    public void record(MaintenanceWindow window, List<Finding> findings, Sighting sighting) {
        long time = sighting.time();
        Finding main = findings.getFirst();
        for (Finding finding : findings) {
            main = finding.outranks(main) ? finding : main;
        }
        main = MaintenanceText.lowered(window, main);
        String fact = MaintenanceText.fact(window);
        WorkRecord known = work.get(fact);
        Alert alert = known != null ? known.alert() : begin(window, fact, main, sighting);
        boolean isFirst = alert.count() == 0;
        count(alert, main.severity(), time);
        for (Finding finding : findings) {
            alert.add(finding.kind());
        }
        addDetails(alert, main, findings, sighting);
        alive.put(alert.id(), alert);
        if (isFirst) {
            writeLine(alert, time);
        } else {
            writeIfDue(alert, time);
        }
    }

    /**
     * Tells something that is known of an act with the alert that the act has; nothing where it has none.
     *
     * @param window the declared work that the act is part of; null where it is part of none
     */
    public void remark(@Nullable MaintenanceWindow window, Finding beside, Sighting sighting) {
        long time = sighting.time();
        Alert alert = window != null ? recorded(window) : told(new Key(beside.kind(), beside.key()), time);
        if (alert != null) {
            addDetails(alert, beside, List.of(beside), sighting);
            alive.put(alert.id(), alert);
            writeIfDue(alert, time);
        }
    }

    private Alert begin(MaintenanceWindow window, String fact, Finding main, Sighting sighting) {
        Explanation explanation = MaintenanceText.explain(window, main.explain(sighting, baseline));
        Alert alert = new Alert(origin(main, explanation, sighting), main.severity(), Status.CLOSED);
        if (work.size() >= MAX_OPEN) {
            work.remove(work.keySet().iterator().next());
        }
        work.put(fact, new WorkRecord(alert, window.end()));
        return alert;
    }

    /** What was seen of declared work; null when nothing was. */
    public @Nullable Alert recorded(MaintenanceWindow window) {
        WorkRecord record = work.get(MaintenanceText.fact(window));
        return record == null ? null : record.alert();
    }

    /**
     * The finding that names the act. What was told already names it unless something beyond is an act upon the process: news of a kind that a
     * person must hear of once more.
     */
    private Finding main(List<Finding> findings, long time) {
        Finding best = findings.getFirst();
        Finding news = null;
        for (Finding finding : findings) {
            if (finding.outranks(best)) {
                best = finding;
            }
            boolean isNews = finding.act() && told(new Key(finding.kind(), finding.key()), time) == null;
            if (isNews && (news == null || finding.outranks(news))) {
                news = finding;
            }
        }
        boolean bestIsTold = told(new Key(best.kind(), best.key()), time) != null;
        return bestIsTold && news != null ? news : best;
    }

    /**
     * Whether a person who left an alert alone has to hear of this: that a value was close does not tell of one that is far, and that something
     * critical was done before does not tell that it is done once more after a pause.
     */
    private static boolean isWorse(Finding main, Alert alert, long time) {
        Severity now = main.severity();
        Severity then = alert.severity();
        boolean isAnew = now == Severity.CRITICAL && main.act() && time - alert.lastSeen() > PAUSE;
        return isAnew
                || (now.compareTo(Severity.HIGH) >= 0 && then.compareTo(Severity.LOW) <= 0)
                || (now.compareTo(Severity.MEDIUM) >= 0 && then == Severity.INFO);
    }

    private @Nullable Alert told(Key key, long time) {
        Alert alert = open.get(key);
        return alert != null && time - alert.lastSeen() < REPEAT ? alert : null;
    }

    /** An alert that this finding belongs to although its fact was not told yet, or a new one. */
    private Alert known(Finding main, Sighting sighting) {
        long time = sighting.time();
        Explanation explanation = main.explain(sighting, baseline);
        TextKey text = new TextKey(main.kind(), explanation.fact());
        Alert earlier = byText.get(text);
        if (earlier != null && time - earlier.lastSeen() < REPEAT && !isWorse(main, earlier, time)) {
            return earlier;
        }
        Cause cause = cause(main, sighting);
        Alert related = cause == null ? null : related(cause, main, time);
        if (related != null) {
            related.dueLine();
            return related;
        }
        Alert alert = new Alert(origin(main, explanation, sighting), main.severity());
        byText.put(text, alert);
        alive.put(alert.id(), alert);
        if (cause != null) {
            causes.put(cause, alert);
            if (alert.severity() == Severity.INFO) {
                notes.put(cause, alert);
            }
        }
        joinIncident(alert, sighting);
        return alert;
    }

    /** The alert that has the same cause; null when there is none. Nobody acts on what is only to know, so that is told once as long as it goes on. */
    private @Nullable Alert related(Cause cause, Finding main, long time) {
        Alert recent = causes.get(cause);
        if (recent != null && time - recent.origin().firstSeen() < CAUSE) {
            boolean isNoWorse = main.severity().compareTo(recent.severity()) <= 0;
            if (isNoWorse || main.broken().mayRaise()) {
                return recent;
            }
        }
        Alert note = main.severity() == Severity.INFO ? notes.get(cause) : null;
        boolean isNote = note != null && note.severity() == Severity.INFO && time - note.lastSeen() < REPEAT;
        return isNote ? note : null;
    }

    /** Makes the alert a step of what its source did before; the first step is told once more when it turns out to be one. */
    private void joinIncident(Alert alert, Sighting sighting) {
        AssetModel source = sighting.source();
        String id = source == null ? null : source.assetId();
        Alert first = id == null ? null : incidents.join(alert, id, sighting.time());
        if (first != null) {
            alive.put(first.id(), first);
            writeLine(first, sighting.time());
        }
    }

    /** What groups a finding with others of its kind; null for one that stands for itself. */
    private @Nullable Cause cause(Finding main, Sighting sighting) {
        Broken broken = main.broken();
        if (broken.isCrowding()
                && bursts.computeIfAbsent(main.kind(), _ -> new Burst()).isBurst(sighting.time())) {
            return new Cause(main.kind(), Crowd.ALL);
        }
        Object what = broken.cause(main, sighting);
        return what == null ? null : new Cause(main.kind(), what);
    }

    private AlertOrigin origin(Finding main, Explanation explanation, Sighting sighting) {
        Operation operation = sighting.operation();
        Broken.Path path = main.broken().path();
        String id = AlertId.of(sensor, main.kind(), explanation.fact(), sighting.time());
        return new AlertOrigin(
                id,
                main.kind(),
                explanation,
                sighting.time(),
                operation != null ? operation.protocol() : path == null ? null : path.protocol(),
                operation == null ? null : operation.service().name(),
                operation == null || !Units.isNumbered(operation.unit()) ? null : operation.unit(),
                operation != null ? path(operation) : path == null ? null : path(path));
    }

    private static NetworkPath path(Broken.Path path) {
        FlowInfo flow = path.flow();
        return path(flow, flow.endpoint(path.from()), flow.endpoint(1 - path.from()));
    }

    private static NetworkPath path(Operation operation) {
        return path(operation.origin().flow(), operation.client(), operation.server());
    }

    private static NetworkPath path(FlowInfo flow, Endpoint from, Endpoint to) {
        return new NetworkPath(flow.transport().label(), port(from), port(to), from.vlan(), CommunityId.of(flow));
    }

    private static @Nullable Integer port(Endpoint endpoint) {
        return endpoint.port() == Endpoint.NO_PORT ? null : endpoint.port();
    }

    private static void count(Alert alert, Severity severity, long time) {
        boolean newOccurrence = alert.count() > 0 && time - alert.lastSeen() > PAUSE;
        alert.count(time, newOccurrence);
        alert.raiseTo(severity);
        if (newOccurrence) {
            alert.dueOccurrence();
        } else if (Long.bitCount(alert.count()) == 1) {
            alert.dueLine();
        }
    }

    private void remember(Finding finding, Alert alert, long time) {
        Key key = new Key(finding.kind(), finding.key());
        Alert before = told(key, time);
        if (before != alert && (before == null || before.kind() != finding.kind())) {
            open.putLast(key, alert);
        }
        if (open.size() > MAX_OPEN) {
            open.pollFirstEntry();
        }
    }

    private void addDetails(Alert alert, Finding main, List<Finding> findings, Sighting sighting) {
        Operation operation = sighting.operation();
        Action action = operation == null ? Action.OTHER : operation.service().action();
        alert.addAttack(main.broken().techniques(main.kind(), action));
        for (Finding finding : findings) {
            Broken broken = finding.broken();
            broken.points().forEach(alert::addPoints);
            String remark = broken.remark();
            if (!remark.isEmpty()) {
                alert.addRemark(remark, broken.remarkKnown());
            }
        }
        addAsset(alert, sighting.source(), InvolvedAsset.SOURCE);
        addAsset(alert, sighting.target(), InvolvedAsset.TARGET);
        Evidence shown = sighting.evidence();
        boolean few = alert.count() <= Alert.MAX_EVIDENCE;
        if (shown != null && (few || sighting.time() - alert.keptTime() >= KEEP_INTERVAL)) {
            alert.addEvidence(shown, sighting.time(), evidence.keep(shown, Purpose.ALERT));
        }
    }

    private void addAsset(Alert alert, @Nullable AssetModel model, String role) {
        String id = model == null ? null : model.assetId();
        if (id == null) {
            return;
        }
        var asset = directory.find(id);
        if (asset != null) {
            alert.add(new InvolvedAsset(asset.id(), asset.name(), asset.ip(), asset.mac(), asset.type(), role));
        }
    }

    /**
     * A person decided what becomes of an alert; a line tells it. The same as what a closed one told of is a new alert.
     *
     * @param stored the alert as the store has it; null where it has none
     */
    public void become(String id, Status status, @Nullable AlertState stored, long time) {
        Alert alert = alive.get(id);
        if (alert == null && stored != null) {
            alert = new Alert(stored.origin(), stored.severity());
            alert.restore(stored);
            alive.put(id, alert);
        }
        if (alert == null || alert.status() == status) {
            return;
        }
        alert.become(status);
        if (status == Status.CLOSED) {
            Alert closed = alert;
            open.values().removeIf(each -> each == closed);
            byText.values().removeIf(each -> each == closed);
            causes.values().removeIf(each -> each == closed);
            notes.values().removeIf(each -> each == closed);
        }
        writeLine(alert, time);
    }

    /** Event time moved on: writes lines that had to wait, and forgets what can fold no more. */
    public void clock(long time) {
        for (WorkRecord each : work.values()) {
            if (each.end() <= time && !each.alert().isToldInFull()) {
                writeLine(each.alert(), time);
            }
        }
        for (Alert alert : alive.values()) {
            writeIfDue(alert, time);
        }
        if (time - swept >= LINE_INTERVAL) {
            swept = time;
            open.values().removeIf(alert -> time - alert.lastSeen() >= REPEAT);
            byText.values().removeIf(alert -> time - alert.lastSeen() >= REPEAT);
            causes.values().removeIf(alert -> time - alert.origin().firstSeen() >= CAUSE);
            notes.values().removeIf(alert -> time - alert.lastSeen() >= REPEAT);
            alive.values()
                    .removeIf(alert -> time - alert.lastSeen() >= REPEAT && !alert.isLineDue() && !alert.isChanged());
        }
    }

    /** The input ended: writes the lines that had to wait. */
    public void end(long time) {
        for (WorkRecord each : work.values()) {
            if (!each.alert().isToldInFull()) {
                each.alert().dueLine();
                alive.put(each.alert().id(), each.alert());
            }
        }
        for (Alert alert : alive.values()) {
            if (alert.isLineDue()) {
                writeLine(alert, time);
            }
        }
    }

    private void writeIfDue(Alert alert, long time) {
        if (alert.isLineDue() && (alert.isOccurrenceDue() || time - alert.lineTime() >= LINE_INTERVAL)) {
            writeLine(alert, time);
        }
    }

    private void writeLine(Alert alert, long time) {
        alert.lineWritten(time);
        sequence++;
        sink.line(sequence, AlertState.of(alert), time);
    }

    /** The alerts that changed since the last call; lines are no change, as they carry the state themselves. */
    public List<AlertState> takeChanged() {
        List<AlertState> changed = new ArrayList<>();
        for (Alert alert : alive.values()) {
            if (alert.isChanged()) {
                changed.add(AlertState.of(alert));
                alert.markStored();
            }
        }
        return changed;
    }

    /** Number of the latest line; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** Takes up what an earlier run left. */
    public void restore(long lastSequence, List<AlertState> states) {
        sequence = lastSequence;
        for (AlertState state : states) {
            Alert alert = new Alert(state.origin(), state.severity());
            alert.restore(state);
            alive.put(alert.id(), alert);
            incidents.restore(alert);
            String fact = state.origin().explanation().fact();
            if (MaintenanceText.isFact(fact)) {
                work.put(fact, new WorkRecord(alert, MaintenanceText.end(fact)));
            } else if (alert.status() != Status.CLOSED) {
                byText.put(new TextKey(alert.kind(), fact), alert);
            }
        }
    }
}
