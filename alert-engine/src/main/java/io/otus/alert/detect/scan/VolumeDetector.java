package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
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
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.asset.DeviceClass;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.List;

/**
 * {@link Kind#FLOOD} of bytes: within {@value #MINUTES} minutes a device of the plant sends at least
 * {@value #LEAST_MEGABYTES} MB of payload to another one, and {@value #FACTOR} times as much as in the busiest
 * {@value #MINUTES} minutes while timing was learned. Each direction counts for itself, over all flows of the two, and
 * learns for at least a day after it was first heard, so that what is done by night belongs to it. A direction that was
 * not heard while timing was learned is judged only between two that are known to talk, as once two assets turned out
 * to be one: a new pair is told of as such. Medium; low between two computers that take no part in the control of a
 * process, in a recognised protocol that is none of control. An alert is told once until all bytes of {@value #MINUTES}
 * minutes stay below. What is sent while declared work names either device does not count.
 */
public final class VolumeDetector implements Detector.OnFlow, Detector.Keeping {
    private static final int MINUTES = 5;
    private static final long WINDOW = MINUTES * Nanos.MINUTE;
    private static final int LEAST_MEGABYTES = 50;
    private static final int FACTOR = 10;
    private static final long MEGABYTE = 1_000_000;
    /** Each direction learns for at least this long. */
    private static final long APPRENTICESHIP = Nanos.DAY;
    /** Most directions that are remembered; the least recent are forgotten first. */
    private static final int MAX_WAYS = 16_384;
    /** Most living flows of which it is remembered what was counted; the least recent are forgotten first. */
    private static final int MAX_FLOWS = 8_192;
    /** A flow that is older was reported before, as that is done every minute. */
    private static final long YOUNG = 2 * Nanos.MINUTE;

    /** Two devices by the ids of their assets, in the direction of the bytes. */
    private record Way(String from, String to) {}

    /** The key of one finding. */
    private record VolumeKey(Way way) {}

    /** The bytes that went one way. */
    private static final class Volume {
        private final long since;
        private long window = Long.MIN_VALUE / 2;
        private long bytes;
        /** Bytes of the window before. */
        private long before;

        private long learned;
        /** The latest window that was too large. */
        private long told = Long.MIN_VALUE / 2;

        Volume(long since) {
            this.since = since;
        }

        /**
         * Adds bytes and returns the sum of their window. A flow may be reported long after its latest frame: bytes
         * from before the windows that are remembered are a sum of their own, which is never too high.
         */
        long add(long more, long time) {
            long at = Math.floorDiv(time, WINDOW);
            if (at > window) {
                before = at == window + 1 ? bytes : 0;
                bytes = 0;
                window = at;
            }
            if (at == window) {
                bytes += more;
                return bytes;
            }
            if (at == window - 1) {
                before += more;
                return before;
            }
            return more;
        }

        boolean isTooMuch(long sum) {
            return sum >= LEAST_MEGABYTES * MEGABYTE && sum / FACTOR >= learned;
        }

        /** Notes that a window is too large, and returns whether the one before was not. */
        boolean isNews(long time) {
            long at = Math.floorDiv(time, WINDOW);
            boolean isNew = at > told + 1;
            told = Math.max(told, at);
            return isNew;
        }
    }

    private final DetectorContext site;
    private final RecentMap<Way, Volume> volumes = new RecentMap<>(MAX_WAYS);
    /** Payload bytes of both sides of each living flow that were counted before. */
    private final RecentMap<Long, long[]> counted = new RecentMap<>(MAX_FLOWS);

