package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

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
    private static final int TARGETS = 24;
    private static final long WINDOW = Nanos.DAY;
    /**
     * During learning, a device that asks for this many addresses within two minutes is reported once. Addresses that
     * are asked for in vain over hours are learned.
     */
    private static final int LEARNING_TARGETS = 96;

    private static final long SHORT_WINDOW = 2 * Nanos.MINUTE;
    /** How often a device that goes on asking is judged again. */
    private static final long LOOK = Nanos.SECOND;
    /** How often expired questions are removed. */
    private static final long CLEANING = 10 * Nanos.MINUTE;
    /**
     * Most addresses that are remembered as used, or as asked for while learning; the least recent are forgotten first.
     */
    private static final int MAX_KNOWN = 65_536;
    /** Most devices that are watched; the least recent are forgotten first. */
    private static final int MAX_SOURCES = 1_024;
    /**
     * Most targets that are remembered of one device. Beyond them, the targets that it asked for first are only
     * counted.
     */
    private static final int MAX_TARGETS = 256;
    /** What a line that is kept begins with. */
    private static final String ASKED = "asked";

    private static final String OWNED = "owned";
    private static final String VAIN = "vain";
    private static final String TOLD = "told";

    private record Place(int segment, String ip) {}

    private record Source(int segment, MacAddress mac) {}

    /** An address that a device has, or that these asked for while learning; by whom is not kept where many did. */
    private record Known(boolean isOwned, List<Source> askers) {
        private static final int MAX_ASKERS = 3;
        private static final Known OWNED = new Known(true, List.of());
        private static final Known ASKED = new Known(false, List.of());

        static Known askedBy(Source asking) {
            return new Known(false, List.of(asking));
        }

        Known and(Source asking) {
            if (isOwned || askers.isEmpty() || askers.contains(asking)) {
                return this;
            }
            return askers.size() == MAX_ASKERS
                    ? ASKED
                    : new Known(
                            false,
                            Stream.concat(askers.stream(), Stream.of(asking)).toList());
        }
    }

    private record SweepKey(Source source) {}

    /**
     * The addresses that a device asked for in vain, with the event time of its latest question; the longest ago first.
     */
    private static final class Sweep {
        private final SequencedMap<String, Long> targets = new LinkedHashMap<>();
        /** How many targets made room for others. */
        private int forgotten;

        private long looked = Long.MIN_VALUE / 2;

        /** Notes a question, and returns whether its target is not among those remembered. */
        boolean add(String ip, long time) {
            boolean isNew = targets.putLast(ip, time) == null;
            if (targets.size() > MAX_TARGETS) {
                targets.pollFirstEntry();
                forgotten++;
            }
            return isNew;
        }

        void forgetOld(long since) {
            while (!targets.isEmpty() && targets.firstEntry().getValue() < since) {
                targets.pollFirstEntry();
            }
            forgotten = targets.isEmpty() ? 0 : forgotten;
        }

        int count() {
            return targets.size() + forgotten;
        }

        /** Returns how many of the remembered targets the device asked for since some event time. */
        long count(long since) {
            return targets.values().stream().filter(time -> time >= since).count();
        }
    }

    private final DetectorContext site;
    private final RecentMap<Place, Known> known = new RecentMap<>(MAX_KNOWN, address -> count(address, -1));

    /**
     * Of how many known addresses that nobody had a device is among the askers while learning. There are no more
     * entries than those addresses have askers.
     */
    private final Map<Source, Integer> asked = new HashMap<>();

    private final RecentMap<Source, Sweep> sweeps = new RecentMap<>(MAX_SOURCES);
    /** Devices that were reported while learning. */
    private final Set<Source> told = new LinkedHashSet<>();

    private long cleaned = Long.MIN_VALUE / 2;

    public AddressSweepDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return known.forgotten() + sweeps.forgotten();
    }

    @Override
    public void bound(AddressBinding event, List<Finding> out) {
        put(new Place(event.segment(), event.ip().toString()), Known.OWNED);
    }

    private void put(Place place, Known address) {
        Known before = known.get(place);
        if (address.equals(before)) {
            return;
        }
        if (before != null) {
            count(before, -1);
        }
        count(address, 1);
        known.put(place, address);
    }

    private void count(Known address, int more) {
        address.askers.forEach(asking -> {
            int addresses = asked.getOrDefault(asking, 0) + more;
            if (addresses > 0) {
                asked.put(asking, addresses);
            } else {
                asked.remove(asking);
            }
        });
    }

    /**
     * Returns whether a device was reported while learning, or asked for as many addresses that nobody has, and not on
     * behalf of others.
     */
    private boolean isSweeper(Source asking) {
        return told.contains(asking)
                || (asked.getOrDefault(asking, 0) >= TARGETS
                        && !asksForOthers(Endpoint.at(asking.segment, asking.mac)));
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
        Known before = known.get(target);
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, origin.time());
        if (isLearning) {
            put(target, before == null ? Known.askedBy(source) : before.and(source));
        }
        if (before != null && isPardoned(before, source)) {
            return;
        }
        Sweep sweep = sweeps.getOrMake(source, Sweep::new);
        sweep.forgetOld(origin.time() - (isLearning ? SHORT_WINDOW : WINDOW));
        boolean isNew = sweep.add(target.ip, origin.time());
        int least = isLearning ? LEARNING_TARGETS : TARGETS;
        if (!isNew
                || sweep.count() < least
                || origin.time() - sweep.looked < LOOK
                || (isLearning && told.contains(source))) {
            return;
        }
        // An address that a device used since, or that was asked for while learning, was not asked for in vain.
        sweep.targets.keySet().removeIf(ip -> isAccountedFor(source, ip, isLearning));
        if (sweep.count() < least) {
            return;
        }
        sweep.looked = origin.time();
        boolean isFast = sweep.count(origin.time() - SHORT_WINDOW) >= least;
        boolean forOthers = asksForOthers(event.client());
        if (isFast || !forOthers) {
            if (isLearning && told.size() < MAX_SOURCES) {
                told.add(source);
            }
            tell(source, sweep.count(), forOthers, event);
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

    /**
     * Returns whether a question for a known address is not counted: a device has the address; or the asker, or another
     * one who did not sweep, asked for it while learning.
     */
    private boolean isPardoned(Known address, Source asking) {
        if (address.isOwned || address.askers.isEmpty() || address.askers.contains(asking)) {
            return true;
        }
        for (Source each : address.askers) {
            if (!isSweeper(each)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAccountedFor(Source asking, String ip, boolean isLearning) {
        int segment = asking.segment;
        Known address = known.get(new Place(segment, ip));
        if (address != null && (address.isOwned || isPardoned(address, asking))) {
            return address.isOwned || !isLearning;
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
            sweeps.values().removeIf(each -> {
                each.forgetOld(time - WINDOW);
                return each.targets.isEmpty();
            });
        }
    }

    @Override
    public String keptAs() {
        return "asked-addresses";
    }

    /**
     * Returns {@code asked SEGMENT ADDRESS MAC...} for an address that was asked for while learning, without who did
     * where many did, {@code owned SEGMENT ADDRESS} for one that a device has, which may be down when the sensor starts
     * again, {@code vain SEGMENT ADDRESS MAC TIME} for one that was asked for in vain since, and {@code told SEGMENT
     * MAC} for a device that was reported while learning.
     */
    @Override
    public void keep(KeptLines out) {
        known.forEach((place, address) -> {
            out.line().add(address.isOwned ? OWNED : ASKED).add(place.segment).add(place.ip);
            address.askers.forEach(each -> out.add(each.mac));
        });
        told.forEach(source -> out.line().add(TOLD).add(source.segment).add(source.mac));
        sweeps.forEach((source, sweep) -> sweep.targets.forEach((ip, time) -> {
            Known address = known.get(new Place(source.segment, ip));
            if (address == null || !isPardoned(address, source)) {
                out.line().add(VAIN).add(source.segment).add(ip).add(source.mac).add(time);
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
            sweeps.getOrMake(source, Sweep::new).add(ip, time);
        } else if (line.takes(TOLD)) {
            told.add(new Source(line.nextInt(), line.nextMac()));
        } else if (line.takes(OWNED)) {
            put(new Place(line.nextInt(), line.nextText()), Known.OWNED);
        } else {
            line.takes(ASKED); // earlier versions did not write the word
            Place place = new Place(line.nextInt(), line.nextText());
            List<Source> askers = new ArrayList<>();
            while (line.hasNext()) {
                askers.add(new Source(place.segment, line.nextMac()));
            }
            put(place, new Known(false, List.copyOf(askers)));
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
                new Finding(Kind.SCAN_HOST, severity, reason, new SweepKey(source), broken, true),
                new Sighting(origin.time(), origin.evidence(), null, from, null));
    }

    /**
     * A device asks for one address after the other.
     *
     * @param latest the latest address
     * @param targets how many addresses within the window
     */
    private record AddressSweep(Origin origin, Endpoint client, String latest, int targets) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = Wording.name(sighting.source(), client);
            return Words.of(
                            who + " asks for one address after the other",
                            DeviceFact.of(sighting.source(), client, "address sweep"))
                    .seen(who + " asked who has " + targets + " addresses within a day, the latest one " + latest
                            + ", and nobody ever said that they are his.")
                    .normal("questions for addresses of devices that are there.")
                    .observed(targets + " addresses")
                    .filter(DisplayFilter.of(null, String.valueOf(client.mac())));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0840", "T0846");
        }

        @Override
        public Object cause(Finding finding, Sighting sighting) {
            return new Cause(sighting.source(), null, null);
        }

        @Override
        public boolean mayRaise() {
            return true;
        }

        @Override
        public Path path() {
            return Path.of(origin);
        }
    }
}
