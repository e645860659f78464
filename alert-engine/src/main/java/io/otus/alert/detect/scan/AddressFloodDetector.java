package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Sites;
import io.otus.core.time.Nanos;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@link Kind#FLOOD} of made-up network cards, which makes switches send all frames to every device. After devices were
 * learned, {@value #CARDS} cards that were never heard before send within ten seconds. High. Low if more than a quarter
 * of the cards get answers. Low in a VLAN of which nothing was heard before, since then the sensor now hears another
 * network. Low in a VLAN in which no answer was ever heard, as with a mirror of one direction, since a device there
 * looks like a made-up one.
 */
public final class AddressFloodDetector implements Detector.OnAsset, Detector.OnFlow, Detector.OnClock {
    private static final int CARDS = 256;
    private static final long WINDOW = 10 * Nanos.SECOND;
    /** Time for new cards to show that they are devices. */
    private static final long MANNERS = 5 * Nanos.SECOND;

    /** Most networks in which new cards are counted. */
    private static final int MAX_NETWORKS = 64;

    private record Flooded(int network) {}

    /** The cards that were first heard within one window. */
    private static final class Crowd {
        private final long start;
        private final Evidence first;
        private final boolean isElsewhere;
        /** The cards by MAC address; true if a card gets or sends answers. */
        private final Map<String, Boolean> cards = new HashMap<>();
        /** Event time at which the crowd became full, nanoseconds since 1970; of no meaning before. */
        private long filled;

        Crowd(long start, Evidence first, boolean isElsewhere) {
            this.start = start;
            this.first = first;
            this.isElsewhere = isElsewhere;
        }

        void add(String mac, long time) {
            if (!isFull()) {
                cards.put(mac, false);
                filled = time;
            }
        }

        boolean isFull() {
            return cards.size() >= CARDS;
        }

        boolean isOver(long time) {
            return !isFull() && time - start > WINDOW;
        }

        long talking() {
            return cards.values().stream().filter(each -> each).count();
        }
    }

    private final DetectorContext site;
    private final FrameHold hold;
    /** The crowds by VLAN. */
    private final RecentMap<Integer, Crowd> crowds = new RecentMap<>(MAX_NETWORKS);
    /** VLANs in which any device was answered. */
    private final Set<Integer> conversing = new HashSet<>();

    public AddressFloodDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_NETWORKS);
    }

    @Override
    public long forgotten() {
        return crowds.forgotten();
    }

    @Override
    public void appeared(AssetModel asset, long time, Evidence evidence, List<Finding> out) {
        String mac = asset.address().mac();
        if (mac == null || site.baseline().learning().isLearning(Category.DEVICES, time)) {
            return;
        }
        int network = asset.address().network();
        Crowd crowd = crowds.get(network);
        if (crowd == null || crowd.isOver(time)) {
            Crowd begun = new Crowd(time, evidence, !site.isKnownSegment(asset));
            crowd = begun;
            crowds.put(network, begun);
            hold.mark(evidence, _ -> crowds.values().contains(begun));
        }
        crowd.add(mac, time);
    }

    @Override
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        for (int side = 0; side < 2; side++) {
            Endpoint end = flow.endpoint(side);
            conversing.add(end.network());
            MacAddress mac = end.mac();
            if (mac != null && !crowds.values().isEmpty()) { // nearly always there is none
                String card = mac.toString();
                crowds.values().forEach(each -> each.cards.computeIfPresent(card, (_, _) -> true));
            }
        }
    }

    @Override
    public void clock(long time) {
        if (crowds.values().isEmpty()) {
            return;
        }
        crowds.forEach((network, crowd) -> {
            if (crowd.isFull() && time - crowd.filled >= MANNERS) {
                tell(network, crowd, time);
            }
        });
        crowds.values().removeIf(each -> each.isOver(time) || (each.isFull() && time - each.filled >= MANNERS));
    }

    @Override
    public void end() {
        crowds.forEach((network, crowd) -> {
            if (crowd.isFull()) {
                tell(network, crowd, crowd.filled);
            }
        });
        crowds.clear();
    }

    private void tell(int network, Crowd crowd, long time) {
        boolean isTalk = crowd.talking() * 4 > CARDS;
        boolean isOneSided = !conversing.contains(network);
        Severity severity = crowd.isElsewhere || isTalk || isOneSided ? Severity.LOW : Kind.FLOOD.severity();
        String reason = "";
        if (crowd.isElsewhere) {
            reason = "Lowered: nothing was heard of its VLAN before, so the sensor hears another network now.";
        } else if (isTalk) {
            reason = "Lowered: many of them get answers, so the sensor may now hear more of the network.";
        } else if (isOneSided) {
            reason = "Lowered: answers were never heard in this VLAN, so it does not show whether these are devices.";
        }
        Broken broken = new MadeUp(network, crowd.filled - crowd.start, crowd.talking());
        site.report(
                Finding.act(Kind.FLOOD, severity, reason, new Flooded(network), broken),
                new Sighting(time, crowd.first, null, null, null));
    }

    /**
     * More network cards than there can be devices.
     *
     * @param within the time until there were so many, in nanoseconds
     * @param talking how many of the cards were answered
     */
    private record MadeUp(int network, long within, long talking) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            int vlan = Sites.vlan(network);
            String name = Wording.network(network);
            String where = name.isEmpty() ? "without a VLAN tag" : "on " + name;
            return Words.of(
                            "Network cards without number send " + where,
                            "flood of network cards, " + (name.isEmpty() ? "VLAN 0" : name))
                    .seen(CARDS + " cards that were never heard before sent " + where + " within "
                            + Math.ceilDiv(within, Nanos.SECOND) + " s, and more may have; " + talking
                            + " of them were answered.")
                    .normal("new devices one by one.")
                    .history("such a crowd was not heard before.")
                    .observed(CARDS + " new cards")
                    .filter(vlan == 0 ? "!vlan" : "vlan.id == " + vlan);
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0814", "T0830");
        }
    }
}
