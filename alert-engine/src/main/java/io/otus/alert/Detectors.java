package io.otus.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.AssetSilent;
import io.otus.core.event.BroadcastsSeen;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.ConnectionClosed;
import io.otus.core.event.ConnectionCut;
import io.otus.core.event.Danger;
import io.otus.core.event.DatagramsSeen;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Outcome;
import io.otus.core.event.PayloadSeen;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.SpokenByTurns;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.UnknownSeen;
import io.otus.core.evidence.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes each event to the detectors that implement the interface for it, in the order of the list.
 *
 * <p>Which detectors get which kind of operation is computed once. Many detectors of requests ignore reads, which are
 * by far the most frequent, and calling a detector costs about as much as its first check. Confined to the analysis
 * thread.
 */
@SuppressWarnings("EnumOrdinal") // the tables live as long as the program does and are read for each operation
final class Detectors {
    private static final Action[] ACTIONS = Action.values();
    private static final Danger[] DANGERS = Danger.values();
    private static final Outcome.Kind[] OUTCOMES = Outcome.Kind.values();

    private final DetectorList list;
    private final DetectorMemory memory;
    /** Detectors of requests, by action, then by danger. */
    private final Detector.OnRequest[][][] requests;
    /** Detectors of answers, by action, then by outcome. */
    private final Detector.OnCompletion[][][] completions;

    private final List<Detector.OnTransfer> transfers;
    private final Detector.OnFlow[] flows;
    private final List<Detector.OnCut> cuts;
    private final List<Detector.OnSession> sessions;
    private final List<Detector.OnBinding> bindings;
    private final List<Detector.OnTurns> turns;
    private final List<Detector.OnBroadcasts> broadcasts;
    private final List<Detector.OnDatagrams> datagrams;
    private final List<Detector.OnAnomaly> anomalies;
    private final List<Detector.OnUnknown> unknowns;
    private final List<Detector.OnClaim> claims;
    private final List<Detector.OnAsset> assets;
    private final List<Detector.OnAssetChange> changes;
    private final List<Detector.OnAssetSilence> silences;
    private final List<Detector.OnMessage> messages;
    private final List<Detector.OnPayload> payloads;
    private final List<Detector.OnUnclaimed> unclaimed;
    private final List<Detector.OnHealth> healths;
    private final List<Detector.OnClock> clocks;

    Detectors(DetectorList list) {
        this.list = list;
        List<Detector> all = list.all();
        memory = new DetectorMemory(of(all, Detector.Keeping.class));
        requests = requests(of(all, Detector.OnRequest.class));
        completions = completions(of(all, Detector.OnCompletion.class));
        transfers = of(all, Detector.OnTransfer.class);
        flows = of(all, Detector.OnFlow.class).toArray(Detector.OnFlow[]::new);
        cuts = of(all, Detector.OnCut.class);
        sessions = of(all, Detector.OnSession.class);
        bindings = of(all, Detector.OnBinding.class);
        turns = of(all, Detector.OnTurns.class);
        broadcasts = of(all, Detector.OnBroadcasts.class);
        datagrams = of(all, Detector.OnDatagrams.class);
        anomalies = of(all, Detector.OnAnomaly.class);
        unknowns = of(all, Detector.OnUnknown.class);
        claims = of(all, Detector.OnClaim.class);
        assets = of(all, Detector.OnAsset.class);
        changes = of(all, Detector.OnAssetChange.class);
        silences = of(all, Detector.OnAssetSilence.class);
        messages = of(all, Detector.OnMessage.class);
        payloads = of(all, Detector.OnPayload.class);
        unclaimed = of(all, Detector.OnUnclaimed.class);
        healths = of(all, Detector.OnHealth.class);
        clocks = of(all, Detector.OnClock.class);
    }

    private static Detector.OnRequest[][][] requests(List<Detector.OnRequest> all) {
        Detector.OnRequest[][][] table = new Detector.OnRequest[ACTIONS.length][DANGERS.length][];
        for (Action action : ACTIONS) {
            for (Danger danger : DANGERS) {
                table[action.ordinal()][danger.ordinal()] = all.stream()
                        .filter(each -> each.hearsRequests(action, danger))
                        .toArray(Detector.OnRequest[]::new);
            }
        }
        return table;
    }

    private static Detector.OnCompletion[][][] completions(List<Detector.OnCompletion> all) {
        Detector.OnCompletion[][][] table = new Detector.OnCompletion[ACTIONS.length][OUTCOMES.length][];
        for (Action action : ACTIONS) {
            for (Outcome.Kind outcome : OUTCOMES) {
                table[action.ordinal()][outcome.ordinal()] = all.stream()
                        .filter(each -> each.hearsCompletions(action, outcome))
                        .toArray(Detector.OnCompletion[]::new);
            }
        }
        return table;
    }

    private static <T> List<T> of(List<Detector> all, Class<T> listener) {
        return all.stream().filter(listener::isInstance).map(listener::cast).toList();
    }

    /** Replaces the site's own rules, indicators and signatures. */
    void renew(SiteRules own) {
        list.renew(own);
    }

    /** Returns how many remembered items the detectors dropped to stay within their bounds. */
    long forgotten() {
        return list.all().stream().mapToLong(Detector::forgotten).sum();
    }

