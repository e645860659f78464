package io.otus.alert.detect.scan;

import io.otus.alert.baseline.Category;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.scan.VainTries.Host;
import io.otus.alert.detect.scan.VainTries.Pair;
import io.otus.alert.detect.scan.VainTries.Target;
import io.otus.alert.detect.scan.VainTries.Try;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/**
 * Part of {@link ScanDetector}: follows opened connections until they show whether they come to anything. Those that do
 * not are handed on: they get no answer, or are refused, or a controller accepted one in which nothing is then said. An
 * acceptance is all that a scan needs to learn what is there. Confined to the analysis thread.
 */
final class Openings {
    /** A target that has not answered after this time counts as silent. */
    private static final long PATIENCE = 2 * Nanos.SECOND;

    /** A living connection of which one side is not heard has more frames than this. */
    private static final int KNOCKS = 3;
    /**
     * A client that has sent nothing for this long after it opened a connection only wanted to know whether the target
     * answers.
     */
    private static final long WORDLESS = Nanos.MINUTE;
    /** Opening and closing a connection takes no more frames of one side than this. */
    private static final int KNOCK = 6;
    /**
     * Most tries that wait for an answer. Beyond them the oldest is given up; a flood of tries is reported as a flood,
     * not as a scan.
     */
    private static final int MAX_PENDING = 16_384;
    /** Most pairs of source and target that are remembered as reached; the least recent are forgotten first. */
    private static final int MAX_REACHED = 65_536;
    /** Most services that are remembered as having answered; the oldest are forgotten first. */
    private static final int MAX_SERVING = 16_384;
    /**
     * Most frames of tries that are held until the tries are reported. A flood of tries loses a frame, and no finding.
     */
    private static final int MAX_HELD = 8_192;

    private record Service(Host host, Transport transport, int port) {}

    private final RecentMap<Long, Try> pending = new RecentMap<>(MAX_PENDING);
    /**
     * Accepted connections whose purpose is not known yet, by flow: those of controllers, and while conversations are
     * learned those of all devices, as a device may later turn out to be a controller.
     */
    private final RecentMap<Long, Try> taken = new RecentMap<>(MAX_PENDING);
    /**
     * Pairs that count as reached: true if the target answered; false if it was tried in vain or without a word while
     * learning, which is kept.
     */
    private final RecentMap<Pair, Boolean> reached = new RecentMap<>(MAX_REACHED);

    private final RecentMap<Service, Boolean> serving = new RecentMap<>(MAX_SERVING);
    private final DetectorContext site;
    private final FrameHold hold;
    private final ObjLongConsumer<Try> vain;

    /**
     * Creates a follower of connections.
     *
     * @param vain receives each try that came to nothing, with the event time at which that became known
     */
    Openings(DetectorContext site, ObjLongConsumer<Try> vain) {
        this.site = site;
        this.hold = site.hold(MAX_HELD);
        this.vain = vain;
    }

    /** Returns how much was forgotten in order to stay within bounds. */
    long forgotten() {
        return pending.forgotten() + taken.forgotten() + reached.forgotten() + serving.forgotten();
    }

    /** Holds the frame of a try that came to nothing for as long as the holder needs it. */
    void hold(Try failed, FrameHolder holder) {
        hold.mark(failed.evidence(), holder);
    }

    void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        IpAddress from = flow.endpoint(0).ip();
        IpAddress to = flow.endpoint(1).ip();
        if (from == null
                || to == null
                || !from.isUnicast()
                || to.isUnspecified()
                || flow.endpoint(1).isGroup()) {
            return;
        }
        if (flow.transport() == Transport.LINK) {
            return;
        }
        Pair pair = new Pair(
                new Host(flow.endpoint(0).segment(), from),
                new Target(to, flow.transport(), flow.endpoint(1).port()));
        if (reached.get(pair) != null || isAnswer(flow)) {
            return;
        }
        Try opened = new Try(flow, pair, event.origin().evidence(), event.time());
        pending.put(flow.id(), opened);
        hold.mark(opened.evidence(), _ -> isWaited(flow.id()));
    }

    /** Returns whether the outcome of a connection is still open. */
    private boolean isWaited(long flow) {
        return pending.contains(flow) || taken.contains(flow);
    }

    /**
     * Returns whether a flow starts from a port at which its sender serves: the sensor then missed the question, and
     * the flow is the answer.
     */
    private boolean isAnswer(FlowInfo flow) {
        Endpoint sender = flow.endpoint(0);
        IpAddress ip = sender.ip();
        return ip != null
                && serving.get(new Service(new Host(sender.segment(), ip), flow.transport(), sender.port())) != null;
    }

    void answered(FlowAnswered event) {
        Try waiting = pending.remove(event.flow().id());
        if (waiting == null) {
            return;
        }
        if (event.refused()) {
            vain.accept(waiting, event.time());
        } else {
            reached.put(waiting.pair(), true);
            Target target = waiting.pair().target();
            Host server = new Host(event.flow().endpoint(1).segment(), target.ip());
            serving.put(new Service(server, target.transport(), target.port()), true);
            boolean isLearned = site.baseline().learning().isLearning(Category.CONVERSATIONS, waiting.time());
            if (target.transport() == Transport.TCP
                    && (isLearned || site.isController(event.flow().endpoint(1)))) {
                taken.put(event.flow().id(), waiting);
            }
        }
    }

    void ended(FlowInfo flow, long time) {
        Try over = taken.remove(flow.id());
        if (over != null && isKnock(flow)) {
            vain.accept(over, time);
        }
    }

    private static boolean isKnock(FlowInfo flow) {
        return flow.payloadBytes(0) == 0
                && flow.payloadBytes(1) == 0
                && flow.frames(0) <= KNOCK
                && flow.frames(1) <= KNOCK;
    }

    /** Hands on tries that were not answered in time, and connections in which nothing was said. */
    void clock(long time) {
        for (Iterator<Try> each = pending.values().iterator(); each.hasNext(); ) {
            Try oldest = each.next();
            if (time - oldest.time() < PATIENCE) {
                break;
            }
            each.remove();
            if (oldest.flow().frames(1) == 0 && oldest.flow().frames(0) <= KNOCKS) {
                vain.accept(oldest, time);
            }
        }
        for (Iterator<Try> each = taken.values().iterator(); each.hasNext(); ) {
            Try oldest = each.next();
            if (time - oldest.time() < WORDLESS) {
                break;
            }
            each.remove();
            if (isKnock(oldest.flow())) {
                vain.accept(oldest, time);
            }
        }
    }

    /** Drops all open tries, since their outcome is unknown: a piece of time is missing. */
    void clear() {
        pending.clear();
        taken.clear();
    }

    /** Notes a try that came to nothing while conversations are learned: its target counts as reached from now on. */
    void learn(Pair pair) {
        reached.put(pair, false);
    }

    /** Shows the pairs that came to nothing while that was learned. */
    void forEachLearned(Consumer<Pair> viewer) {
        reached.forEach((pair, answered) -> {
            if (!answered) {
                viewer.accept(pair);
            }
        });
    }
}
