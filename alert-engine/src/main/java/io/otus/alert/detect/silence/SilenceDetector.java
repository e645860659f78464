package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Poll;
import io.otus.alert.baseline.PollSet;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Pair;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.AssetSilent;
import io.otus.core.event.Attribute;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.ConnectionClosed;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.time.Nanos;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a conversation which polls regularly, or a stream that a device publishes, has fallen silent, and lets
 * {@link SilenceJudge} find out whose silence it is. Time in which the sensor heard nothing at all does not count: if
 * everything is silent, the silence is the sensor's.
 */
public final class SilenceDetector
        implements Detector.OnRequest,
                Detector.OnCompletion,
                Detector.OnFlow,
                Detector.OnBinding,
                Detector.OnSession,
                Detector.OnHealth,
                Detector.OnAsset,
                Detector.OnAssetChange,
                Detector.OnAssetSilence,
                Detector.OnClock,
                Detector.Keeping {
    /** A conversation is not called silent sooner than this. */
    static final long LEAST = 30 * Nanos.SECOND;
    /** The sensor itself counts as deaf after this long a time in which nothing at all was heard. */
    private static final long QUIET = 10 * Nanos.SECOND;
    /**
     * The sensor also has to hear nothing for this many of the quickest polling periods on the site before it counts as
     * deaf.
     */
    private static final int QUIET_PERIODS = 5;

    /** What a line that is kept of a replaced device begins with. */
    private static final String REPLACED = "replaced";

    private final DetectorContext site;
    private final Baseline baseline;
    private final SilenceJudge judge;
    private final Streams streams;
    private final Clocks clocks;
    private final Set<Conversation> fallen = new LinkedHashSet<>();
    private long heard = Long.MIN_VALUE;
    private long quickest = Long.MAX_VALUE;

    public SilenceDetector(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
        this.judge = new SilenceJudge(site);
        this.streams = new Streams(judge, site);
        this.clocks = new Clocks(judge, site);
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        boolean told = act.operation().service().action() == Action.NOTIFY;
        hear(told ? act.server() : act.client(), act.operation().origin().time());
        if (told) {
            streams.told(act);
        }
    }

    @Override
    public long forgotten() {
        return streams.forgotten() + clocks.forgotten() + judge.forgotten();
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Origin answer = event.answer();
        if (answer != null) {
            hear(act.server(), answer.time());
        }
    }

    @Override
    public void started(FlowStarted event) {
        hear(event.flow().endpoint(0), event.time());
        AssetModel sought = model(event.flow().endpoint(1));
        if (sought != null) {
            sought.sought(event.time());
        }
    }

    @Override
    public void answered(FlowAnswered event) {
        hear(event.flow().endpoint(1), event.time());
    }

    @Override
    public void interval(FlowInfo flow, long time) {
        if (judge.replacements().isEmpty()) {
            return;
        }
        for (int side = 0; side < 2; side++) {
            AssetModel sender = model(flow.endpoint(side));
            if (sender != null) {
                judge.replacements().carried(sender, flow, side, time);
            }
        }
    }

    @Override
    public void closed(ConnectionClosed event) {
        FlowInfo flow = event.flow();
        String protocol = flow.protocol();
        int client = 1 - flow.server();
        boolean isLeaving = protocol != null && site.isIndustrial(protocol) && event.side() == client;
        AssetModel asking = isLeaving ? model(flow.endpoint(client)) : null;
        AssetModel asked = asking == null ? null : model(flow.endpoint(flow.server()));
        if (asking != null && asked != null) {
            judge.closed(new Pair(asking, asked), flow.firstTime(), event.time());
        }
    }

    @Override
    public void bound(AddressBinding event, List<Finding> out) {
        if (event.source() != AddressBinding.Source.DHCP_ACK) {
            hear(event.origin().source(), event.origin().time());
        }
    }

    @Override
    public void session(SessionSeen event) {
        if (event.fact() instanceof SessionFact.AddressQuery query) {
            judge.askedFor(
                    event.client().network(),
                    query.address().toString(),
                    event.origin().time());
        } else if (event.kind().equals(SessionSeen.CLOCK)) {
            AssetModel asset = model(event.client());
            if (asset != null) {
                clocks.told(event, asset);
            }
        }
    }

    @Override
    public void health(CaptureHealth event, List<Finding> out) {
        switch (event.kind()) {
            case DROPS, ONE_SIDED, SILENT -> judge.impaired(event.time());
            case HEARD_AGAIN,
                    TIME_GAP,
                    LIMIT,
                    DISSECTOR_STOPPED,
                    CONSUMER_FAILED,
                    EVIDENCE_LOST,
                    ALERTS_LOST,
                    EXPORT_LOST,
                    EXPORT_WAITING,
                    STORE_DAMAGED,
                    WRITE_REFUSED,
                    FORGOTTEN -> {
                // No frames were missed in these cases, or the time did not count anyway.
            }
        }
    }

    @Override
    public void appeared(AssetModel asset, long time, Evidence evidence, List<Finding> out) {
        AssetRef known = site.known(asset);
        if (known != null && known.ip() != null) {
            replaced(known, time);
        }
    }

    @Override
    public void changed(AssetChanged event, AssetModel asset, List<Finding> out) {
        if (event.attribute() == Attribute.IP) {
            replaced(event.asset(), event.time());
        }
    }

    /**
     * Notes that a device which is new has the address of another one. A known one that takes it may stand in for a
     * device that failed, whose silence is news.
     */
    private void replaced(AssetRef taker, long time) {
        AssetModel before = site.model(site.deprivedBy(taker, time));
        AssetModel now = site.model(taker);
        if (before != null && now != null && !Outside.isKnown(now.presence())) {
            judge.replaced(before, now, time);
        }
    }

    @Override
    public void silent(AssetSilent event, AssetModel asset) {
        if (!baseline.learning().isLearning(Category.TIMING, event.time())) {
            judge.missed(event, asset);
        }
    }

    @Override
    public String keptAs() {
        return "left-alone";
    }

    /**
     * Returns {@code ID SINCE MISSED} for each device that is excused while no device is there to talk with it, and
     * {@code replaced ID TAKER TIME} for each whose address a new one took, with {@code SINCE MISSED} behind it if the
     * inventory missed it since.
     */
    @Override
    public void keep(KeptLines out) {
        for (LeftAlone.Silence each : judge.leftAlone().excused()) {
            out.line().add(each.id()).add(each.since()).add(each.time());
        }
        for (Replacements.Replaced each : judge.replacements().all()) {
            String device = each.device().assetId();
            String taker = each.taker().assetId();
            if (device != null && taker != null) {
                out.line().add(REPLACED).add(device).add(taker).add(each.time());
                LeftAlone.Silence missed = each.missed();
                if (missed != null) {
                    out.add(missed.since()).add(missed.time());
                }
            }
        }
    }

    @Override
    public void takeUp(KeptLine line) {
        if (!line.takes(REPLACED)) {
            judge.leftAlone().add(new LeftAlone.Silence(line.nextText(), line.nextLong(), line.nextLong(), null));
            return;
        }
        String id = line.nextText();
        AssetModel device = baseline.find(id);
        AssetModel taker = baseline.find(line.nextText());
        long time = line.nextLong();
        LeftAlone.Silence missed =
                line.hasNext() ? new LeftAlone.Silence(id, line.nextLong(), line.nextLong(), null) : null;
        if (device != null && taker != null) {
            judge.replacements().restore(new Replacements.Replaced(device, taker, time, missed));
        }
    }

    private void hear(Endpoint endpoint, long time) {
        hear(model(endpoint), time);
    }

    private @Nullable AssetModel model(Endpoint endpoint) {
        AssetRef asset = site.known(endpoint);
        return asset == null ? null : baseline.find(asset.id());
    }

    private void hear(@Nullable AssetModel asset, long time) {
        if (time - heard > quiet() && heard != Long.MIN_VALUE) {
            rebase(time - heard);
        }
        heard = time;
        if (asset != null) {
            asset.heard(time);
        }
    }

    private long quiet() {
        return quickest == Long.MAX_VALUE ? QUIET : Math.max(QUIET, quickest);
    }

    private void rebase(long duration) {
        for (Conversation conversation : baseline.conversations()) {
            conversation.polls().rebase(duration);
        }
        for (AssetModel asset : baseline.assets()) {
            asset.rebase(duration);
        }
        judge.rebase(duration);
    }

    /** Returns how long after its latest time a poll counts as silent, in nanoseconds. */
    static long patience(Poll poll) {
        return Math.max(LEAST, poll.rhythm().patience());
    }

    @Override
    public void clock(long time) {
        boolean learning = baseline.learning().isLearning(Category.TIMING, time);
        streams.clock(time, learning);
        clocks.clock(time, learning);
        if (heard == Long.MIN_VALUE || time - heard > quiet()) {
            return;
        }
        quickest = Long.MAX_VALUE;
        for (Conversation conversation : baseline.conversations()) {
            PollSet polls = conversation.polls();
            Poll poll = polls.quickest();
            if (poll == null || polls.last() == Long.MIN_VALUE) {
                continue;
            }
            quickest =
                    Math.min(quickest, Math.round(QUIET_PERIODS * poll.rhythm().period() * Nanos.SECOND));
            if (polls.takeReturned()) {
                judge.standIns().note(conversation, learning);
            }
            if (!polls.isSilent() && time - polls.last() > patience(poll)) {
                polls.fallSilent();
                judge.standIns().note(conversation, learning);
                if (!learning) {
                    fallen.add(conversation);
                }
            } else if (!learning && !polls.isSilent()) {
                judge.unanswered(conversation, poll, time);
            }
        }
        if (!fallen.isEmpty()) {
            fallen.removeIf(conversation -> conversation.isGone() || judge.isDecided(conversation, time));
        }
        judge.clock(time);
    }
}
