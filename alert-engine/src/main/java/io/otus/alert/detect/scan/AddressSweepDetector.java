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
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@link Kind#SCAN_HOST} below IP: a device asks who has one address after the other, {@value #TARGETS} of them within
 * two minutes, and nobody ever said that they are his. What was asked for while conversations were learned does not
 * count. Low where a router asks: it does so for whoever sends through it.
 */
public final class AddressSweepDetector implements Detector.OnSession, Detector.OnBinding, Detector.Keeping {
    private static final int TARGETS = 24;
    /** While conversations are learned, a device that asks for so many within the window is told of once. */
    private static final int LEARNING_TARGETS = 96;
    /** Two minutes, in nanoseconds. */
    private static final long WINDOW = 120_000_000_000L;
    /** Addresses that are remembered as somebody's, or as asked for while learning; the least recent go first. */
    private static final int MAX_KNOWN = 65_536;
    /** Devices that are watched, the least recent go first. */
    private static final int MAX_SOURCES = 1_024;
    /** Targets remembered of one device. */
    private static final int MAX_TARGETS = 256;

    private record Place(int segment, String ip) {}

    private record Source(int segment, MacAddress mac) {}

    private record SweepKey(Source source) {}

    /** What a device asked for within the window. */
    private static final class Sweep {
        private final Set<String> targets = new HashSet<>();
        private long start = Long.MIN_VALUE / 2;
        private boolean isToldWhileLearning;
    }

    private final Site site;
    /** Whether somebody's, or only asked for while learning. */
    private final RecentMap<Place, Boolean> known = new RecentMap<>(MAX_KNOWN);

    private final RecentMap<Source, Sweep> sweeps = new RecentMap<>(MAX_SOURCES);

    public AddressSweepDetector(Site site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return known.forgotten() + sweeps.forgotten();
    }

    @Override
    public void bound(AddressBinding event, List<Finding> out) {
        known.put(new Place(event.segment(), event.ip().toString()), true);
    }

    @Override
    public void session(SessionSeen event) {
        MacAddress mac = event.client().mac();
        if (!event.kind().equals(SessionSeen.ADDRESS_QUERY) || mac == null) {
            return;
        }
        Origin origin = event.origin();
        int segment = event.client().segment();
        Place target = new Place(segment, event.detail());
        if (known.get(target) != null) {
            return;
        }
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, origin.time());
        if (isLearning) {
            known.put(target, false);
        }
        Source source = new Source(segment, mac);
        Sweep sweep = sweeps.getOrMake(source, Sweep::new);
        if (origin.time() - sweep.start > WINDOW) {
            sweep.start = origin.time();
            sweep.targets.clear();
        }
        int least = isLearning ? LEARNING_TARGETS : TARGETS;
        if (sweep.targets.size() < MAX_TARGETS
                && !(isLearning && sweep.isToldWhileLearning)
                && sweep.targets.add(target.ip)
                && sweep.targets.size() >= least) {
            sweep.isToldWhileLearning = isLearning;
            tell(source, sweep.targets.size(), event);
        }
    }

    @Override
    public String keptAs() {
        return "asked-addresses";
    }

    /** {@code SEGMENT ADDRESS}: what was asked for while learning; whose the others are, their owners say again. */
    @Override
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        known.forEach((place, isOwned) -> {
            if (!isOwned) {
                lines.add(place.segment + " " + place.ip);
            }
        });
        return lines;
    }

    @Override
    public void takeUp(String[] words) {
        known.put(new Place(Integer.parseInt(words[0]), words[1]), false);
    }

    private void tell(Source source, int targets, SessionSeen event) {
        Origin origin = event.origin();
        AssetRef asking = site.known(event.client());
        boolean isRouter = asking != null && asking.roles().contains("router");
        Severity severity = isRouter ? Severity.LOW : Kind.SCAN_HOST.severity();
        String reason = isRouter ? "Lowered: a router asks for whoever sends through it." : "";
        AssetModel from = site.asset(event.client(), origin.time(), origin.evidence());
        Broken broken = new AddressSweep(origin, event.client(), event.detail(), targets);
        site.report(
                new Finding(Kind.SCAN_HOST, severity, reason, new SweepKey(source), broken, true),
                new Sighting(origin.time(), origin.evidence(), null, from, null));
    }

    /**
     * A device asks for one address after the other.
     *
     * @param latest the latest one
     * @param targets how many within the window
     */
    private record AddressSweep(Origin origin, Endpoint client, String latest, int targets) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = Wording.name(sighting.source(), client);
            return Words.of(who + " asks for one address after the other", "address sweep " + who)
                    .seen(who + " asked who has " + targets + " addresses within two minutes, the latest one " + latest
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
            return new Path(origin.flow(), origin.sender(), origin.protocol());
        }
    }
}
