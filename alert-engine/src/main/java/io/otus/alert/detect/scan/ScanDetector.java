package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.scan.VainTries.Host;
import io.otus.alert.detect.scan.VainTries.Pair;
import io.otus.alert.detect.scan.VainTries.Target;
import io.otus.alert.detect.scan.VainTries.Try;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Predicate;

/**
 * {@link Kind#SCAN_HOST} and {@link Kind#SCAN_PORT}: a source tries one target after the other, and gets no answer or
 * is refused. Fast: {@value VainTries#FAST_HOSTS} hosts, or {@value VainTries#FAST_PORTS} ports of one host, within a
 * minute. Slow: {@value VainTries#SLOW_TARGETS} targets within a day, or {@value VainTries#SLOW_CONTROLLERS}
 * controllers at the same TCP port, since requests for services that are gone are common among computers and rare among
 * controllers. A controller that accepts a connection in which nothing is then said was tried as well: the acceptance
 * is all that a scan needs. Fewer are enough at a port of an industrial protocol if the source is not known to ask any
 * of these controllers: {@value VainTries#STRANGE_CONTROLLERS} within an hour, or {@value SharedTries#SHARED_PAIRS} by
 * {@value SharedTries#SHARED_SOURCES} or more sources together, as in a scan from many hosts.
 *
 * <p>A target does not count if the source ever reached it, or if the source tried it in vain or said nothing to it
 * while conversations were learned. A client whose server is down does not scan, nor does a monitor that checks open
 * ports. High if a controller is among the targets, medium otherwise.
 */
public final class ScanDetector implements Detector.OnFlow, Detector.OnClock, Detector.Keeping {
    /** How often expired tries are removed. */
    private static final long CLEANING = 10 * Nanos.MINUTE;
    /** An ongoing scan is reported again after this many targets. */
    private static final int TOLD_EVERY = 3;

    /** Most sources that are watched; the least recent are forgotten first. */
    private static final int MAX_SOURCES = 1_024;

    /** Most controllers that an alert names. */
    private static final int MAX_NAMED = 8;
    /** What a line that is kept begins with. */
    private static final String KNOWN = "known";

    private static final String TRIED = "tried";
    private static final String TOLD = "told";

    private record ScanKey(Host source) {}

    private final DetectorContext site;
    private final Openings openings;
    private final RecentMap<Host, VainTries> sources = new RecentMap<>(MAX_SOURCES);
    private final SharedTries shared = new SharedTries();
    private long swept = Long.MIN_VALUE / 2;

    public ScanDetector(DetectorContext site) {
        this.site = site;
        this.openings = new Openings(site, this::failed);
    }

    @Override
    public long forgotten() {
        return openings.forgotten() + sources.forgotten();
    }

    @Override
    public void started(FlowStarted event) {
        openings.started(event);
    }

    @Override
    public void answered(FlowAnswered event) {
        openings.answered(event);
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        openings.ended(flow, time);
    }

    @Override
    public void clock(long time) {
        if (time - swept > CLEANING) {
            swept = time;
            sources.values().forEach(each -> each.forgetOld(time));
            sources.values().removeIf(each -> each.isOver(time));
        }
        openings.clock(time);
    }

    @Override
    public void timeGap(long from, long to) {
        openings.clear();
    }

    private void failed(Try vain, long time) {
        if (site.baseline().learning().isLearning(Category.CONVERSATIONS, vain.time())) {
            openings.learn(vain.pair());
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
        openings.hold(vain, tries);
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

    /** Reports a source that takes part in a shared scan; what else it tried is not part of that scan. */
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

    /**
     * Returns whether the source of a try is a known device of the plant: any address can be written into a packet that
     * needs no answer.
     */
    private boolean isOfKnown(Try vain) {
        AssetModel client = site.model(site.known(vain.flow().endpoint(0)));
        return client != null && Outside.isKnown(client.presence());
    }

    /**
     * Returns whether a try was at a port of an industrial protocol of a controller that the source is not known to
     * ask.
     */
    private boolean isStrange(Try vain) {
        Endpoint server = vain.flow().endpoint(1);
        if (vain.flow().transport() != Transport.TCP
                || !site.ports().isReserved(Transport.TCP, server.port())
                || !site.isController(server)) {
            return false;
        }
        AssetModel client = site.model(site.known(vain.flow().endpoint(0)));
        AssetModel asked = site.model(site.known(server));
        return client == null || asked == null || !Outside.isKnownToAsk(site, client, asked, _ -> true);
    }

    @Override
    public String keptAs() {
        return "vain-connections";
    }

    /**
     * Returns {@code known PAIR} for what was tried in vain or without a word while learning, {@code tried PAIR TIME}
     * for what was tried since, and {@code told HOST KIND TIME}; a pair is {@code SEGMENT IP TARGET-IP TRANSPORT PORT}.
     */
    @Override
    public void keep(KeptLines out) {
        openings.forEachLearned(pair -> add(add(out.line().add(KNOWN), pair.source()), pair.target()));
        sources.forEach((host, tries) -> {
            tries.forEach((target, time) ->
                    add(add(out.line().add(TRIED), host), target).add(time));
            Kind told = tries.told();
            if (told != null) {
                add(out.line().add(TOLD), host).add(told).add(tries.toldTime());
            }
        });
    }

    private static KeptLines add(KeptLines line, Host host) {
        return line.add(host.segment()).add(host.ip());
    }

    private static KeptLines add(KeptLines line, Target target) {
        return line.add(target.ip()).add(target.transport()).add(target.port());
    }

    @Override
    public void takeUp(KeptLine line) {
        if (line.takes(TOLD)) {
            Host host = host(line);
            Kind kind = line.nextEnum(Kind.class);
            long time = line.nextLong();
            sources.getOrMake(host, VainTries::new).tell(kind, time);
        } else if (line.takes(KNOWN)) {
            openings.learn(new Pair(host(line), target(line)));
        } else {
            line.expect(TRIED);
            Host host = host(line);
            Target target = target(line);
            long time = line.nextLong();
            sources.getOrMake(host, VainTries::new).takeUp(host.segment(), target, time);
        }
    }

    private static Host host(KeptLine line) {
        return new Host(line.nextInt(), line.nextIp());
    }

    private static Target target(KeptLine line) {
        return new Target(line.nextIp(), line.nextEnum(Transport.class), line.nextInt());
    }

    private void report(VainTries tries, Kind kind, Try vain, long time) {
        FlowInfo flow = vain.flow();
        boolean anyController = tries.anyController(site::isController);
        Severity severity = anyController ? Severity.HIGH : kind.severity();
        String reason = anyController ? "Raised: a controller is among the targets." : "";
        AssetModel from = site.asset(flow.endpoint(0), time, vain.evidence());
        AssetModel to = site.asset(flow.endpoint(1), time, vain.evidence());
        Broken broken = new Scan(flow, tries.targets(), tries.hosts() == 1, tries.isShared(), which(tries));
        Finding finding = Finding.act(
                kind, severity, reason, new ScanKey(tries.teller(vain.pair().source())), broken);
        site.report(finding, new Sighting(time, vain.evidence(), null, from, to == from ? null : to));
    }

    /** Returns a sentence that names the controllers that are reported now; empty unless they are few. */
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
}
