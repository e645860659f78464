package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#CMD_DANGEROUS}, {@link Kind#MODE_CHANGE}, {@link Kind#PROGRAM_XFER}, {@link Kind#FIRMWARE_XFER},
 * {@link Kind#TIME_MANIP}: dangerous acts, recognised by their meaning, from the first second on and whoever performs
 * them. If a conversation is known to do it, the severity is lower, but the act is always reported. To stop a service
 * is low if nothing there controls a process; to lock a controller is medium.
 *
 * <p>One usual act looks dangerous: in some protocols a master silences a device when it begins to talk to it, requests
 * everything that the device knows, and then lets it report again. So if a conversation is known to do that, the act is
 * reported only after {@link #PATIENCE}, and as info if the device may report again by then: every starting master does
 * that, and every master of an outstation that comes back, some of them more than once before they succeed.
 *
 * <p>To stop a device that ran again for at least a minute since it was stopped is a new act. If it is critical, it is
 * reported anew, however soon, in one alert for everything that the same source stops in this way within five minutes.
 *
 * <p>An act that came from another network card than its client's names that card, and is an alert of its own, at once.
 */
public final class DangerDetector
        implements Detector.OnRequest, Detector.OnCompletion, Detector.OnClock, Detector.Keeping {
    /** Time that a known master may take to let a device report again after it silenced it. */
    private static final long PATIENCE = 30 * Nanos.SECOND;
    /** Longest time between a stop and the start that belongs to it. */
    private static final long RESTART = 10 * Nanos.MINUTE;
    /** Most silencings that wait at a time; beyond that, the oldest is reported first. */
    private static final int MAX_HELD = 1_024;

    /**
     * A known silencing that waits for the device to be allowed to report again, until the patience with its first
     * sighting ends. A master whose connection breaks while it begins silences the device once more.
     */
    private record Silenced(Finding finding, List<Sighting> sightings) {
        /** Most repetitions that wait together; further ones are reported at once. */
        private static final int MAX_SIGHTINGS = 16;

        Silenced(Finding finding, Sighting first) {
            this(finding, new ArrayList<>(List.of(first)));
        }

        long time() {
            return sightings.getFirst().time();
        }

        Silenced weighing(Severity severity, String reason) {
            return new Silenced(finding.weighing(severity, reason), sightings);
        }
    }

    private final DetectorContext site;
    private final FrameHold hold;
    private final SequencedMap<Conversation, Silenced> silenced = new LinkedHashMap<>();

    private final Stops stops = new Stops();
    private final Runs runs = new Runs();

    public DangerDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_HELD);
    }

    /** The key that makes the steps of one act, such as the blocks of a download, one finding. */
    private record Key(
            Danger danger,
            Action action,
            Object client,
            @Nullable MacAddress card,
            Object server,
            String protocol,
            String unit) {}

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return danger != Danger.NONE || action == Action.SUBSCRIBE;
    }

    @Override
    public long forgotten() {
        return stops.forgotten() + runs.forgotten();
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome == Outcome.Kind.ERROR && (action == Action.STOP || Runs.isStart(action));
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        if (!event.outcome().isPutOff()) {
            runs.refused(act);
        }
    }

    @Override
    public String keptAs() {
        return "runs";
    }

    @Override
    public void keep(KeptLines out) {
        runs.keep(out);
        stops.keep(out);
    }

    @Override
    public void takeUp(KeptLine line) {
        if (!stops.takesUp(line, site.baseline())) {
            runs.takeUp(line, site.baseline());
        }
    }

    /** Checks an operation before its facts are learned. */
    @Override
    public void requested(Act act, List<Finding> out) {
        Service service = act.operation().service();
        Danger danger = service.dangerous();
        Conversation conversation = act.conversation();
        if (danger == Danger.NONE) {
            if (service.action() == Action.SUBSCRIBE && conversation != null && !silenced.isEmpty()) {
                mayTellAgain(conversation);
            }
            return;
        }
        Fact function = conversation == null ? null : conversation.functions().find(service);
        boolean known = function != null && function.isKnown();
        Kind kind = kind(danger);
        Severity severity = danger == Danger.DOWNLOAD ? Severity.CRITICAL : kind.severity();
        String reason = danger == Danger.DOWNLOAD ? "Raised: logic goes into the device." : "";
        if (danger == Danger.LOCK) {
            severity = Severity.MEDIUM;
            reason = "Lowered: the program in the device keeps running; only changes by others are locked out.";
        }
        if (known) {
            severity = severity.lowered();
            reason = "Lowered by one: this conversation is known to do it.";
        }
        if (!known && isRestarted(act, danger)) {
            severity = Severity.CRITICAL;
            reason = "Raised: the same client stopped it shortly before, so that what runs now may be something else.";
        }
        boolean isOffice = isOfOffice(act, danger);
        if (isOffice) {
            severity = Severity.LOW;
            reason = "Lowered: neither device takes part in the control of a process.";
        }
        boolean isAnew = runs.isStoppedAnew(act);
        Forged forged = Forged.of(act, site);
        Broken broken = new DangerousAct(act.client(), act.server(), service, known, isAnew, forged);
        Finding finding = new Finding(kind, severity, reason, key(act, site), broken, !isOffice);
        boolean isUsual = known && danger == Danger.BLIND && forged == null;
        if (!isUsual || conversation == null || !waits(finding, conversation, act)) {
            out.add(finding);
        }
    }

    /** Lets a silencing wait. Returns false if there is no room for it, or another act of the conversation waits. */
    private boolean waits(Finding finding, Conversation conversation, Act act) {
        Origin origin = act.operation().origin();
        Sighting sighting = act.sighting(origin);
        Silenced before = silenced.get(conversation);
        if (before == null) {
            silenced.put(conversation, new Silenced(finding, sighting));
        } else if (before.finding.key().equals(finding.key()) && before.sightings.size() < Silenced.MAX_SIGHTINGS) {
            before.sightings.add(sighting);
        } else {
            return false;
        }
        hold.mark(origin.evidence(), _ -> silenced.containsKey(conversation));
        if (silenced.size() > MAX_HELD) {
            tell(silenced.pollFirstEntry().getValue());
        }
        return true;
    }

    /**
     * Returns whether the act stops something that controls no process, by a protocol that controls none: a service of
     * an office computer. After learning it is known which devices take part in the control of a process.
     */
    private boolean isOfOffice(Act act, Danger danger) {
        return danger == Danger.HALT
                && act.client() != null
                && act.server() != null
                && !site.isIndustrial(act.operation().protocol())
                && !site.baseline()
                        .learning()
                        .isLearning(
                                Category.CONVERSATIONS, act.operation().origin().time())
                && !Outside.isOfProcess(site, act.server())
                && !Outside.isOfProcess(site, act.client());
    }

    private void mayTellAgain(Conversation conversation) {
        Silenced since = silenced.remove(conversation);
        if (since != null) {
            String reason = "Lowered: this conversation is known to do it, and had the device tell again at once.";
            tell(since.weighing(Severity.INFO, reason));
        }
    }

    private void tell(Silenced since) {
        since.sightings.forEach(each -> site.report(since.finding, each));
    }

    @Override
    public void clock(long time) {
        while (!silenced.isEmpty() && time - silenced.firstEntry().getValue().time() >= PATIENCE) {
            tell(silenced.pollFirstEntry().getValue());
        }
    }

    @Override
    public void end() {
        silenced.values().forEach(this::tell);
        silenced.clear();
    }

    /** Returns whether the same client stopped the device within {@link #RESTART} before it sets it running. */
    private boolean isRestarted(Act act, Danger danger) {
        AssetModel client = act.client();
        AssetModel server = act.server();
        if (client == null || server == null || (danger != Danger.HALT && danger != Danger.MODE)) {
            return false;
        }
        long time = act.operation().origin().time();
        if (danger == Danger.HALT) {
            stops.stopped(client, server, time);
            return false;
        }
        Long since = stops.last(client, server);
        return since != null && time - since <= RESTART;
    }

    /** Returns the key of an act, which is the same for all its steps. */
    static Object key(Act act, DetectorContext site) {
        Operation operation = act.operation();
        Conversation conversation = act.conversation();
        Forged forged = Forged.of(act, site);
        return new Key(
                operation.service().dangerous(),
                operation.service().action(),
                place(act.client(), operation.client()),
                forged == null ? null : forged.by(),
                place(act.server(), operation.server()),
                operation.protocol(),
                conversation == null ? operation.unit() : conversation.unit());
    }

    /** Returns the asset, or the address if it is no single device. */
    private static Object place(@Nullable AssetModel asset, Endpoint endpoint) {
        return asset != null ? asset : endpoint.host();
    }

    private static Kind kind(Danger danger) {
        return switch (danger) {
            case HALT, BLIND, TRACES -> Kind.CMD_DANGEROUS;
            case MODE, LOCK -> Kind.MODE_CHANGE;
            case UPLOAD, DOWNLOAD -> Kind.PROGRAM_XFER;
            case FIRMWARE -> Kind.FIRMWARE_XFER;
            case TIME -> Kind.TIME_MANIP;
            case NONE -> throw new IllegalArgumentException("not dangerous");
        };
    }
}