    public VolumeDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return volumes.forgotten() + counted.forgotten();
    }

    @Override
    public void interval(FlowInfo flow, long time) {
        if (isOfDevices(flow)) {
            long[] before = counted.getOrMake(flow.id(), () -> start(flow));
            count(flow, before, time);
            before[0] = flow.payloadBytes(0);
            before[1] = flow.payloadBytes(1);
        }
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        if (isOfDevices(flow)) {
            long[] before = counted.remove(flow.id());
            count(flow, before == null ? start(flow) : before, time);
        }
    }

    /**
     * Returns what was counted of a flow that is not remembered: nothing or, once flows were forgotten, possibly all of
     * it, so that the bytes of hours are not taken for those of a minute.
     */
    private long[] start(FlowInfo flow) {
        boolean mayBeForgotten = counted.forgotten() > 0 && flow.lastTime() - flow.firstTime() > YOUNG;
        return mayBeForgotten ? new long[] {flow.payloadBytes(0), flow.payloadBytes(1)} : new long[2];
    }

    private static boolean isOfDevices(FlowInfo flow) {
        return isOfDevice(flow.endpoint(0)) && isOfDevice(flow.endpoint(1));
    }

    private static boolean isOfDevice(Endpoint endpoint) {
        IpAddress ip = endpoint.ip();
        MacAddress mac = endpoint.mac();
        return ip != null ? ip.isOfOneDevice() : mac != null && !mac.isGroup();
    }

    private void count(FlowInfo flow, long[] before, long time) {
        AssetRef first = site.known(flow.endpoint(0));
        AssetRef second = site.known(flow.endpoint(1));
        if (first == null
                || second == null
                || first.id().equals(second.id())
                || Outside.isInternet(site, flow.endpoint(0))
                || Outside.isInternet(site, flow.endpoint(1))) {
            return;
        }
        count(flow, 0, flow.payloadBytes(0) - before[0], first, second, time);
        count(flow, 1, flow.payloadBytes(1) - before[1], second, first, time);
    }

    private void count(FlowInfo flow, int side, long more, AssetRef from, AssetRef to, long time) {
        long sent = flow.lastTime();
        Way way = new Way(from.id(), to.id());
        Volume volume = volumes.get(way);
        boolean isLearning = site.baseline().learning().isLearning(Category.TIMING, sent);
        if (volume == null && flow.frames(side) > 0 && (isLearning || isKnown(from, to))) {
            volume = new Volume(sent);
            volumes.put(way, volume);
        }
        if (volume == null || more <= 0 || isWork(from, sent) || isWork(to, sent)) {
            return;
        }
        long sum = volume.add(more, sent);
        if (isLearning || sent - volume.since < APPRENTICESHIP) {
            volume.learned = Math.max(volume.learned, sum);
        } else if (volume.isTooMuch(sum) && volume.isNews(sent)) {
            report(new Bytes(flow, side, sum, volume.learned), way, from, to, time);
        }
    }

    private boolean isKnown(AssetRef from, AssetRef to) {
        AssetModel one = site.model(from);
        AssetModel other = site.model(to);
        return one != null
                && other != null
                && (Outside.isKnownToAsk(site, one, other, _ -> true)
                        || Outside.isKnownToAsk(site, other, one, _ -> true));
    }

    private boolean isWork(AssetRef asset, long time) {
        AssetModel model = site.model(asset);
        return model != null && site.isWorkDeclared(model, time);
    }

    private void report(Bytes bytes, Way way, AssetRef from, AssetRef to, long time) {
        AssetModel source = site.baseline().asset(from);
        AssetModel target = site.baseline().asset(to);
        boolean isOfOffice = isOfOffice(bytes.flow, from, source, to, target);
        Severity severity = isOfOffice ? Severity.LOW : Severity.MEDIUM;
        String reason = isOfOffice
                ? "Lowered: two computers without part in the control of a process copy more on some days than others."
                : "Lowered by one: it may be a copy that somebody wants, and not each device suffers from so much.";
        Finding finding = new Finding(Kind.FLOOD, severity, reason, new VolumeKey(way), bytes, true);
        site.report(finding, new Sighting(time, bytes.flow.latestPayload(bytes.from), null, source, target));
    }

    private boolean isOfOffice(FlowInfo flow, AssetRef from, AssetModel source, AssetRef to, AssetModel target) {
        String protocol = flow.protocol();
        return protocol != null
                && !site.isIndustrial(protocol)
                && from.deviceClass() == DeviceClass.COMPUTER
                && to.deviceClass() == DeviceClass.COMPUTER
                && !Outside.isOfProcess(site, source)
                && !Outside.isOfProcess(site, target);
    }

    @Override
    public String keptAs() {
        return "greatest-volumes";
    }

    /**
     * Returns {@code FROM TO SINCE LEARNED TOLD}. The bytes of the present window are not kept: it would be a change of
     * each line at each checkpoint.
     */
    @Override
    public void keep(KeptLines out) {
        volumes.forEach((way, volume) -> out.line()
                .add(way.from)
                .add(way.to)
                .add(volume.since)
                .add(volume.learned)
                .add(volume.told));
    }

    @Override
    public void takeUp(KeptLine line) {
        Way way = new Way(line.nextText(), line.nextText());
        Volume volume = new Volume(line.nextLong());
        volume.learned = line.nextLong();
        volume.told = line.nextLong();
        volumes.put(way, volume);
    }

    /**
     * More bytes than ever from one device to another.
     *
     * @param flow the flow that the latest of them belong to
     * @param from its side that sent them, 0 or 1
     * @param sum how many within the window so far
     * @param learned the most within a window while that was learned
     */
    private record Bytes(FlowInfo flow, int from, long sum, long learned) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            Endpoint source = flow.endpoint(from);
            Endpoint target = flow.endpoint(1 - from);
            String who = Wording.name(sighting.source(), source);
            String whom = Wording.name(sighting.target(), target);
            String within = " within " + MINUTES + " minutes";
            String fact = DeviceFact.between(
                    DeviceFact.name(sighting.source(), source), DeviceFact.name(sighting.target(), target), "volume");
            return Words.of(who + " sent " + amount(sum) + " to " + whom + within, fact)
                    .seen(who + " sent " + amount(sum) + " of payload to " + whom + within + '.')
                    .normal("at most " + amount(learned) + " in " + MINUTES + " minutes, as while that was learned.")
                    .history("it never sent so much to that device.")
                    .expected(amount(learned) + " per " + MINUTES + " minutes", 0, 0)
                    .observed(amount(sum) + " per " + MINUTES + " minutes")
                    .filter(DisplayFilter.host(source) + " && " + DisplayFilter.host(target));
        }

        private static String amount(long bytes) {
            return bytes == 0 || bytes >= MEGABYTE ? bytes / MEGABYTE + " MB" : bytes / (MEGABYTE / 1_000) + " kB";
        }

        @Override
        public String advice(Kind kind) {
            return "Find out what was sent, and who wanted it; check whether the target still does its work.";
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0814");
        }

        @Override
        public Path path() {
            return new Path(flow, from, flow.protocol());
        }
    }
}
