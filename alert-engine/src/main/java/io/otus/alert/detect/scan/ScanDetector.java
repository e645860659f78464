package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.detect.scan.VainTries.Host;
import io.otus.alert.detect.scan.VainTries.Pair;
import io.otus.alert.detect.scan.VainTries.Target;
import io.otus.alert.detect.scan.VainTries.Try;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#SCAN_HOST} and {@link Kind#SCAN_PORT}: a source tries one target after the other, and gets no answer or
 * is refused. Fast: {@value VainTries#FAST_HOSTS} hosts, or {@value VainTries#FAST_PORTS} ports of one host, within a
 * minute. Slow: {@value VainTries#SLOW_TARGETS} targets within a day, or {@value VainTries#SLOW_CONTROLLERS}
 * controllers at the same TCP port, since requests for services that are gone are common with computers and rare with
 * controllers. A controller that answers and is then left without a word was tried as well: to learn what is there
 * needs no more.
 *
 * <p>A target does not count if the source ever reached it, or tried it in vain or left it without a word while
 * conversations were learned: a client whose server is down scans nothing, nor does a monitor that checks open ports.
 * High if a controller is among the targets, medium otherwise.
 */
public final class ScanDetector implements Detector.OnFlow, Detector.OnClock, Detector.Keeping {
    private static final long SECOND = 1_000_000_000L;
    /** A target that has not answered after this time counts as silent. */
    private static final long PATIENCE = 2 * SECOND;

    /** How often attempts that are over are removed. */
    private static final long SWEEP = 600 * SECOND;
    /** A living connection of which one side is not heard has more frames than this. */
    private static final int KNOCKS = 3;
    /**
     * A client that has sent nothing for this long after opening a connection only wanted to know whether the target
     * answers.
     */
    private static final long WORDLESS = 60 * SECOND;
    /** To open and close a connection takes no more frames of one side than this. */
    private static final int KNOCK = 6;
    /** An ongoing scan is reported again after this many targets. */
    private static final int TOLD_EVERY = 3;

    /**
     * Tries that wait for an answer; beyond them the oldest is given up, which a flood has to account for, not this.
     */
    private static final int MAX_PENDING = 16_384;
    /** Pairs of source and target that are remembered as reached, the least recent go first. */
    private static final int MAX_REACHED = 65_536;
    /** Services that answered, the oldest go first. */
    private static final int MAX_SERVING = 16_384;
    /** Sources that are watched, the least recent go first. */
    private static final int MAX_SOURCES = 1_024;

    /** Frames of tries that are held until they are told of; a flood of them costs a frame and no finding. */
    private static final int MAX_HELD = 8_192;

    private record Service(Host host, Transport transport, int port) {}

    private record ScanKey(Host source) {}

    private final Site site;
    private final RecentMap<Long, Try> pending = new RecentMap<>(MAX_PENDING);
    /**
     * Connections that a controller took for the first time, of which it is not known yet what they are for; while
     * conversations are learned those of all, as it may turn out later who is a controller.
     */
    private final RecentMap<Long, Try> taken = new RecentMap<>(MAX_PENDING);
    /** Whether it answered and was told something; otherwise it was tried so while learning, which is kept. */
    private final RecentMap<Pair, Boolean> reached = new RecentMap<>(MAX_REACHED);

    private final RecentMap<Host, VainTries> sources = new RecentMap<>(MAX_SOURCES);
    private final FrameHold hold;
    private final RecentMap<Service, Boolean> serving = new RecentMap<>(MAX_SERVING);
    private long swept = Long.MIN_VALUE / 2;

    public ScanDetector(Site site) {
        this.site = site;
        this.hold = site.hold(MAX_HELD);
    }

    @Override
    public long forgotten() {
        return pending.forgotten()
                + taken.forgotten()
                + reached.forgotten()
                + sources.forgotten()
                + serving.forgotten();
    }

    @Override
    public void started(FlowStarted event) {
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

    /** Whether it is not known yet what becomes of a connection. */
    private boolean isWaited(long flow) {
        return pending.contains(flow) || taken.contains(flow);
    }

    /** Whether it comes from a port at which its sender serves: the sensor missed the question. */
    private boolean isAnswer(FlowInfo flow) {
        Endpoint sender = flow.endpoint(0);
        IpAddress ip = sender.ip();
        return ip != null
                && serving.get(new Service(new Host(sender.segment(), ip), flow.transport(), sender.port())) != null;
    }

    @Override
    public void answered(FlowAnswered event) {
        Try waiting = pending.remove(event.flow().id());
        if (waiting == null) {
            return;
        }
        if (event.refused()) {
            failed(waiting, event.time());
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

    @Override
    public void ended(FlowInfo flow, long time) {
        Try over = taken.remove(flow.id());
        if (over != null && isKnock(flow)) {
            failed(over, time);
        }
    }

    private static boolean isKnock(FlowInfo flow) {
        return flow.payloadBytes(0) == 0
                && flow.payloadBytes(1) == 0
                && flow.frames(0) <= KNOCK
                && flow.frames(1) <= KNOCK;
    }

    @Override
    public void clock(long time) {
        if (time - swept > SWEEP) {
            swept = time;
            sources.values().forEach(each -> each.forgetOld(time));
            sources.values().removeIf(each -> each.isOver(time));
        }
        for (Iterator<Try> each = pending.values().iterator(); each.hasNext(); ) {
            Try oldest = each.next();
            if (time - oldest.time() < PATIENCE) {
                break;
            }
            each.remove();
            if (oldest.flow().frames(1) == 0 && oldest.flow().frames(0) <= KNOCKS) {
                failed(oldest, time);
            }
        }
        for (Iterator<Try> each = taken.values().iterator(); each.hasNext(); ) {
            Try oldest = each.next();
            if (time - oldest.time() < WORDLESS) {
                break;
            }
            each.remove();
            if (isKnock(oldest.flow())) {
                failed(oldest, time);
            }
        }
    }

    @Override
    public void timeGap(long from, long to) {
        pending.clear();
        taken.clear();
    }

    private void failed(Try vain, long time) {
        if (site.baseline().learning().isLearning(Category.CONVERSATIONS, vain.time())) {
            reached.put(vain.pair(), false);
            return;
        }
        VainTries tries = sources.getOrMake(vain.pair().source(), VainTries::new);
        boolean isNew = tries.add(vain);
        Kind told = tries.told(time);
        if (told != null) {
            if (isNew && tries.targets() % TOLD_EVERY == 0) {
                report(tries, told, vain, time);
            }
            tries.settle();
            return;
        }
        Kind kind = isNew ? tries.kind(vain.pair().target(), time, site::isController) : null;
        if (kind == null) {
            hold.mark(vain.evidence(), tries);
        } else {
            tries.tell(kind, time);
            for (Try each : List.copyOf(tries.untold())) {
                report(tries, kind, each, time);
            }
            tries.settle();
        }
    }

    @Override
    public String keptAs() {
        return "vain-connections";
    }

    /**
     * {@code known PAIR} of what was tried in vain or without a word while learning, {@code tried PAIR TIME} of what
     * was since, and {@code told HOST KIND TIME}; a pair is {@code SEGMENT IP TARGET-IP TRANSPORT PORT}.
     */
    @Override
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        reached.forEach((pair, answered) -> {
            if (!answered) {
                lines.add("known " + words(pair.source()) + ' ' + words(pair.target()));
            }
        });
        sources.forEach((host, tries) -> {
            tries.forEach((target, time) -> lines.add("tried " + words(host) + ' ' + words(target) + ' ' + time));
            if (tries.told() != null) {
                lines.add("told " + words(host) + ' ' + tries.told() + ' ' + tries.toldTime());
            }
        });
        return lines;
    }

    private static String words(Host host) {
        return host.segment() + " " + host.ip();
    }

    private static String words(Target target) {
        return target.ip() + " " + target.transport() + ' ' + target.port();
    }

    @Override
    public void takeUp(String[] words) {
        Host host = new Host(Integer.parseInt(words[1]), IpAddress.parse(words[2]));
        if (words[0].equals("told")) {
            sources.getOrMake(host, VainTries::new).tell(Kind.valueOf(words[3]), Long.parseLong(words[4]));
            return;
        }
        Target target = new Target(IpAddress.parse(words[3]), Transport.valueOf(words[4]), Integer.parseInt(words[5]));
        if (words[0].equals("known")) {
            reached.put(new Pair(host, target), false);
            return;
        }
        sources.getOrMake(host, VainTries::new).takeUp(host.segment(), target, Long.parseLong(words[6]));
    }

    private void report(VainTries tries, Kind kind, Try vain, long time) {
        FlowInfo flow = vain.flow();
        boolean anyController = tries.anyController(site::isController);
        Severity severity = anyController ? Severity.HIGH : kind.severity();
        String reason = anyController ? "Raised: a controller is among the targets." : "";
        AssetModel from = site.asset(flow.endpoint(0), time, vain.evidence());
        AssetModel to = site.asset(flow.endpoint(1), time, vain.evidence());
        Broken broken = new Scan(flow, tries.targets(), tries.hosts() == 1);
        Finding finding =
                new Finding(kind, severity, reason, new ScanKey(vain.pair().source()), broken, true);
        site.report(finding, new Sighting(time, vain.evidence(), null, from, to == from ? null : to));
    }

    /**
     * A source tries one target after the other.
     *
     * @param flow its latest try
     * @param targets how many in vain so far
     * @param isOneHost whether they are all of one host
     */
    private record Scan(FlowInfo flow, int targets, boolean isOneHost) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = Wording.name(sighting.source(), flow.endpoint(0));
            String whom = Wording.name(sighting.target(), flow.endpoint(1));
            String what = finding.kind() == Kind.SCAN_PORT ? "port" : "device";
            return Words.of(
                            who + " tries one " + what + " after the other" + (isOneHost ? " on " + whom : ""),
                            DeviceFact.of(sighting.source(), flow.endpoint(0), "scan"))
                    .seen(who + " tried " + targets
                            + " targets that do not answer, refuse, or are left without a word, the latest one " + whom
                            + (flow.endpoint(1).port() == Endpoint.NO_PORT
                                    ? ""
                                    : ", port " + flow.endpoint(1).port()) + ".")
                    .normal("connections to services that are there.")
                    .history(who + " reached none of these targets before.")
                    .observed(targets + " targets")
                    .filter(DisplayFilter.host(flow.endpoint(0)));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0840", "T0846");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(sighting.source(), null, null);
        }

        @Override
        public boolean mayRaise() {
            return true;
        }

        @Override
        public Path path() {
            return new Path(flow, 0, null);
        }
    }
}
