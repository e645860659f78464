package io.otus.alert.detect.internet;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
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
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#BEACON}: a device opens connections to the same port of an address in the internet again and again, at
 * least {@value #CALLS} times and {@value #LEAST_PERIOD_SECONDS} s apart, so evenly that the middle half of the pauses
 * differs by less than {@value #JITTER} of the usual pause. Calls to an address that is known to be called do not
 * count. Always high.
 *
 * <p>Calls through a proxy to a host of the internet count too, if the device takes part in the control of a process
 * and did not call that host while conversations were learned. Other devices are left out, as people browse through
 * proxies and web pages call without end.
 *
 * <p>If a device that takes part in the control of a process called an address of the internet evenly while
 * conversations were learned, for less than a quarter of that time and long before its end, only a person can decide
 * whether it should have. The calls are reported once for review when learning ends, medium, unless work on the device
 * was declared then.
 */
public final class BeaconDetector implements Detector.OnFlow, Detector.OnSession, Detector.OnClock, Detector.Keeping {
    private static final String HOST_HABIT = "proxied-host";
    private static final int CALLS = 8;
    private static final int LEAST_PERIOD_SECONDS = 5;
    private static final double JITTER = 0.5;
    /**
     * Least time span of calls that survive a restart of the sensor: more frequent ones are found again within an hour.
     * While conversations are learned all that were made twice survive it, since those that ceased are not found again.
     */
    private static final long SLOW = Nanos.HOUR;
    /** Most pairs that are watched; the least recent are dropped. */
    private static final int MAX_CALLERS = 4_096;
    /** What the line that tells of learning begins with. */
    private static final String LEARNING = "learning";

    /**
     * A device and what it calls.
     *
     * @param to an address; through a proxy, the host and port as the client names them
     * @param port the port of the address, or of the proxy
     */
    private record Caller(int segment, IpAddress from, String to, int port) {}

    private record BeaconKey(Caller caller) {}

    /** The times of the latest calls. */
    private static final class Calls {
        private final long[] times = new long[CALLS];
        private int count;

        void add(long time) {
            times[count % CALLS] = time;
            count++;
        }

        long latest() {
            return count == 0 ? Long.MIN_VALUE / 2 : times[(count - 1) % CALLS];
        }

        boolean isSlow() {
            long first = times[count < CALLS ? 0 : count % CALLS];
            return latest() - first >= SLOW;
        }

        /** Returns the usual pause in nanoseconds; 0 if the calls are not even. */
        long period() {
            if (count < CALLS) {
                return 0;
            }
            long[] sorted = times.clone();
            Arrays.sort(sorted);
            long[] pauses = new long[CALLS - 1];
            for (int i = 0; i < pauses.length; i++) {
                pauses[i] = sorted[i + 1] - sorted[i];
            }
            Arrays.sort(pauses);
            long median = pauses[pauses.length / 2];
            long middle = pauses[pauses.length * 3 / 4] - pauses[pauses.length / 4];
            boolean isEven = middle < median * JITTER && pauses[pauses.length - 1] < 3 * median;
            return isEven && median >= LEAST_PERIOD_SECONDS * Nanos.SECOND ? median : 0;
        }
    }

    /** Calls that are told for review lasted at most one part in this many of the time of learning. */
    private static final int PART = 4;
    /** They were over at least one part in this many of the time of learning before its end. */
    private static final int END = 20;

    private final DetectorContext site;
    private boolean wasLearning;
    /** Event time at which learning began, and at which it was last known to go on. */
    private long began;

    private long heard;

    private final RecentMap<Caller, Calls> callers = new RecentMap<>(MAX_CALLERS);

    public BeaconDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return callers.forgotten();
    }

    @Override
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        Endpoint from = flow.endpoint(0);
        Endpoint to = flow.endpoint(1);
        IpAddress source = from.ip();
        IpAddress target = to.ip();
        if (source == null || target == null || !Outside.isInternet(target) || Outside.isInternet(source)) {
            return;
        }
        Caller caller = new Caller(from.segment(), source, target.toString(), to.port());
        long time = event.time();
        Calls calls = called(caller, time);
        if (calls != null) {
            Evidence evidence = event.origin().evidence();
            AssetModel device = site.asset(from, time, evidence);
            if (device != null && !isKnown(device, target)) {
                tell(caller, new Beacon(flow, "", calls.period(), calls.count), device, evidence, time);
            }
        }
    }

    @Override
    public void session(SessionSeen event) {
        Origin origin = event.origin();
        Endpoint from = event.client();
        IpAddress source = from.ip();
        boolean isProxied = event.kind().equals(SessionSeen.PROXY_REQUEST) && ProxiedHost.isInternet(event.detail());
        if (!isProxied || source == null) {
            return;
        }
        AssetModel device = site.asset(from, origin);
        if (device == null || !Outside.isOfProcess(site, device)) {
            return;
        }
        Habit habit = new Habit(HOST_HABIT, ProxiedHost.name(event.detail()));
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, origin.time());
        if (isLearning) {
            site.baseline().assetFacts().lastingNews(device, habit, origin);
        }
        Caller caller = new Caller(
                from.segment(), source, event.detail(), event.server().port());
        Calls calls = called(caller, origin.time());
        if (calls != null && !isLearning && !Outside.isKnown(device.habit(habit))) {
            Beacon broken = new Beacon(origin.flow(), event.detail(), calls.period(), calls.count);
            tell(caller, broken, device, origin.evidence(), origin.time());
        }
    }

    @Override
    public void clock(long time) {
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, time);
        if (isLearning) {
            began = wasLearning ? began : time;
            heard = time;
        } else if (wasLearning) {
            callers.forEach((caller, calls) -> review(caller, calls, time));
        }
        wasLearning = isLearning;
    }

    /** Judges calls by what was heard until learning ended: a sensor that was off then did not hear them cease. */
    private void review(Caller caller, Calls calls, long now) {
        long learned = heard - began;
        AssetRef known = site.known(Endpoint.at(caller.segment, caller.from));
        AssetModel device = site.model(known);
        Fact fact = device == null ? null : device.habit(new Habit(InternetDetector.HABIT, caller.to));
        if (device == null || fact == null || fact.source() != null || calls.period() == 0) {
            return;
        }
        long spell = calls.latest() - fact.firstTime();
        if (spell < learned / PART
                && heard - calls.latest() > learned / END
                && Outside.isOfProcess(site, device)
                && !site.isWorkDeclared(device, fact.firstTime())
                && !site.isWorkDeclared(device, calls.latest())) {
            Broken broken = new PastBeacon(device, caller.to, caller.port, calls.period(), spell, calls.latest());
            String reason = "Lowered: it was there while learning, and is told for review.";
            site.report(
                    Finding.act(Kind.BEACON, Severity.MEDIUM, reason, new BeaconKey(caller), broken),
                    new Sighting(now, fact.history().first(), null, device, null));
        }
    }

    /** Notes a call. Returns all calls if they come evenly by now, else null. */
    private @Nullable Calls called(Caller caller, long time) {
        Calls calls = callers.getOrMake(caller, Calls::new);
        if (time - calls.latest() < Nanos.SECOND) {
            return null; // several connections for one page are one call
        }
        calls.add(time);
        return calls.period() > 0 ? calls : null;
    }

    private void tell(Caller caller, Beacon broken, AssetModel device, Evidence evidence, long time) {
        Finding finding = Finding.act(Kind.BEACON, new BeaconKey(caller), broken);
        AssetModel called = site.asset(broken.flow.endpoint(1), time, evidence);
        site.report(finding, new Sighting(time, evidence, null, device, called));
    }

    @Override
    public String keptAs() {
        return "callers";
    }

    /**
     * {@code SEGMENT FROM TO PORT COUNT TIME...}, the times in the order in which they are held; and, while
     * conversations are learned, {@code learning BEGAN HEARD}, the latter to the minute so that a checkpoint seldom
     * differs by it alone.
     */
    @Override
    public void keep(KeptLines out) {
        if (wasLearning) {
            out.line().add(LEARNING).add(began).add(heard - heard % Nanos.MINUTE);
        }
        callers.forEach((caller, calls) -> {
            if (calls.isSlow() || (wasLearning && calls.count > 1)) {
                out.line()
                        .add(caller.segment)
                        .add(caller.from)
                        .add(caller.to)
                        .add(caller.port)
                        .add(calls.count);
                for (long time : calls.times) {
                    out.add(time);
                }
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        if (line.takes(LEARNING)) {
            long since = line.nextLong();
            heard = line.nextLong();
            began = since;
            wasLearning = true;
            return;
        }
        Caller caller = new Caller(line.nextInt(), line.nextIp(), line.nextText(), line.nextInt());
        Calls calls = new Calls();
        calls.count = line.nextInt();
        if (calls.count < 1) {
            throw new IllegalArgumentException("no calls");
        }
        for (int i = 0; i < CALLS; i++) {
            calls.times[i] = line.nextLong();
        }
        callers.put(caller, calls);
    }

    private static boolean isKnown(AssetModel device, IpAddress target) {
        return Outside.isKnown(device.habit(new Habit(InternetDetector.HABIT, target.toString())));
    }

    /**
     * Evenly spaced calls.
     *
     * @param proxied the host that a proxy calls; empty if the device calls directly
     */
    private record Beacon(FlowInfo flow, String proxied, long period, int calls) implements Broken {
        private String fact(Sighting sighting) {
            String who = DeviceFact.name(sighting.source(), flow.endpoint(0));
            Endpoint server = flow.endpoint(1);
            return proxied.isEmpty()
                    ? who + " beacon " + Wording.name(null, server) + " port " + server.port()
                    : DeviceFact.between(who, DeviceFact.name(sighting.target(), server), "beacon " + proxied);
        }

        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = Wording.name(sighting.source(), flow.endpoint(0));
            Endpoint server = flow.endpoint(1);
            String whom = proxied.isEmpty()
                    ? Wording.name(null, server) + ", port " + server.port()
                    : proxied + " by way of " + Wording.name(sighting.target(), server);
            String every = "every " + Wording.duration(period);
            return Words.of(who + " calls " + whom + " " + every, fact(sighting))
                    .seen(who + " opened " + calls + " connections to " + whom + " in the internet, about " + every
                            + ", with little variation.")
                    .normal("no device of the plant calls the internet by itself, but for what is known.")
                    .history("it is not known to be called.")
                    .observed(every)
                    .filter(DisplayFilter.host(server));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0869", "T0884", "T0885");
        }

        @Override
        public Path path() {
            return new Path(flow, 0, flow.protocol());
        }
    }
}
