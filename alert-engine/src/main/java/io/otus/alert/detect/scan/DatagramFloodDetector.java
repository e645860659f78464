package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Counting;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.model.Rate;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.asset.DeviceClass;
import io.otus.core.event.Action;
import io.otus.core.event.DatagramsSeen;
import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#FLOOD} of packets outside any connection, and outside the conversations whose protocol is read, such as
 * pings and UDP datagrams. In each of {@value #SECONDS} seconds in a row, at least {@value Rate#LEAST} packets reach a
 * device of the process, and {@value Rate#FACTOR} times as many as within any second while conversations were learned.
 * Packets are counted per sender or, if several send, of all senders together, so that a learned stream is no flood. A
 * datagram that the device answers does not count, as the device keeps up. Nor does a datagram of an industrial
 * protocol: requests there are counted by the detector of request floods. Many programs send streams to computers, so
 * that only pings flood a computer. High; low if nothing was counted while conversations were learned, as with a
 * baseline that was loaded and enforced at once, because the stream may always have been there.
 */
public final class DatagramFloodDetector implements Detector.OnDatagrams, Detector.OnClock, Detector.Keeping {
    private static final int SECONDS = 5;
    /** Events at most this far apart are of consecutive seconds: packets come at any moment of a second. */
    private static final long IN_A_ROW = 2 * Nanos.SECOND;
    /** A flood after this long a pause is a new one. */
    private static final long PAUSE = Nanos.MINUTE;
    /**
     * Most lines whose usual rate is remembered, and most lines that are watched; the least recent are forgotten first.
     */
    private static final int MAX_LINES = 16_384;

    private static final int ICMP = 1;
    private static final int ICMP_V6 = 58;
    /** Classes of devices that act on a process themselves. */
    private static final Set<DeviceClass> DEVICES =
            Set.of(DeviceClass.CONTROLLER, DeviceClass.FIELD_DEVICE, DeviceClass.GATEWAY);

    /** Packets of one IP protocol from one sender to one receiver; {@code from} is null for all senders together. */
    private record Line(int segment, @Nullable IpAddress from, IpAddress to, int protocol) {}

    private record FloodKey(int segment, IpAddress to, int protocol) {}

    /** What arrives on a line at present. */
    private static final class Flood {
        private long last = Long.MIN_VALUE / 2;
        private int seconds;

        boolean isNews(long time) {
            boolean isNew = time - last >= PAUSE;
            seconds = time - last < IN_A_ROW || (!isNew && seconds >= SECONDS) ? seconds + 1 : 1;
            last = time;
            return seconds == SECONDS;
        }
    }

    private final DetectorContext site;
    private final RecentMap<Line, Integer> learned = new RecentMap<>(MAX_LINES);
    private final RecentMap<Line, Flood> floods = new RecentMap<>(MAX_LINES);
    /** Whether packets were counted while conversations were learned, in this run or earlier ones. */
    private final Counting counting;

    public DatagramFloodDetector(DetectorContext site) {
        this.site = site;
        this.counting = new Counting(site, Category.CONVERSATIONS);
    }

    @Override
    public long forgotten() {
        return learned.forgotten() + floods.forgotten();
    }

    @Override
    public void clock(long time) {
        counting.clock(time);
    }

    @Override
    public void datagrams(DatagramsSeen event) {
        FlowInfo flow = event.flow();
        Endpoint to = flow.endpoint(1 - event.from());
        IpAddress from = flow.endpoint(event.from()).ip();
        IpAddress target = to.ip();
        if (from == null || target == null) {
            return;
        }
        Line line = new Line(to.segment(), event.isOfSeveral() ? null : from, target, flow.protocolNumber());
        if (counting.isLearning(event.time())) {
            learn(line, event.frames());
            // What one device sends alone is also what all send, in case another one joins it later.
            learn(new Line(line.segment, null, target, line.protocol), event.frames());
            return;
        }
        int usual = usual(line);
        if (event.frames() < Math.max(Rate.LEAST, Rate.FACTOR * usual) || isRead(flow) || !isOfProcess(flow, to)) {
            return;
        }
        if (floods.getOrMake(line, Flood::new).isNews(event.time())) {
            tell(event, new FloodKey(line.segment, target, line.protocol), usual);
        }
    }

    private void learn(Line line, int frames) {
        learned.put(line, Math.max(usual(line), frames));
    }

    /** Returns the most packets of a line within a second while that was learned. */
    private int usual(Line line) {
        Integer known = learned.get(line);
        return known == null ? 0 : known;
    }

    private boolean isRead(FlowInfo flow) {
        String protocol = flow.protocol();
        return protocol != null && site.isIndustrial(protocol);
    }

    private boolean isOfProcess(FlowInfo flow, Endpoint to) {
        AssetRef asset = site.known(to);
        if (asset == null) {
            return false;
        }
        return DetectorContext.isController(asset)
                || DEVICES.contains(asset.deviceClass())
                || (isEcho(flow) && asset.deviceClass() == DeviceClass.OPERATION);
    }

    private static boolean isEcho(FlowInfo flow) {
        return flow.transport() == Transport.IP && (flow.protocolNumber() == ICMP || flow.protocolNumber() == ICMP_V6);
    }

    private void tell(DatagramsSeen event, FloodKey key, int usual) {
        FlowInfo flow = event.flow();
        AssetModel source =
                event.isOfSeveral() ? null : site.asset(flow.endpoint(event.from()), event.time(), event.evidence());
        AssetModel target = site.asset(flow.endpoint(1 - event.from()), event.time(), event.evidence());
        Broken broken = new Datagrams(event, usual, counting.isCounted());
        String uncounted = "Lowered: packets were not counted during learning.";
        site.report(
                counting.finding(Kind.FLOOD, uncounted, key, broken),
                new Sighting(event.time(), event.evidence(), null, source, target));
    }

    @Override
    public String keptAs() {
        return "busiest-datagrams";
    }

    /**
     * Returns {@code SEGMENT FROM TO PROTOCOL LEARNED}, with {@code -} for FROM if all senders are counted together;
     * and {@code counted} if the absence of a line means that there were no packets.
     */
    @Override
    public void keep(KeptLines out) {
        counting.keep(out);
        learned.forEach((line, most) -> out.line()
                .add(line.segment)
                .add(line.from)
                .add(line.to)
                .add(line.protocol)
                .add(most));
    }

    @Override
    public void takeUp(KeptLine kept) {
        if (!counting.takesUp(kept)) {
            Line line = new Line(kept.nextInt(), kept.nextIpIfAny(), kept.nextIp(), kept.nextInt());
            learned.put(line, kept.nextInt());
        }
    }

    /**
     * More packets than a device can be expected to process.
     *
     * @param usual the most packets within a second while that was learned
     * @param isCounted whether packets were counted then
     */
    private record Datagrams(DatagramsSeen event, int usual, boolean isCounted) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            FlowInfo flow = event.flow();
            Endpoint target = flow.endpoint(1 - event.from());
            String name = Wording.name(sighting.target(), target);
            String sender = Wording.name(sighting.source(), flow.endpoint(event.from()));
            String what = what();
            return Words.of(
                            name + " is flooded with " + what,
                            DeviceFact.of(sighting.target(), target, "flood " + what))
                    .seen(event.frames() + " " + what + " reached " + name + " within one second"
                            + (event.isOfSeveral() ? " from several senders, the latest one " : " from ") + sender
                            + '.')
                    .normal(
                            usual == 0
                                    ? isCounted ? "hardly any, as while learning." : "not known."
                                    : "at most " + usual + " in a second, as while learning.")
                    .history("so many came in each of the last " + SECONDS + " seconds.")
                    .expected(isCounted ? usual + " per second" : null, 0, 0)
                    .observed(event.frames() + " per second")
                    .filter(DisplayFilter.host(target));
        }

        private String what() {
            FlowInfo flow = event.flow();
            if (flow.transport() == Transport.UDP) {
                return "UDP datagrams";
            }
            return isEcho(flow) ? "ICMP messages" : "packets of IP protocol " + flow.protocolNumber();
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0814");
        }

        @Override
        public Path path() {
            return new Path(event.flow(), event.from(), event.flow().protocol());
        }
    }
}
