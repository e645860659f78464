package io.otus.alert;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.alert.AlertSink;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Closer;
import io.otus.alert.alert.ClosingRule;
import io.otus.alert.audit.Decisions;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Learning;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.rule.Rules;
import io.otus.alert.store.AlertStore;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.AssetAppeared;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.AssetDismissed;
import io.otus.core.event.AssetSilent;
import io.otus.core.event.AssetSplit;
import io.otus.core.event.AssetsMerged;
import io.otus.core.event.BroadcastsSeen;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.ConnectionClosed;
import io.otus.core.event.ConnectionCut;
import io.otus.core.event.DatagramsSeen;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowAssets;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowKeeper;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.PayloadSeen;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.SpokenByTurns;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.UnknownSeen;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.net.Endpoint;
import io.otus.core.room.Room;
import io.otus.core.store.Batch;
import io.otus.core.store.Checkpointed;
import io.otus.core.store.StoreReader;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The alert engine's interface to the pipeline. Passes each event to the detectors, turns their findings into alerts,
 * and keeps the baseline of normal behaviour. Confined to the analysis thread, except for the methods documented as
 * thread-safe.
 */
public final class AlertEngine implements FlowKeeper, Checkpointed {
    private final FlowAssets directory;
    private final @Nullable AlertStore store;
    private final Baseline baseline;
    private final AlertBook book;
    private final PlantSite site;
    private final Detectors detectors;
    private final Parties parties;
    private final Findings findings;
    private final Decided decided;
    private final AutoClose autoClose;
    private final Leap leap = new Leap();
    private final BaselineLimit limit;
    private final AtomicReference<@Nullable SiteRules> renewed = new AtomicReference<>();

    /**
     * Creates an engine without a store.
     *
     * @param directory finds the asset behind an endpoint
     * @param evidence keeps frames
     * @param sink takes the lines of alerts
     */
    public AlertEngine(AlertSettings settings, FlowAssets directory, EvidenceRequests evidence, AlertSink sink) {
        this(settings, directory, evidence, sink, null);
    }

    /**
     * Creates an engine with a store, whose contents {@link #restore} loads.
     *
     * @param directory finds the asset behind an endpoint
     * @param evidence keeps frames
     * @param store keeps the lines, the alerts and the baseline
     */
    public AlertEngine(AlertSettings settings, FlowAssets directory, EvidenceRequests evidence, AlertStore store) {
        this(settings, directory, evidence, store, store);
    }

    private AlertEngine(
            AlertSettings settings,
            FlowAssets directory,
            EvidenceRequests evidence,
            AlertSink sink,
            @Nullable AlertStore store) {
        this.directory = directory;
        this.store = store;
        this.baseline = new Baseline(new Learning(settings.plan(), evidence));
        this.book = new AlertBook(settings.sensor(), baseline, directory, evidence, sink);
        this.site = new PlantSite(
                directory, baseline, book, evidence, settings.protocols(), settings.ports(), settings.site());
        this.detectors = site.detectors();
        this.parties = new Parties(directory, baseline, site);
        this.findings = new Findings(directory, site, detectors, parties);
        this.decided = new Decided(site.screen(), baseline, book, store);
        this.autoClose = new AutoClose(baseline, book, decided);
        this.limit = new BaselineLimit(baseline);
    }

    @Override
    public void checkpoint(Batch out) {
        if (store != null) {
            store.checkpoint(baseline, book, !leap.isRecent(), out);
            leap.keep(store, out);
            detectors.memory().keep(store, out);
        }
    }

    @Override
    public void restore(StoreReader reader) {
        if (store != null) {
            decided.restore(store.restore(baseline, book, reader));
            baseline.awaitAbsent(id -> directory.find(id) != null);
            detectors.memory().takeUp(store, reader);
            leap.takeUp(store, reader);
        }
    }

    /** Limits the baseline to the given room from now on. */
    public void within(Room room) {
        baseline.within(room);
    }

    /** Returns the baseline of normal behaviour. */
    public Baseline baseline() {
        return baseline;
    }

    /** Returns the alerts. */
    public AlertBook book() {
        return book;
    }

    /**
     * Returns how many remembered items the detectors dropped to stay within their bounds. Findings that depended on
     * those items were missed.
     */
    public long forgotten() {
        return detectors.forgotten();
    }

    /** Replaces the plan of declared maintenance; thread-safe. */
    public void maintenance(MaintenancePlan plan) {
        site.maintenance(plan);
    }

    /** Returns the plan of declared maintenance. */
    public MaintenancePlan maintenance() {
        return site.maintenance();
    }

    /**
     * Returns whether declared work names a device at a moment, so that another one may come in its place.
     *
     * @param id the id of the device's asset
     * @param place the device's address
     * @param time event time, nanoseconds since 1970
     */
    public boolean foreseesExchange(String id, Endpoint place, long time) {
        return site.maintenance().foresees(baseline.find(id), place, time);
    }

    /** Replaces the configured rules, which decide which findings are reported; thread-safe. */
    public void rules(Rules rules) {
        decided.rules(rules);
    }

