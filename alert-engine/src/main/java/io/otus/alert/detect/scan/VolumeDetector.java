package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
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
import io.otus.core.asset.AssetRef;
import io.otus.core.asset.DeviceClass;
import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;

/**
 * {@link Kind#FLOOD} of bytes: within {@value Volume#MINUTES} minutes a device of the plant sends at least
 * {@value Volume#LEAST_MEGABYTES} MB of payload to another one, and {@value Volume#FACTOR} times as much as in the
 * busiest {@value Volume#MINUTES} minutes while timing was learned. Each direction counts for itself, over all flows of
 * the two, and learns for at least a day after it was first heard, so that what is done by night belongs to it. A
 * direction that was not heard while timing was learned is judged only between two that are known to talk, as once two
 * assets turned out to be one: a new pair is told of as such. Medium; low between two computers that take no part in
 * the control of a process, in a recognised protocol that is none of control. An alert is told once until all bytes of
 * {@value Volume#MINUTES} minutes stay below. What is sent while declared work names either device does not count.
 */
public final class VolumeDetector implements Detector.OnFlow, Detector.Keeping {
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
        if (isLearning || volume.isLearning(sent)) {
            volume.learn(sum);
        } else if (volume.isTooMuch(sum) && volume.isNews(sent)) {
            report(new MuchSent(flow, side, sum, volume.learned()), way, from, to, time);
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

    private void report(MuchSent much, Way way, AssetRef from, AssetRef to, long time) {
        AssetModel source = site.baseline().asset(from);
        AssetModel target = site.baseline().asset(to);
        boolean isOfOffice = isOfOffice(much.flow(), from, source, to, target);
        Severity severity = isOfOffice ? Severity.LOW : Severity.MEDIUM;
        String reason = isOfOffice
                ? "Lowered: two computers without part in the control of a process copy more on some days than others."
                : "Lowered by one: it may be a copy that somebody wants, and not each device suffers from so much.";
        Finding finding = Finding.act(Kind.FLOOD, severity, reason, new VolumeKey(way), much);
        site.report(finding, new Sighting(time, much.flow().latestPayload(much.from()), null, source, target));
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

    /** Adds {@code FROM TO}, and behind that the words of {@link Volume#keep}. */
    @Override
    public void keep(KeptLines out) {
        volumes.forEach((way, volume) -> volume.keep(out.line().add(way.from).add(way.to)));
    }

    @Override
    public void takeUp(KeptLine line) {
        Way way = new Way(line.nextText(), line.nextText());
        volumes.put(way, Volume.read(line));
    }
}
