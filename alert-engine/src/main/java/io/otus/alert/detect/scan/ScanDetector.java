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
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#SCAN_HOST} and {@link Kind#SCAN_PORT}: a source tries one target after the other, and gets no answer or is refused. Fast:
 * {@value #FAST_HOSTS} hosts, or {@value #FAST_PORTS} ports of one host, within a minute. Slow: {@value #SLOW_TARGETS} targets within a day.
 *
 * <p>A target that the source ever reached, or that it tried in vain while conversations were learned, does not count: a client whose server is down scans
 * nothing. High where a controller is among the targets, medium otherwise.
 */
public final class ScanDetector implements Detector.OnFlow, Detector.OnClock, Detector.Keeping {
    private static final int FAST_HOSTS = 8;
    private static final int FAST_PORTS = 8;
    private static final int SLOW_TARGETS = 20;

    private static final long SECOND = 1_000_000_000L;
    /** Who has not answered by then counts as silent. */
    private static final long PATIENCE = 2 * SECOND;

    private static final long FAST = 60 * SECOND;
    private static final long SLOW = 24 * 3_600 * SECOND;
    /** A connection that lives and of which one side is not heard has more frames than this. */
    private static final int KNOCKS = 3;
    /** That a scan goes on is told of each so many targets. */
    private static final int TOLD_EVERY = 3;

    /** Tries that wait for an answer; beyond them the oldest is given up, which a flood has to account for, not this. */
    private static final int MAX_PENDING = 16_384;
    /** Pairs of source and target that are remembered as reached, the least recent go first. */
    private static final int MAX_REACHED = 65_536;
    /** Services that answered, the oldest go first. */
    private static final int MAX_SERVING = 16_384;
    /** Sources that are watched, the least recent go first. */
    private static final int MAX_SOURCES = 1_024;
    /** Targets remembered of one source. */
    private static final int MAX_TARGETS = 256;

    private record Host(int segment, IpAddress ip) {}

    private record Target(IpAddress ip, Transport transport, int port) {}

    private record Pair(Host source, Target target) {}

    private record Service(Host host, Transport transport, int port) {}

    private record Try(FlowInfo flow, Pair pair, Evidence evidence, long time) {}

    private record ScanKey(Host source) {}

    /** What one source tried in vain. */
    private static final class Source {
        final SequencedMap<Target, Try> failed = new LinkedHashMap<>();
        /** When it tried what an earlier run of the sensor saw. */
        final Map<Target, Long> earlier = new LinkedHashMap<>();
        /** Targets that made room for others. */
        int forgotten;

        @Nullable
        Kind told;

        long toldTime;

        /** Notes a try in vain; whether its target is another one than those that are remembered. */
        boolean add(Try vain) {
            boolean isNew = failed.putLast(vain.pair.target, vain) == null;
            isNew &= earlier.remove(vain.pair.target) == null;
            if (failed.size() > MAX_TARGETS) {
                failed.pollFirstEntry();
                forgotten++;
            }
            return isNew;
        }

        int targets() {
            return failed.size() + earlier.size() + forgotten;
        }

        /** All targets that it tried in vain within the last day. */
        Set<Target> all() {
            Set<Target> all = new HashSet<>(failed.keySet());
            all.addAll(earlier.keySet());
            return all;
        }
    }

    private final Site site;
    private final RecentMap<Long, Try> pending = new RecentMap<>(MAX_PENDING);
    /** Whether it answered; otherwise it was tried in vain while learning. */
    private final RecentMap<Pair, Boolean> reached = new RecentMap<>(MAX_REACHED);

    private final RecentMap<Host, Source> sources = new RecentMap<>(MAX_SOURCES);
    private final RecentMap<Service, Boolean> serving = new RecentMap<>(MAX_SERVING);

    public ScanDetector(Site site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return pending.forgotten() + reached.forgotten() + sources.forgotten() + serving.forgotten();
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
        pending.put(flow.id(), new Try(flow, pair, event.origin().evidence(), event.time()));
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
            reached.put(waiting.pair, true);
            Target target = waiting.pair.target;
            Host server = new Host(event.flow().endpoint(1).segment(), target.ip());
            serving.put(new Service(server, target.transport(), target.port()), true);
        }
    }

    @Override
    public void clock(long time) {
        Iterator<Try> each = pending.values().iterator();
        while (each.hasNext()) {
            Try oldest = each.next();
            if (time - oldest.time < PATIENCE) {
                return;
            }
            each.remove();
            if (oldest.flow.frames(1) == 0 && oldest.flow.frames(0) <= KNOCKS) {
                failed(oldest, time);
            }
        }
    }

    @Override
    public void timeGap(long from, long to) {
        pending.clear();
    }

    private void failed(Try vain, long time) {
        if (site.baseline().learning().isLearning(Category.CONVERSATIONS, vain.time)) {
            reached.put(vain.pair, false);
            return;
        }
        Source source = sources.getOrMake(vain.pair.source, Source::new);
        if (!source.add(vain)) {
            return;
        }
        source.failed.values().removeIf(each -> time - each.time > SLOW);
        source.earlier.values().removeIf(each -> time - each > SLOW);
        if (source.told != null && time - source.toldTime < SLOW) {
            if (source.targets() % TOLD_EVERY == 0) {
                report(source, source.told, vain, time);
            }
            return;
        }
        Kind kind = kind(source, vain.pair.target, time);
        if (kind != null) {
            source.told = kind;
            source.toldTime = time;
            for (Try each : List.copyOf(source.failed.values())) {
                report(source, kind, each, time);
            }
        }
    }

    /** What the tries of a source amount to; null while they are no scan. */
    private static @Nullable Kind kind(Source source, Target latest, long time) {
        Set<IpAddress> hosts = new HashSet<>();
        int ports = 0;
        for (Try each : source.failed.values()) {
            if (time - each.time <= FAST) {
                hosts.add(each.pair.target.ip());
                ports += each.pair.target.ip().equals(latest.ip()) ? 1 : 0;
            }
        }
        if (hosts.size() >= FAST_HOSTS) {
            return Kind.SCAN_HOST;
        }
        if (ports >= FAST_PORTS) {
            return Kind.SCAN_PORT;
        }
        Set<Target> targets = source.all();
        if (targets.size() < SLOW_TARGETS) {
            return null;
        }
        Set<IpAddress> all = new HashSet<>();
        targets.forEach(target -> all.add(target.ip()));
        return all.size() >= SLOW_TARGETS / 2 ? Kind.SCAN_HOST : Kind.SCAN_PORT;
    }

    @Override
    public String keptAs() {
        return "vain-connections";
    }

    /**
     * {@code known PAIR} of what was tried in vain while learning, {@code tried PAIR TIME} of what was since, and {@code told HOST KIND TIME}; a pair is
     * {@code SEGMENT IP TARGET-IP TRANSPORT PORT}.
     */
    @Override
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        reached.forEach((pair, answered) -> {
            if (!answered) {
                lines.add("known " + words(pair.source) + ' ' + words(pair.target));
            }
        });
        sources.forEach((host, source) -> {
            source.earlier.forEach((target, time) -> lines.add(tried(host, target, time)));
            source.failed.values().forEach(each -> lines.add(tried(host, each.pair.target, each.time)));
            if (source.told != null) {
                lines.add("told " + words(host) + ' ' + source.told + ' ' + source.toldTime);
            }
        });
        return lines;
    }

    private static String tried(Host host, Target target, long time) {
        return "tried " + words(host) + ' ' + words(target) + ' ' + time;
    }

    private static String words(Host host) {
        return host.segment + " " + host.ip;
    }

    private static String words(Target target) {
        return target.ip + " " + target.transport + ' ' + target.port;
    }

    @Override
    public void takeUp(String[] words) {
        Host host = new Host(Integer.parseInt(words[1]), IpAddress.parse(words[2]));
        if (words[0].equals("told")) {
            Source source = sources.getOrMake(host, Source::new);
            source.told = Kind.valueOf(words[3]);
            source.toldTime = Long.parseLong(words[4]);
            return;
        }
        Target target = new Target(IpAddress.parse(words[3]), Transport.valueOf(words[4]), Integer.parseInt(words[5]));
        if (words[0].equals("known")) {
            reached.put(new Pair(host, target), false);
            return;
        }
        Map<Target, Long> earlier = sources.getOrMake(host, Source::new).earlier;
        if (earlier.size() < MAX_TARGETS) {
            earlier.put(target, Long.parseLong(words[6]));
        }
    }

    private void report(Source source, Kind kind, Try vain, long time) {
        FlowInfo flow = vain.flow;
        boolean anyController =
                source.failed.values().stream().anyMatch(each -> site.isController(each.flow.endpoint(1)));
        Severity severity = anyController ? Severity.HIGH : kind.severity();
        String reason = anyController ? "Raised: a controller is among the targets." : "";
        AssetModel from = site.asset(flow.endpoint(0), time, vain.evidence);
        AssetModel to = site.asset(flow.endpoint(1), time, vain.evidence);
        long hosts = source.all().stream().map(Target::ip).distinct().count();
        Broken broken = new Scan(flow, source.targets(), hosts == 1);
        Finding finding = new Finding(kind, severity, reason, new ScanKey(vain.pair.source), broken, true);
        site.report(finding, new Sighting(time, vain.evidence, null, from, to == from ? null : to));
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
                            "scan " + who)
                    .seen(who + " tried " + targets + " targets that do not answer or refuse, the latest one " + whom
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