    /**
     * Replaces the site's own rules, indicators and signatures; thread-safe. Takes effect at the next second of event
     * time, if the settings declared them renewable.
     */
    public void siteRules(SiteRules own) {
        renewed.set(own);
    }

    /** Replaces the decisions of people; thread-safe. Takes effect at the next second of event time. */
    public void decisions(Decisions decisions, List<AlertState> alerts) {
        decided.decisions(decisions, alerts);
    }

    /**
     * Returns the number of the last decision that was carried out. {@link #decisions} needs the alerts of later
     * decisions; thread-safe.
     */
    public long followed() {
        return decided.followed();
    }

    /** Starts the automatic closing of alerts that nobody needs to handle any more. Call it before the first frame. */
    public void closes(ClosingRule rule, Closer closer) {
        autoClose.start(rule, closer);
    }

    @Override
    public void registered(int newSlot) {
        parties.registered(newSlot);
    }

    @Override
    public void clock(long time) {
        SiteRules own = renewed.getAndSet(null);
        if (own != null) {
            detectors.renew(own);
        }
        decided.clock(time);
        site.clock(time);
        baseline.clock(time);
        detectors.clock(time);
        book.clock(time);
        CaptureHealth full = limit.clock(time);
        if (full != null) {
            health(full);
        }
        leap.clock(time);
        if (!leap.isRecent()) {
            autoClose.clock(time);
        }
    }

    @Override
    public void end(long time) {
        detectors.end();
        book.end(time);
    }

    @Override
    public void timeGap(long from, long to) {
        detectors.timeGap(from, to);
        leap.gap(from, to);
    }

    @Override
    public void operationRequested(Operation operation) {
        findings.requested(operation);
    }

    @Override
    public void operationCompleted(OperationCompleted event) {
        findings.completed(event);
        book.answered(event);
    }

    @Override
    public void transfer(TransferSeen event) {
        findings.transferred(event);
    }

    @Override
    public void addressBinding(AddressBinding event) {
        findings.bound(event);
    }

    @Override
    public void anomaly(AnomalySeen event) {
        findings.anomaly(event);
    }

    @Override
    public void spokenByTurns(SpokenByTurns event) {
        detectors.spokenByTurns(event);
    }

    @Override
    public void broadcasts(BroadcastsSeen event) {
        detectors.broadcasts(event);
    }

    @Override
    public void datagrams(DatagramsSeen event) {
        detectors.datagrams(event);
    }

    @Override
    public void flowStarted(FlowStarted event) {
        detectors.started(event);
    }

    @Override
    public void flowAnswered(FlowAnswered event) {
        detectors.answered(event);
    }

    @Override
    public void flowInterval(FlowInfo flow, long time) {
        detectors.interval(flow, time);
    }

    @Override
    public void connectionCut(ConnectionCut event) {
        detectors.cut(event);
    }

    @Override
    public void connectionClosed(ConnectionClosed event) {
        detectors.closed(event);
    }

    @Override
    public void flowEnded(FlowInfo flow, long time) {
        detectors.ended(flow, time);
    }

    @Override
    public void session(SessionSeen event) {
        detectors.session(event);
    }

    @Override
    public void unknown(UnknownSeen event) {
        detectors.unknown(event);
    }

    @Override
    public void identityClaim(IdentityClaim event) {
        detectors.claimed(event);
    }

    @Override
    public boolean wantsMessages() {
        return detectors.wantsMessages();
    }

    @Override
    public void message(MessageSeen event) {
        detectors.message(event);
    }

    @Override
    public boolean wantsPayload() {
        return detectors.wantsPayload();
    }

    @Override
    public void payload(PayloadSeen event) {
        detectors.payload(event);
    }

    @Override
    public boolean wantsUnclaimed() {
        return true;
    }

    @Override
    public void unclaimed(PayloadSeen event) {
        detectors.unclaimed(event);
    }

    @Override
    public void assetAppeared(AssetAppeared event) {
        if (event.asset().parent() == null) { // a unit behind a gateway is no new device
            site.appeared(
                    baseline.asset(event.asset()), event.time(), event.origin().evidence());
        }
    }

    @Override
    public void assetChanged(AssetChanged event) {
        baseline.readdressed(event.asset());
        AssetModel asset = baseline.find(event.asset().id());
        if (asset != null) {
            findings.changed(event, asset);
        }
    }

    @Override
    public void assetSilent(AssetSilent event) {
        AssetModel asset = baseline.find(event.asset().id());
        if (asset != null) {
            detectors.silent(event, asset);
        }
    }

    @Override
    public void assetsMerged(AssetsMerged event) {
        baseline.merged(event.kept(), event.absorbed());
    }

    @Override
    public void assetDismissed(AssetDismissed event) {
        baseline.dismissed(event.asset());
    }

    @Override
    public void assetSplit(AssetSplit event) {
        // What was learned stays with the asset that was known first; the other one starts without a history when it is
        // next heard.
        baseline.readdressed(event.kept());
    }

    @Override
    public void health(CaptureHealth event) {
        findings.health(event);
    }
}
