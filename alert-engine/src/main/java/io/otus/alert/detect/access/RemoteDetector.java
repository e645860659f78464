package io.otus.alert.detect.access;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#LATERAL}: a service for remote administration answers a client that it never answered before. If only the
 * client's direction is heard, it counts as answered when the client goes on. The services are those of
 * {@code remote-services.tsv}, by their ports. High if either side takes part in the control of a process, but low if
 * the client only reads what a server of a Windows domain shares with all members. Medium if the client came only by
 * way of one device until now, from which others are administered, and now bypasses that device, which is there to
 * control access. Low otherwise. A connection over which nothing is said is part of a declared scan; it is reported as
 * soon as something is said. {@link Kind#REMOTE_OFFHOURS}: two devices that are known to do so for five days do it at
 * an hour of the day (UTC) at which, one hour more or less, they never did.
 */
public final class RemoteDetector implements Detector.OnFlow, Detector.OnSession, Detector.OnClock {
    private static final String HABIT = "remote";
    private static final String HOUR_HABIT = "remote-hour";
    private static final long KNOWN_WELL = 5 * Nanos.DAY;
    private static final int HOURS = 24;
    /** Time after which a connection without a heard answer shows whether it goes on. */
    private static final long PATIENCE = 5 * Nanos.SECOND;
    /**
     * Most frames that a client sends within that time if it gets no answer: some systems begin with a SYN each second.
     */
    private static final int KNOCKS = 6;
    /** Most connections that are waited for; the oldest are forgotten first. */
    private static final int MAX_WAITING = 1_024;

    /** Returns whether the client has sent no payload over the connection so far. */
    private static boolean isUnused(FlowInfo flow) {
        return flow.payloadBytes(0) == 0;
    }

    private record Opened(FlowInfo flow, Evidence evidence, long time) {}

    private final DetectorContext site;
    private final RemoteServices services = RemoteServices.read();
    private final FrameHold hold;
    private final RecentMap<Long, Opened> unanswered = new RecentMap<>(MAX_WAITING);
    /** Connections of declared scans that were opened and are not used yet. */
    private final RecentMap<Long, Opened> probes = new RecentMap<>(MAX_WAITING);

    private final DomainSessions domain = new DomainSessions(this::raise);

    public RemoteDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(2 * MAX_WAITING);
    }

    @Override
    public long forgotten() {
        return unanswered.forgotten() + probes.forgotten() + domain.forgotten();
    }

    @Override
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        if (flow.transport() == Transport.TCP
                && services.at(Transport.TCP, flow.endpoint(1).port()) != null) {
            await(unanswered, new Opened(flow, event.origin().evidence(), event.time()));
        }
    }

    private void await(RecentMap<Long, Opened> among, Opened opened) {
        long id = opened.flow.id();
        among.put(id, opened);
        hold.mark(opened.evidence, _ -> among.contains(id));
    }

    @Override
    public void answered(FlowAnswered event) {
        unanswered.remove(event.flow().id());
        if (!event.refused()) {
            reached(event.flow(), event.origin().evidence(), event.time());
        }
    }

    @Override
    public void session(SessionSeen event) {
        domain.session(event);
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        domain.ended(flow, time);
        Opened probe = probes.remove(flow.id());
        if (probe != null && !isUnused(flow)) {
            reached(flow, probe.evidence, time);
        }
    }

    @Override
    public void clock(long time) {
        tellUsed(time);
        domain.clock(time);
        Iterator<Opened> each = unanswered.values().iterator();
        while (each.hasNext()) {
            Opened oldest = each.next();
            if (time - oldest.time < PATIENCE) {
                return;
            }
            each.remove();
            if (oldest.flow.frames(0) > KNOCKS) {
                reached(oldest.flow, oldest.evidence, time);
            }
        }
    }

    private void tellUsed(long time) {
        if (probes.values().isEmpty()) {
            return;
        }
        List<Opened> used =
                probes.values().stream().filter(each -> !isUnused(each.flow)).toList();
        for (Opened each : used) {
            probes.remove(each.flow.id());
            reached(each.flow, each.evidence, time);
        }
    }

    /** Returns whether a client is known to administer the device at an address by a service. */
    static boolean isKnown(AssetModel from, String service, IpAddress ip) {
        return Outside.isKnown(from.habit(new Habit(HABIT, service + '@' + ip)));
    }

    private void reached(FlowInfo flow, Evidence evidence, long time) {
        Endpoint to = flow.endpoint(1);
        IpAddress ip = to.ip();
        String service = services.at(flow.transport(), to.port());
        if (service == null || ip == null || Outside.isInternet(site, to)) {
            return;
        }
        AssetModel from = site.asset(flow.endpoint(0), time, evidence);
        AssetModel target = site.asset(to, time, evidence);
        if (from == null || target == null || from == target) {
            return;
        }
        Habit habit = new Habit(HABIT, service + '@' + ip);
        Fact fact = site.baseline().assetFacts().lastingHabit(from, habit, time, evidence);
        Sighting sighting = new Sighting(time, evidence, null, from, target);
        boolean known = site.baseline().learning().note(fact, time, evidence);
        checkHour(from, service, flow, habit, fact, known, sighting);
        if (!known) {
            boolean ofProcess = Outside.isOfProcess(site, target) || Outside.isOfProcess(site, from);
            AssetModel door = ofProcess ? null : door(from, to, time, evidence);
            boolean isTold = ofProcess || door != null;
            String reason = ofProcess ? "" : "Lowered: neither device takes part in the control of a process.";
            if (door != null) {
                reason = "Lowered: neither has part in the control of a process; but it came by " + door.name()
                        + " alone until now, from which others are administered.";
            }
            boolean isHigh = ofProcess && !DomainSessions.mayBeOne(site, flow, target);
            if (ofProcess && !isHigh) {
                domain.opened(flow, evidence, time);
                reason = DomainSessions.REASON;
            }
            Severity severity = isHigh ? Kind.LATERAL.severity() : door != null ? Severity.MEDIUM : Severity.LOW;
            Broken broken = new Remote(flow, service, habit, -1, false);
            if (site.report(new Finding(Kind.LATERAL, severity, reason, fact, broken, isTold), sighting)) {
                await(probes, new Opened(flow, evidence, time));
            }
        }
    }

    /** Raises a session that seemed to be one of a domain member and is none. */
    private void raise(FlowInfo flow, Evidence evidence, long time, String reason) {
        Endpoint to = flow.endpoint(1);
        String service = services.at(flow.transport(), to.port());
        AssetModel from = site.asset(flow.endpoint(0), time, evidence);
        AssetModel target = site.asset(to, time, evidence);
        if (service == null || from == null || target == null) {
            return;
        }
        Habit habit = new Habit(HABIT, service + '@' + to.ip());
        Fact fact = site.baseline().assetFacts().lastingHabit(from, habit, time, evidence);
        Broken broken = new Remote(flow, service, habit, -1, true);
        site.report(
                Finding.act(Kind.LATERAL, Kind.LATERAL.severity(), reason, fact, broken),
                new Sighting(time, evidence, null, from, target));
    }

    /**
     * Returns the one device by which a client is known to come, if others are administered from that device and the
     * client now reaches another one; null if there is none.
     */
    private @Nullable AssetModel door(AssetModel from, Endpoint to, long time, Evidence evidence) {
        Set<String> hosts = from.formerHabits(HABIT).stream()
                .map(detail -> detail.substring(detail.indexOf('@') + 1))
                .collect(Collectors.toSet());
        if (hosts.size() != 1) {
            return null;
        }
        IpAddress only = IpAddress.ofText(hosts.iterator().next()); // a person may have written another word
        if (only == null || only.equals(to.ip())) {
            return null;
        }
        Endpoint place = Endpoint.at(to.segment(), only);
        if (site.known(place) == null) {
            return null;
        }
        AssetModel door = site.asset(place, time, evidence);
        return door == null || door.formerHabits(HABIT).isEmpty() ? null : door;
    }

    private void checkHour(
            AssetModel from, String service, FlowInfo flow, Habit habit, Fact fact, boolean known, Sighting sighting) {
        Evidence evidence = sighting.evidence();
        if (evidence == null) {
            return;
        }
        long time = sighting.time();
        int hour = Math.floorMod(Math.floorDiv(time, Nanos.HOUR), HOURS);
        boolean isWellKnown = known && fact.firstTime() != 0 && time - fact.firstTime() >= KNOWN_WELL;
        boolean isUsual = isKnownAt(from, habit, hour - 1) || isKnownAt(from, habit, hour + 1);
        Fact at = site.baseline().assetFacts().news(from, atHour(habit, hour), time, evidence);
        if (at == null || isUsual || !isWellKnown) {
            return;
        }
        Broken broken = new Remote(flow, service, atHour(habit, hour), hour, false);
        site.report(Finding.act(Kind.REMOTE_OFFHOURS, at, broken), sighting);
    }

    private static Habit atHour(Habit habit, int hour) {
        return new Habit(HOUR_HABIT, habit.detail() + '@' + Math.floorMod(hour, HOURS));
    }

    private static boolean isKnownAt(AssetModel from, Habit habit, int hour) {
        return Outside.isKnown(from.habit(atHour(habit, hour)));
    }

    /**
     * A device is administered remotely.
     *
     * @param hour the hour of the day in UTC if that is what is new; -1 otherwise
     * @param goesOn whether the session was reported before with a lower severity
     */
    private record Remote(FlowInfo flow, String service, Habit habit, int hour, boolean goesOn) implements Broken {
        @Override
        public boolean isLasting() {
            return goesOn;
        }

        /** Nothing was said over the connection yet. */
        @Override
        public boolean isProbe() {
            return hour < 0 && isUnused(flow);
        }

        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            AssetModel source = sighting.source();
            String who = Wording.name(source, flow.endpoint(0));
            String whom = Wording.name(sighting.target(), flow.endpoint(1));
            String did = who + " reaches " + service + " of " + whom;
            String fact = source == null ? "remote " + who : FactText.habit(AssetNames.plain(source), habit);
            String seen = did + ", port " + flow.endpoint(1).port()
                    + (flow.frames(1) > 0 ? ", and is answered." : ", and goes on as one who is answered.");
            Words words = Words.of(
                            did + (hour < 0 ? Former.when(finding.fact(), sighting.time()) : " at an unusual hour"),
                            fact)
                    .seen(seen)
                    .observed(hour < 0 ? who : hour + ":00 UTC")
                    .filter(DisplayFilter.of(flow, 0));
            return hour < 0
                    ? words.normal("remote administration by those who are known to do it.")
                            .history(Former.history(finding.fact(), sighting.time(), "the two never did so before."))
                    : words.normal("the hours at which the two are known to do so.")
                            .history(Former.history(
                                    finding.fact(),
                                    sighting.time(),
                                    "they never did so at " + hour + ":00 UTC, one hour more or less."));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0822", "T0886");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return Cause.of(sighting);
        }

        @Override
        public Path path() {
            return new Path(flow, 0, flow.protocol());
        }
    }
}
