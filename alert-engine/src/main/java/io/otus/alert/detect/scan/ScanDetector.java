package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
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
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#SCAN_HOST} and {@link Kind#SCAN_PORT}: a source tries one target after the other, and gets no answer or
 * is refused. Fast: {@value VainTries#FAST_HOSTS} hosts, or {@value VainTries#FAST_PORTS} ports of one host, within a
 * minute. Slow: {@value VainTries#SLOW_TARGETS} targets within a day, or {@value VainTries#SLOW_CONTROLLERS}
 * controllers at the same TCP port, since requests for services that are gone are common with computers and rare with
 * controllers. A controller that answers and is then left without a word was tried as well: to learn what is there
 * needs no more. Few are enough at a port of an industrial protocol if the source is not known to ask any of them:
 * {@value VainTries#STRANGE_CONTROLLERS} within an hour, or {@value SharedTries#SHARED_PAIRS} by
 * {@value SharedTries#SHARED_SOURCES} sources or more, as in a scan from many hosts.
 *
 * <p>A target does not count if the source ever reached it, or tried it in vain or left it without a word while
 * conversations were learned: a client whose server is down scans nothing, nor does a monitor that checks open ports.
 * High if a controller is among the targets, medium otherwise.
 */
public final class ScanDetector implements Detector.OnFlow, Detector.OnClock, Detector.Keeping {
    /** A target that has not answered after this time counts as silent. */
    private static final long PATIENCE = 2 * Nanos.SECOND;

    /** How often attempts that are over are removed. */
    private static final long SWEEP = 10 * Nanos.MINUTE;
    /** A living connection of which one side is not heard has more frames than this. */
    private static final int KNOCKS = 3;
    /**
     * A client that has sent nothing for this long after opening a connection only wanted to know whether the target
     * answers.
     */
    private static final long WORDLESS = Nanos.MINUTE;
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

    /** As many devices are named at most. */
    private static final int MAX_NAMED = 8;

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
    private final SharedTries shared = new SharedTries();
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
        Kind kind = isNew ? tries.kind(vain.pair().target(), time, site::isController, this::isStrange) : null;
        if (kind != null) {
            tries.tell(kind, time);
            tellAll(tries, kind, time);
            return;
        }
        hold.mark(vain.evidence(), tries);
        if (isNew && isStrange(vain) && isOfKnown(vain)) {
            SequencedSet<Host> together = shared.add(vain, time);
            for (Host each : together) {
                VainTries those = sources.get(each);
                if (those != null && those.told(time) == null) {
                    those.tellWith(together.getFirst(), time);
                    tellStrange(those, time);
                }
            }
        }
    }

    /** Tells of one that takes part in what several do; what else it tried is no part of that. */
    private void tellStrange(VainTries tries, long time) {
        tell(tries, Kind.SCAN_HOST, this::isStrange, time);
    }

    private void tell(VainTries tries, Kind kind, Predicate<Try> which, long time) {
        for (Try each : List.copyOf(tries.untold())) {
            if (which.test(each)) {
                report(tries, kind, each, time);
            }
        }
        tries.settle();
    }

    private void tellAll(VainTries tries, Kind kind, long time) {
        tell(tries, kind, _ -> true, time);
    }

    /** Whether its source is a device of the plant: any address may be written into a packet that needs no answer. */
    private boolean isOfKnown(Try vain) {
        AssetRef from = site.known(vain.flow().endpoint(0));
        AssetModel client = from == null ? null : site.baseline().find(from.id());
        return client != null && Outside.isKnown(client.presence());
    }

    /** Whether it was at a port of an industrial protocol of a controller that the source is not known to ask. */
    private boolean isStrange(Try vain) {
        Endpoint server = vain.flow().endpoint(1);
        if (vain.flow().transport() != Transport.TCP
                || !site.ports().isReserved(Transport.TCP, server.port())
                || !site.isController(server)) {
            return false;
        }
        AssetRef from = site.known(vain.flow().endpoint(0));
        AssetRef to = site.known(server);
        AssetModel client = from == null ? null : site.baseline().find(from.id());
        AssetModel asked = to == null ? null : site.baseline().find(to.id());
        return client == null
                || asked == null
                || site.baseline().asking(client).stream()
                        .noneMatch(each -> each.server() == asked && Outside.isKnown(each.link()));
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
        Broken broken = new Scan(flow, tries.targets(), tries.hosts() == 1, tries.isShared(), which(tries));
        Finding finding = new Finding(
                kind, severity, reason, new ScanKey(tries.teller(vain.pair().source())), broken, true);
        site.report(finding, new Sighting(time, vain.evidence(), null, from, to == from ? null : to));
    }

    /** The controllers that are told of now, where they are so few that it helps. */
    private String which(VainTries tries) {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (Try each : tries.untold()) {
            AssetRef known = site.known(each.flow().endpoint(1));
            names.add(known == null ? each.pair().target().ip().toString() : known.name());
        }
        boolean isFew = names.size() > 1 && names.size() <= MAX_NAMED;
        return !isFew || !tries.untold().stream().allMatch(this::isStrange)
                ? ""
                : " They are of " + String.join(", ", names) + '.';
    }

    /**
     * A source tries one target after the other.
     *
     * @param flow its latest try
     * @param targets how many in vain so far
     * @param isOneHost whether they are all of one host
     * @param isShared whether others do so together with it
     * @param which a sentence that names the controllers, where they are few
     */
    private record Scan(FlowInfo flow, int targets, boolean isOneHost, boolean isShared, String which)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = Wording.name(sighting.source(), flow.endpoint(0));
            String whom = Wording.name(sighting.target(), flow.endpoint(1));
            String what = finding.kind() == Kind.SCAN_PORT ? "port" : "device";
            String title = isShared ? " and others try one " : " tries one ";
            String where = isOneHost && !isShared ? " on " + whom : "";
            String tried = isShared ? " and others tried controllers" : " tried " + targets + " targets";
            return Words.of(
                            who + title + what + " after the other" + where,
                            DeviceFact.of(sighting.source(), flow.endpoint(0), "scan"))
                    .seen(who + tried + " that do not answer, refuse, or are left without a word, the latest one "
                            + whom
                            + (flow.endpoint(1).port() == Endpoint.NO_PORT
                                    ? ""
                                    : ", port " + flow.endpoint(1).port()) + "." + which)
                    .normal("connections to services that are there.")
                    .history(who + (isShared ? " and they" : "") + " reached none of these targets before.")
                    .observed(targets + (targets == 1 ? " target" : " targets"))
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
