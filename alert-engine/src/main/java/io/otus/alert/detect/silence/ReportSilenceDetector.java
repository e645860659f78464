package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.core.event.Action;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Danger;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.StreamMessage;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.Iterator;
import java.util.List;
import org.agrona.collections.LongHashSet;

/**
 * {@link Kind#ASSET_SILENT}, medium: a device that reported unasked again and again, whatever the points, has stopped
 * reporting while it is otherwise heard. The reports are missed after three times their longest pause, five times their
 * usual one and two minutes, whichever is longest. The device is otherwise heard if its connection goes on or, without
 * a connection, if it still sends something. T0804.
 *
 * <p>Pauses are learned in the first half hour of reports and for as long as timing is learned; a longer pause after
 * which the device went on by itself counts as well. Nothing is reported for irregular reports, as those sent on change
 * only, whose pauses differ too much; if the listener ended the connection, its transfer, all that it subscribed for or
 * what was reported as often, or no longer renews it; and for ten minutes after the sensor lost frames. Streams whose
 * messages say how soon the next one follows are watched elsewhere.
 */
public final class ReportSilenceDetector
        implements Detector.OnRequest,
                Detector.OnFlow,
                Detector.OnSession,
                Detector.OnHealth,
                Detector.OnClock,
                Detector.Keeping {
    /** Time within which a device restarts and builds its connection anew. */
    private static final long LEAST = 2 * Nanos.MINUTE;
    /** How long reports are watched before they are missed. */
    private static final long SETTLED = 30 * Nanos.MINUTE;
    /** Fewer reports than this show no rhythm. */
    private static final int ENOUGH = 20;
    /** Reports are overdue after this many of their longest pauses, and after {@code PERIODS} of their usual ones. */
    private static final int PAUSES = 3;

    private static final int PERIODS = 5;
    /** If the longest pause is more than this many usual ones, the reports have no rhythm. */
    private static final int REGULAR = 4;
    /** A connection goes on if each side sent at least this many frames in the second half of the silence. */
    private static final int ALIVE = 2;
    /** How long a loss of frames excuses silence. */
    private static final long IMPAIRED = 10 * Nanos.MINUTE;
    /** If nothing at all was heard for this long, the sensor was deaf: that time does not count. */
    private static final long QUIET = 10 * Nanos.SECOND;
    /** How often missing reports are looked for. */
    private static final long PERIOD = 5 * Nanos.SECOND;
    /** Most series of reports that are followed; the least recent are forgotten first. */
    private static final int MAX_REPORTS = 4_096;

    private record Key(Conversation conversation, String service) {}

    /** A listener and the device that it subscribed with, be it for a unit or for the whole device. */
    private record Pair(AssetModel listener, AssetModel device) {
        static Pair of(Conversation conversation) {
            return new Pair(conversation.client(), conversation.server());
        }
    }

    /** The reports of a device to one listener by one service. */
    private static final class Reports implements FrameHolder {
        private final Key key;
        private final long first;
        private Origin latest;
        /** Event time at which the latest turn of reports began; many points are often reported at once. */
        private long turn;

        private long count = 1;
        private long longest;
        /** How long the sensor was deaf since the latest report, in nanoseconds. */
        private long deaf;
        /** The frames of either side after the first half of the time allowed without a report; empty before. */
        private long[] frames = {};

        /** Whether no report is awaited until the next one comes. */
        private boolean isDone;
        /** Whether what set the rhythm may have been cancelled, and no point has shown the same rhythm since. */
        private boolean isUncertain;
        /** Whether the end of the reports was reported. */
        private boolean isTold;

        Reports(Key key, Origin origin) {
            this.key = key;
            this.turn = origin.time();
            this.first = origin.time();
            this.latest = origin;
        }

        @Override
        public boolean holds(long frame) {
            return latest.frame() == frame;
        }

        void next(Origin origin) {
            if (!isTold && !isDone) {
                longest = Math.max(longest, silence(origin.time()));
            }
            deaf = 0;
            if (origin.time() - turn >= Nanos.SECOND) {
                turn = origin.time();
                count++;
            }
            latest = origin;
            frames = new long[0];
            isDone = false;
            isTold = false;
        }

        /** Returns for how long no report came while the sensor heard, in nanoseconds. */
        long silence(long time) {
            return time - latest.time() - deaf;
        }

        boolean isRegular() {
            long watched = latest.time() - first;
            return count >= ENOUGH && watched >= SETTLED && longest <= REGULAR * (watched / (count - 1));
        }

        long limit() {
            long usual = (latest.time() - first) / (count - 1);
            return Math.max(LEAST, Math.max(PAUSES * longest, PERIODS * usual));
        }

        /** Returns whether the device is otherwise heard in the second half of the time in which no report came. */
        boolean isHeardOtherwise(AssetModel device) {
            FlowInfo flow = latest.flow();
            return flow.transport() == Transport.TCP
                    ? frames.length == 2 && flow.frames(0) - frames[0] >= ALIVE && flow.frames(1) - frames[1] >= ALIVE
                    : device.spoke() > latest.time() + deaf + limit() / 2;
        }
    }

    private final DetectorContext site;
    private final FrameHold hold;
    private final RecentMap<Key, Reports> reports = new RecentMap<>(MAX_REPORTS);
    /** The open flows that carried reports: most flows never do, and their end needs no search of all reports. */
    private final LongHashSet carriers = new LongHashSet();

    private final RecentMap<Pair, Subscription> subscriptions = new RecentMap<>(MAX_REPORTS);
    private long looked = Long.MIN_VALUE / 2;
    /** The longest pauses of an earlier run, for reports that were not heard in this run yet. */
    private final RecentMap<Key, Long> pauses = new RecentMap<>(MAX_REPORTS);
    /** Latest event time, which goes on with whatever is heard; the least long before the first event. */
    private long heard = Long.MIN_VALUE;

    private long impaired = Long.MIN_VALUE / 2;

    public ReportSilenceDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_REPORTS);
    }

    @Override
    public long forgotten() {
        return reports.forgotten() + subscriptions.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return danger == Danger.BLIND
                || action == Action.SUBSCRIBE
                || action == Action.NOTIFY
                || action == Action.UNSUBSCRIBE
                || action == Action.OTHER;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Operation operation = act.operation();
        Conversation conversation = act.conversation();
        if (conversation == null) {
            return;
        }
        Origin origin = operation.origin();
        if (operation.service().dangerous() == Danger.BLIND) {
            end(origin.flow()); // the act itself is reported by another detector
        } else if (operation.service().action() == Action.SUBSCRIBE) {
            if (site.isIndustrial(operation.protocol())) {
                subscriptions
                        .getOrMake(Pair.of(conversation), Subscription::new)
                        .renew(operation, origin.time());
            }
        } else if (operation.service().action() == Action.UNSUBSCRIBE
                || operation.service().action() == Action.OTHER) {
            cancel(conversation, operation);
        } else if (operation.service().action() == Action.NOTIFY
                && !(operation.request() instanceof StreamMessage)
                && site.isIndustrial(operation.protocol())) {
            Subscription subscription = subscriptions.get(Pair.of(conversation));
            if (subscription != null) {
                subscription.reported(operation, origin.time());
            }
            report(new Key(conversation, operation.service().key()), origin);
        }
    }

    /**
     * Ends the reports of a subscription if the listener cancels it, or has its service do something else. Those are
     * still awaited of which a point stands that is reported as often, or that was subscribed for just now, as where an
     * operator changes from one screen to the next, once it shows the same. Otherwise the rhythm was that of what was
     * cancelled, and what is reported from now on has one of its own.
     */
    private void cancel(Conversation conversation, Operation operation) {
        Pair pair = Pair.of(conversation);
        Subscription subscription = subscriptions.get(pair);
        if (subscription == null || !subscription.isEndedBy(operation)) {
            return;
        }
        long time = operation.origin().time();
        if (!subscription.cancel(operation, time)) {
            return;
        }
        for (Iterator<Reports> each = reports.values().iterator(); each.hasNext(); ) {
            Reports its = each.next();
            Conversation by = its.key.conversation;
            if (!by.protocol().equals(operation.protocol()) || !Pair.of(by).equals(pair)) {
                continue;
            }
            if (subscription.isOver()) {
                its.isDone = true;
            } else if (its.isRegular() && subscription.isReported(its.limit(), PAUSES, time)) {
                its.isUncertain = false;
            } else if (its.isRegular() && subscription.mayBeReported(time)) {
                its.isUncertain = true;
            } else {
                each.remove();
                pauses.put(its.key, its.longest);
            }
        }
    }

    private void report(Key key, Origin origin) {
        Reports known = reports.get(key);
        if (known == null) {
            known = new Reports(key, origin);
            Long before = pauses.remove(key);
            known.longest = before == null ? 0 : before;
            reports.put(key, known);
        } else {
            known.next(origin);
        }
        carriers.add(origin.flow().id());
        hold.mark(origin.frame(), known);
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        String protocol = flow.protocol();
        if (flow.transport() == Transport.TCP && protocol != null && site.isIndustrial(protocol)) {
            end(flow);
        }
        carriers.remove(flow.id());
    }

    @Override
    public void session(SessionSeen event) {
        if (event.kind().equals(SessionSeen.LINK_RESET)) {
            end(event.origin().flow());
        }
    }

    private void end(FlowInfo flow) {
        if (!carriers.contains(flow.id())) {
            return;
        }
        for (Reports each : reports.values()) {
            if (each.latest.flow().id() == flow.id()) {
                each.isDone = true;
                Conversation its = each.key.conversation;
                Subscription subscription = subscriptions.get(Pair.of(its));
                if (subscription != null) {
                    subscription.end(its.protocol());
                }
            }
        }
    }

    @Override
    public void health(CaptureHealth event, List<Finding> out) {
        switch (event.kind()) {
            case DROPS, ONE_SIDED, SILENT, TIME_GAP -> impaired = event.time();
            default -> {
                // No frames were missed in these cases.
            }
        }
    }

    @Override
    public void clock(long time) {
        if (heard != Long.MIN_VALUE && time - heard > QUIET) {
            for (Reports each : reports.values()) {
                each.deaf += time - heard;
            }
        }
        heard = time;
        if (time - looked < PERIOD) {
            return;
        }
        looked = time;
        for (Iterator<Reports> each = reports.values().iterator(); each.hasNext(); ) {
            Reports its = each.next();
            if (its.key.conversation.isGone()) {
                each.remove();
            } else if (!its.isDone && !its.isTold && its.silence(time) > LEAST / 2 - PERIOD) {
                judge(its.key, its, time);
            }
        }
    }

    private void judge(Key key, Reports its, long time) {
        if (!its.isRegular()) {
            return;
        }
        long silence = its.silence(time);
        FlowInfo flow = its.latest.flow();
        if (its.frames.length == 0 && silence > its.limit() / 2) {
            its.frames = new long[] {flow.frames(0), flow.frames(1)};
        }
        Subscription subscription = subscriptions.get(Pair.of(key.conversation));
        long last = its.latest.time();
        boolean isAwaited = subscription == null
                || (subscription.isStanding(last, time)
                        && (!its.isUncertain || subscription.isReported(its.limit(), PAUSES, last)));
        if (silence <= its.limit()
                || !isAwaited
                || time - impaired < IMPAIRED
                || !its.isHeardOtherwise(key.conversation.server())) {
            return;
        }
        if (!site.baseline().learning().isLearning(Category.TIMING, time)) {
            its.isTold = true;
            tell(key, its, time);
        }
    }

    @Override
    public String keptAs() {
        return "report-pauses";
    }

    /**
     * Returns {@code CLIENT SERVER PROTOCOL LONGEST SERVICE UNIT} for reports whose longest pause is long enough to
     * decide.
     */
    @Override
    public void keep(KeptLines out) {
        reports.forEach((key, its) -> keep(key, its.longest, out));
        pauses.forEach((key, longest) -> keep(key, longest, out));
    }

    private static void keep(Key key, long longest, KeptLines out) {
        Conversation its = key.conversation;
        String client = its.client().assetId();
        String server = its.server().assetId();
        if (longest > LEAST / PAUSES && client != null && server != null && !its.isGone()) {
            out.line()
                    .add(client)
                    .add(server)
                    .add(its.protocol())
                    .add(longest)
                    .add(key.service)
                    .add(its.unit());
        }
    }

    @Override
    public void takeUp(KeptLine line) {
        String client = line.nextText();
        String server = line.nextText();
        String protocol = line.nextText();
        long longest = line.nextLong();
        String service = line.nextText();
        Conversation conversation = site.baseline().find(client, server, protocol, line.nextTextOnceBare());
        if (conversation != null) {
            pauses.put(new Key(conversation, service), longest);
        }
    }

    private void tell(Key key, Reports its, long time) {
        AssetModel device = key.conversation.server();
        AssetModel listener = key.conversation.client();
        var broken = new ReportSilence(
                device,
                listener,
                key.conversation.protocol(),
                key.service,
                its.latest.time(),
                its.longest,
                DisplayFilter.of(its.latest));
        Object once = new ReportSilence.Key(device);
        site.report(
                new Finding(Kind.ASSET_SILENT, Kind.ASSET_SILENT.severity(), "", once, broken, false),
                new Sighting(time, its.latest.evidence(), null, device, listener));
    }
}