    /** Returns the memory of the detectors beyond a run. */
    DetectorMemory memory() {
        return memory;
    }

    /** A client sent a request. */
    void requested(Act act, List<Finding> out) {
        Service service = act.operation().service();
        for (Detector.OnRequest each :
                requests[service.action().ordinal()][service.dangerous().ordinal()]) {
            each.requested(act, out);
        }
    }

    /** A request was answered, or will never be. */
    void completed(OperationCompleted event, Act act, List<Finding> out) {
        Action action = act.operation().service().action();
        for (Detector.OnCompletion each :
                completions[action.ordinal()][event.outcome().kind().ordinal()]) {
            each.completed(event, act, out);
        }
    }

    /** A program, block or file was transferred completely. */
    void transferred(TransferSeen moved, Act act, List<Finding> out) {
        transfers.forEach(each -> each.transferred(moved, act, out));
    }

    /** A flow began. */
    void started(FlowStarted event) {
        for (Detector.OnFlow each : flows) {
            each.started(event);
        }
    }

    /** The other side of a flow sent its first packet. */
    void answered(FlowAnswered event) {
        for (Detector.OnFlow each : flows) {
            each.answered(event);
        }
    }

    /** A flow is still active. */
    void interval(FlowInfo flow, long time) {
        for (Detector.OnFlow each : flows) {
            each.interval(flow, time);
        }
    }

    /** A side closed a connection. */
    void closed(ConnectionClosed event) {
        for (Detector.OnFlow each : flows) {
            each.closed(event);
        }
    }

    /** A flow ended. */
    void ended(FlowInfo flow, long time) {
        for (Detector.OnFlow each : flows) {
            each.ended(flow, time);
        }
    }

    /** A reset cut a connection. */
    void cut(ConnectionCut event) {
        cuts.forEach(each -> each.cut(event));
    }

    /** A session revealed a property of itself. */
    void session(SessionSeen event) {
        sessions.forEach(each -> each.session(event));
    }

    /** A message stated which device has an address. */
    void bound(AddressBinding event, List<Finding> out) {
        bindings.forEach(each -> each.bound(event, out));
    }

    /** Two network cards use one address alternately. */
    void spokenByTurns(SpokenByTurns event) {
        turns.forEach(each -> each.spokenByTurns(event));
    }

    /** A sender broadcasts at a high rate. */
    void broadcasts(BroadcastsSeen event) {
        broadcasts.forEach(each -> each.broadcasts(event));
    }

    /** A device receives packets at a high rate. */
    void datagrams(DatagramsSeen event) {
        datagrams.forEach(each -> each.datagrams(event));
    }

    /** Bytes contradict a specification, or bytes that were sent before. */
    void anomaly(AnomalySeen event, @Nullable AssetModel sender, List<Finding> out) {
        anomalies.forEach(each -> each.anomaly(event, sender, out));
    }

    /** A message has an unknown code. */
    void unknown(UnknownSeen event) {
        unknowns.forEach(each -> each.unknown(event));
    }

    /** A device claimed a property of its identity. */
    void claimed(IdentityClaim event) {
        claims.forEach(each -> each.claimed(event));
    }

    /** A device appeared. */
    void appeared(AssetModel asset, long time, Evidence evidence, List<Finding> out) {
        assets.forEach(each -> each.appeared(asset, time, evidence, out));
    }

    /** Reports those parties of a sighting that are new and were not reported yet. */
    void mentioned(Sighting sighting) {
        list.presence().tell(sighting.source(), sighting.time(), false);
        list.presence().tell(sighting.target(), sighting.time(), true);
    }

    /** A property of a device changed. */
    void changed(AssetChanged event, AssetModel asset, List<Finding> out) {
        changes.forEach(each -> each.changed(event, asset, out));
    }

    /** A device is no longer heard. */
    void silent(AssetSilent event, AssetModel asset) {
        silences.forEach(each -> each.silent(event, asset));
    }

    /** Returns whether any detector wants messages. */
    boolean wantsMessages() {
        return messages.stream().anyMatch(Detector.OnMessage::wantsMessages);
    }

    /** A message was dissected. */
    void message(MessageSeen event) {
        messages.forEach(each -> each.message(event));
    }

    /** Returns whether any detector wants payload. */
    boolean wantsPayload() {
        return payloads.stream().anyMatch(Detector.OnPayload::wantsPayload);
    }

    /** One side of a flow sent bytes. */
    void payload(PayloadSeen event) {
        payloads.forEach(each -> each.payload(event));
    }

    /** One side of a connection whose protocol is not recognised yet sent its first bytes. */
    void unclaimed(PayloadSeen event) {
        unclaimed.forEach(each -> each.unclaimed(event));
    }

    /** The sensor reported the state of its capture. */
    void health(CaptureHealth event, List<Finding> out) {
        healths.forEach(each -> each.health(event, out));
    }

    /** Event time reached another whole second. */
    void clock(long time) {
        clocks.forEach(each -> each.clock(time));
    }

    /** The input ended. */
    void end() {
        clocks.forEach(Detector.OnClock::end);
    }

    /** Event time jumped forward. */
    void timeGap(long from, long to) {
        clocks.forEach(each -> each.timeGap(from, to));
    }
}
