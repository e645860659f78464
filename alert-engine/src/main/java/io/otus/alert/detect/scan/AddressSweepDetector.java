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
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.scan.AskedAddresses.KnownAddress;
import io.otus.alert.detect.scan.AskedAddresses.Place;
import io.otus.alert.detect.scan.AskedAddresses.Source;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.List;

/**
 * {@link Kind#SCAN_HOST} below IP: a device asks by ARP for one address after the other, {@value #TARGETS} of them
 * within a day, for which no device ever answered. A slow scan is found as well. Addresses that were asked for while
 * conversations were learned do not count; but those that only a device asked for that was reported for it, or that
 * asked for as many that nobody had and not on behalf of others, count for all others. A known router asks for the
 * hosts that others reach through it, and a DHCP server asks whether an address is free before it leases it: low, and
 * only if it asks for as many addresses within two minutes.
 */
public final class AddressSweepDetector
        implements Detector.OnSession, Detector.OnBinding, Detector.OnClock, Detector.Keeping {
    static final int TARGETS = 24;
    private static final long WINDOW = Nanos.DAY;
    /**
     * During learning, a device that asks for this many addresses within two minutes is reported once. Addresses that
     * are asked for in vain over hours are learned.
     */
    private static final int LEARNING_TARGETS = 96;

    private static final long SHORT_WINDOW = 2 * Nanos.MINUTE;
    /** How often expired questions are removed. */
    private static final long CLEANING = 10 * Nanos.MINUTE;
    /** Most devices that are watched; the least recent are forgotten first. */
    private static final int MAX_SOURCES = 1_024;
    /** Begins the line of an address that was asked for in vain. */
    private static final String VAIN = "vain";

    private record SweepKey(Source source) {}

    private final DetectorContext site;
    private final AskedAddresses addresses;
    private final RecentMap<Source, VainQuestions> vain = new RecentMap<>(MAX_SOURCES);
    private long cleaned = Long.MIN_VALUE / 2;

    public AddressSweepDetector(DetectorContext site) {
        this.site = site;
        this.addresses = new AskedAddresses(each -> asksForOthers(Endpoint.at(each.segment(), each.mac())));
    }

    @Override
    public long forgotten() {
        return addresses.forgotten() + vain.forgotten();
    }

    @Override
    public void bound(AddressBinding event, List<Finding> out) {
        addresses.noteOwned(new Place(event.segment(), event.ip().toString()));
    }

    @Override
    public void session(SessionSeen event) {
        MacAddress mac = event.client().mac();
        if (!(event.fact() instanceof SessionFact.AddressQuery query) || mac == null) {
            return;
        }
        Origin origin = event.origin();
        int segment = event.client().segment();
        Place target = new Place(segment, query.address().toString());
        Source source = new Source(segment, mac);
        KnownAddress before = addresses.find(target);
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, origin.time());
        if (isLearning) {
            addresses.noteAsked(target, source);
        }
        if (before != null && addresses.isPardoned(before, source)) {
            return;
        }
        VainQuestions questions = vain.getOrMake(source, VainQuestions::new);
        questions.forgetOld(origin.time() - (isLearning ? SHORT_WINDOW : WINDOW));
        boolean isNew = questions.add(target.ip(), origin.time());
        int least = isLearning ? LEARNING_TARGETS : TARGETS;
        if (!isNew
                || questions.count() < least
                || questions.wasJudged(origin.time())
                || (isLearning && addresses.wasReported(source))) {
            return;
        }
        // An address that a device used since, or that was asked for while learning, was not asked for in vain.
        questions.forgetIf(ip -> isAccountedFor(source, ip, isLearning));
        if (questions.count() < least) {
            return;
        }
        questions.judge(origin.time());
        boolean isFast = questions.count(origin.time() - SHORT_WINDOW) >= least;
        boolean forOthers = asksForOthers(event.client());
        if (isFast || !forOthers) {
            if (isLearning) {
                addresses.noteReported(source);
            }
            tell(source, questions.count(), forOthers, event);
        }
    }

    /**
     * Returns whether a device asks on behalf of others: a router asks for the hosts that others reach through it, a
     * DHCP server whether an address is free before it leases it.
     */
    private boolean asksForOthers(Endpoint asking) {
        AssetRef asset = site.known(asking);
        return asset != null && (site.isKnownRouter(asset) || asset.roles().contains("dhcp_server"));
    }

    private boolean isAccountedFor(Source asking, String ip, boolean isLearning) {
        int segment = asking.segment();
        KnownAddress address = addresses.find(new Place(segment, ip));
        if (address != null && (address.isOwned() || addresses.isPardoned(address, asking))) {
            return address.isOwned() || !isLearning;
        }
        // Where answers are not mirrored, a device shows by what it sends that it is there. The directory has a
        // place for any address that is asked for; the baseline knows only devices that were heard.
        AssetRef asset = site.known(Endpoint.at(segment, IpAddress.parse(ip)));
        AssetModel model = site.model(asset);
        return model != null && model.presence() != null;
    }

    @Override
    public void clock(long time) {
        if (time - cleaned > CLEANING) {
            cleaned = time;
            vain.values().removeIf(each -> {
                each.forgetOld(time - WINDOW);
                return each.isEmpty();
            });
        }
    }

    @Override
    public String keptAs() {
        return "asked-addresses";
    }

    /**
     * Adds the lines of {@link AskedAddresses#keep}, and {@code vain SEGMENT ADDRESS MAC TIME} for an address that was
     * asked for in vain since.
     */
    @Override
    public void keep(KeptLines out) {
        addresses.keep(out);
        vain.forEach((source, questions) -> questions.forEach((ip, time) -> {
            KnownAddress address = addresses.find(new Place(source.segment(), ip));
            if (address == null || !addresses.isPardoned(address, source)) {
                out.line()
                        .add(VAIN)
                        .add(source.segment())
                        .add(ip)
                        .add(source.mac())
                        .add(time);
            }
        }));
    }

    @Override
    public void takeUp(KeptLine line) {
        if (line.takes(VAIN)) {
            int segment = line.nextInt();
            String ip = line.nextText();
            Source source = new Source(segment, line.nextMac());
            long time = line.nextLong();
            vain.getOrMake(source, VainQuestions::new).add(ip, time);
        } else {
            addresses.takeUp(line);
        }
    }

    private void tell(Source source, int targets, boolean forOthers, SessionSeen event) {
        Origin origin = event.origin();
        Severity severity = forOthers ? Severity.LOW : Kind.SCAN_HOST.severity();
        String reason = forOthers
                ? "Lowered: routers ask for the hosts that they send to, and DHCP servers before they lend an address."
                : "";
        AssetModel from = site.asset(event.client(), origin);
        Broken broken = new AddressSweep(origin, event.client(), event.detail(), targets);
        site.report(
                Finding.act(Kind.SCAN_HOST, severity, reason, new SweepKey(source), broken),
                new Sighting(origin.time(), origin.evidence(), null, from, null));
    }
}
