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
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.Iterator;
import java.util.List;

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
    /** How long a loss of frames excuses silence. */
    private static final long IMPAIRED = 10 * Nanos.MINUTE;
    /** If nothing at all was heard for this long, the sensor was deaf: that time does not count. */
    private static final long QUIET = 10 * Nanos.SECOND;
    /** How often missing reports are looked for. */
    private static final long PERIOD = 5 * Nanos.SECOND;
    /** Most pairs whose subscriptions are remembered; the least recent are forgotten first. */
    private static final int MAX_SUBSCRIPTIONS = 4_096;

    /** A listener and the device that it subscribed with, be it for a unit or for the whole device. */
    private record Pair(AssetModel listener, AssetModel device) {
        static Pair of(Conversation conversation) {
            return new Pair(conversation.client(), conversation.server());
        }
    }

    private final DetectorContext site;
    private final FollowedSeries reports;
    private final RecentMap<Pair, Subscription> subscriptions = new RecentMap<>(MAX_SUBSCRIPTIONS);
    private long looked = Long.MIN_VALUE / 2;
    /** Latest event time, which goes on with whatever is heard; the least long before the first event. */
    private long heard = Long.MIN_VALUE;

    private long impaired = Long.MIN_VALUE / 2;

    public ReportSilenceDetector(DetectorContext site) {
        this.site = site;
        this.reports = new FollowedSeries(site);
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
            reports.add(new ReportSeries.Key(conversation, operation.service().key()), origin);
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
        for (Iterator<ReportSeries> each = reports.iterator(); each.hasNext(); ) {
            ReportSeries its = each.next();
            Conversation by = its.key().conversation();
            if (!by.protocol().equals(operation.protocol()) || !Pair.of(by).equals(pair)) {
                continue;
            }
            if (subscription.isOver()) {
                its.done();
            } else if (its.isRegular() && subscription.isReported(its.limit(), ReportSeries.PAUSES, time)) {
                its.uncertain(false);
            } else if (its.isRegular() && subscription.mayBeReported(time)) {
                its.uncertain(true);
            } else {
                each.remove();
                reports.rememberPause(its);
            }
        }
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        String protocol = flow.protocol();
        if (flow.transport() == Transport.TCP && protocol != null && site.isIndustrial(protocol)) {
            end(flow);
        }
        reports.ended(flow);
    }

    @Override
    public void session(SessionSeen event) {
        if (event.kind().equals(SessionSeen.LINK_RESET)) {
            end(event.origin().flow());
        }
    }

    private void end(FlowInfo flow) {
        if (!reports.areCarriedBy(flow)) {
            return;
        }
        for (ReportSeries each : reports) {
            if (each.latest().flow().id() == flow.id()) {
                each.done();
                Conversation its = each.key().conversation();
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
            for (ReportSeries each : reports) {
                each.deaf(time - heard);
            }
        }
        heard = time;
        if (time - looked < PERIOD) {
            return;
        }
        looked = time;
        for (Iterator<ReportSeries> each = reports.iterator(); each.hasNext(); ) {
            ReportSeries its = each.next();
            if (its.key().conversation().isGone()) {
                each.remove();
            } else if (its.isAwaited() && its.silence(time) > ReportSeries.LEAST / 2 - PERIOD) {
                judge(its, time);
            }
        }
    }

    private void judge(ReportSeries its, long time) {
        if (!its.isRegular()) {
            return;
        }
        its.look(time);
        Subscription subscription = subscriptions.get(Pair.of(its.key().conversation()));
        long last = its.latest().time();
        boolean isAwaited = subscription == null
                || (subscription.isStanding(last, time)
                        && (!its.isUncertain() || subscription.isReported(its.limit(), ReportSeries.PAUSES, last)));
        if (its.silence(time) <= its.limit() || !isAwaited || time - impaired < IMPAIRED || !its.isHeardOtherwise()) {
            return;
        }
        if (!site.baseline().learning().isLearning(Category.TIMING, time)) {
            its.tell();
            tell(its, time);
        }
    }

    @Override
    public String keptAs() {
        return "report-pauses";
    }

    /** Adds the lines of {@link FollowedSeries#keep}. */
    @Override
    public void keep(KeptLines out) {
        reports.keep(out);
    }

    @Override
    public void takeUp(KeptLine line) {
        reports.takeUp(line, site.baseline());
    }

    private void tell(ReportSeries its, long time) {
        Conversation conversation = its.key().conversation();
        AssetModel device = conversation.server();
        AssetModel listener = conversation.client();
        var broken = new ReportSilence(
                device,
                listener,
                conversation.protocol(),
                its.key().service(),
                its.latest().time(),
                its.longest(),
                DisplayFilter.of(its.latest()));
        Object once = new ReportSilence.Key(device);
        site.report(
                Finding.of(Kind.ASSET_SILENT, once, broken),
                new Sighting(time, its.latest().evidence(), null, device, listener));
    }
}
