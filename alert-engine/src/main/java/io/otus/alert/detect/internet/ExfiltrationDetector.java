package io.otus.alert.detect.internet;

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
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#EXFIL}: within one hour a device sends at least {@value #LEAST_MEGABYTES} MB to hosts of the internet,
 * and {@value #FACTOR} times as much as in its busiest hour while conversations were learned. Or a device of the plant
 * that talks to few such hosts sends {@value #LEAST_ON_WAY} MB to one that it sent to while learning, and
 * {@value #WAY_FACTOR} times as much as in the busiest hour to that host: a gateway reports about the same amount day
 * by day, so that data hidden in its usual traffic shows. Always high.
 */
public final class ExfiltrationDetector implements Detector.OnFlow, Detector.Keeping {
    private static final int LEAST_MEGABYTES = 5;
    private static final int FACTOR = 10;
    private static final int LEAST_ON_WAY = 1;
    private static final int WAY_FACTOR = 20;
    private static final long MEGABYTE = 1_000_000;
    /** Most devices that are counted; the least recent are dropped. */
    private static final int MAX_SENDERS = 4_096;
    /** Most learned pairs of device and host that are counted separately; the least recent are dropped. */
    private static final int MAX_WAYS = 4_096;
    /** Most living flows that are counted while they go on; further ones count when they end. */
    private static final int MAX_FLOWS = 4_096;

    private record Sender(int segment, IpAddress ip) {}

    /** A device and the host of the internet that it sends to. */
    private record Way(Sender sender, IpAddress to) {}

    private record ExfiltrationKey(Sender sender) {}

    /** The bytes that a device sent, in total or to one host. */
    private static final class Volume {
        private long hour = Long.MIN_VALUE;
        private long bytes;
        private long learned;
        private boolean told;

        void add(long more, long time) {
            long now = Math.floorDiv(time, Nanos.HOUR);
            if (now != hour) {
                hour = now;
                bytes = 0;
                told = false;
            }
            bytes += more;
        }

        void learn() {
            learned = Math.max(learned, bytes);
        }

        /** Returns whether that is more than usual and not reported yet. */
        boolean exceeds(int leastMegabytes, int factor) {
            return !told && bytes >= leastMegabytes * MEGABYTE && bytes / factor >= learned;
        }

        KeptLines addTo(KeptLines line) {
            return line.add(hour).add(bytes).add(learned).add(told);
        }

        static Volume of(KeptLine line) {
            Volume volume = new Volume();
            volume.hour = line.nextLong();
            volume.bytes = line.nextLong();
            volume.learned = line.nextLong();
            volume.told = line.nextBoolean();
            return volume;
        }
    }

    private final DetectorContext site;
    private final RecentMap<Sender, Volume> volumes = new RecentMap<>(MAX_SENDERS);
    private final RecentMap<Way, Volume> ways = new RecentMap<>(MAX_WAYS);
    /** Bytes of each living flow that were counted before. */
    private final Map<Long, Long> counted = new HashMap<>();

    public ExfiltrationDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return volumes.forgotten() + ways.forgotten();
    }

    @Override
    public void interval(FlowInfo flow, long time) {
        int side = outwards(flow);
        Long before = counted.get(flow.id());
        if (side >= 0 && (before != null || counted.size() < MAX_FLOWS)) {
            count(flow, before == null ? 0 : before, time);
            counted.put(flow.id(), flow.bytes(side));
        }
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        Long before = counted.remove(flow.id());
        count(flow, before == null ? 0 : before, time);
    }

    /** Returns the side of a flow that sends to the internet; -1 if there is none. */
    private static int outwards(FlowInfo flow) {
        boolean first = Outside.isInternet(flow.endpoint(0).ip());
        boolean second = Outside.isInternet(flow.endpoint(1).ip());
        return first == second ? -1 : first ? 1 : 0;
    }

    private void count(FlowInfo flow, long before, long time) {
        int side = outwards(flow);
        IpAddress ip = side < 0 ? null : flow.endpoint(side).ip();
        IpAddress to = side < 0 ? null : flow.endpoint(1 - side).ip();
        if (ip == null || to == null || flow.bytes(side) <= before) {
            return;
        }
        long more = flow.bytes(side) - before;
        Sender sender = new Sender(flow.endpoint(side).segment(), ip);
        Way way = new Way(sender, to);
        Volume volume = volumes.getOrMake(sender, Volume::new);
        volume.add(more, time);
        if (site.baseline().learning().isLearning(Category.CONVERSATIONS, time)) {
            Volume onWay = ways.getOrMake(way, Volume::new);
            onWay.add(more, time);
            onWay.learn();
            volume.learn();
            return;
        }
        Volume onWay = ways.get(way);
        if (onWay != null) {
            onWay.add(more, time);
        }
        if (volume.exceeds(LEAST_MEGABYTES, FACTOR)) {
            report(flow, side, sender, volume, false, time);
        } else if (onWay != null
                && !volume.told
                && onWay.exceeds(LEAST_ON_WAY, WAY_FACTOR)
                && isSteady(known(flow.endpoint(side)), time)) {
            report(flow, side, sender, onWay, true, time);
        }
    }

    /**
     * Returns whether the device belongs to the plant and talks to few hosts of the internet: the amounts that people
     * send vary.
     */
    private boolean isSteady(@Nullable AssetModel device, long time) {
        return device != null && CallWeight.of(site, device, time).severity() != Severity.LOW;
    }

    @Override
    public String keptAs() {
        return "outwards";
    }

    /** {@code SEGMENT IP HOUR BYTES LEARNED TOLD}, and the host at the end where it is of one way. */
    @Override
    public void keep(KeptLines out) {
        volumes.forEach(
                (sender, volume) -> volume.addTo(out.line().add(sender.segment).add(sender.ip)));
        ways.forEach(
                (way, volume) -> volume.addTo(out.line().add(way.sender.segment).add(way.sender.ip))
                        .add(way.to));
    }

    @Override
    public void takeUp(KeptLine line) {
        Sender sender = new Sender(line.nextInt(), line.nextIp());
        Volume volume = Volume.of(line);
        if (line.hasNext()) {
            ways.put(new Way(sender, line.nextIp()), volume);
        } else {
            volumes.put(sender, volume);
        }
    }

    private void report(FlowInfo flow, int side, Sender sender, Volume volume, boolean isOnWay, long time) {
        volume.told = true;
        Endpoint inside = flow.endpoint(side);
        Broken broken = new Exfiltration(flow, side, volume.bytes, volume.learned, isOnWay);
        Finding finding = Finding.act(Kind.EXFIL, new ExfiltrationKey(sender), broken);
        AssetModel source = known(inside);
        AssetModel target = known(flow.endpoint(1 - side));
        site.report(finding, new Sighting(time, flow.latestPayload(side), null, source, target));
    }

    private @Nullable AssetModel known(Endpoint endpoint) {
        AssetRef asset = site.known(endpoint);
        return asset == null ? null : site.baseline().asset(asset);
    }

    /**
     * A device sent more to the internet than ever.
     *
     * @param isOnWay whether the figures are about this one host
     */
    private record Exfiltration(FlowInfo flow, int side, long bytes, long learned, boolean isOnWay) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = Wording.name(sighting.source(), flow.endpoint(side));
            String whom = Wording.name(null, flow.endpoint(1 - side));
            String volume = volume(bytes);
            return Words.of(
                            who + " sent " + volume + " to the internet",
                            DeviceFact.of(sighting.source(), flow.endpoint(side), "exfiltration"))
                    .seen(who + " sent " + volume
                            + (isOnWay
                                    ? " to " + whom + " within this hour."
                                    : " to the internet within this hour, the latest part to " + whom + "."))
                    .normal("at most " + volume(learned) + " in an hour" + (isOnWay ? " to this host" : "")
                            + ", as while learning.")
                    .history("it never sent so much" + (isOnWay ? " there." : "."))
                    .expected(volume(learned) + " per hour", 0, 0)
                    .observed(volume)
                    .filter(DisplayFilter.host(flow.endpoint(1 - side)));
        }

        private static String volume(long bytes) {
            return bytes == 0 || bytes >= MEGABYTE ? bytes / MEGABYTE + " MB" : bytes / (MEGABYTE / 1_000) + " kB";
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0882", "T0869");
        }

        @Override
        public Path path() {
            return new Path(flow, side, flow.protocol());
        }
    }
}
