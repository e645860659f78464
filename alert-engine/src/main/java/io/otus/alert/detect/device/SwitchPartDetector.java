package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.asset.DeviceClass;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import java.util.List;
import java.util.Set;

/**
 * {@link Kind#ROLE_NEW}: a device takes a part that switches have among themselves. It tests a ring as its manager
 * (MRP), by which it opens and closes the way of all frames in the ring; or it offers to make its line a trunk (DTP),
 * on which it hears all networks; or it announces to the bridges of a spanning tree that the ways change, upon which
 * they send frames everywhere. Medium. The last one is high if something is controlled in the network of a device that
 * contains no switch, and low if the device was never heard before, as it may be a new switch. Low if the device is
 * known as a switch. A ring test is low as well if the device may be part of a ring, as controllers and their devices
 * are, and another manager of a ring is known, for which it may stand in. Nothing is reported of a device that did so
 * while conversations were learned, nor of a bridge of the spanning tree that was heard then.
 */
public final class SwitchPartDetector implements Detector.OnSession {
    private static final String HABIT = "switch_part";
    private static final String MANAGER = "ring_manager";
    private static final String TRUNK = "trunk";
    private static final String BRIDGE = "bridge";
    private static final Set<DeviceClass> NETWORK_DEVICES = Set.of(DeviceClass.SWITCHING, DeviceClass.ROUTING);
    /** The type of those controllers that have two ports like field devices, and a small switch between them. */
    private static final String PLC = "plc";

    private final DetectorContext site;

    public SwitchPartDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        Origin origin = event.origin();
        String part = part(event, origin.time());
        if (part.isEmpty()) {
            return;
        }
        AssetModel asset = site.asset(origin.source(), origin);
        if (asset == null) {
            return;
        }
        Habit habit = new Habit(HABIT, part);
        Fact fact = site.baseline().assetFacts().news(asset, habit, origin);
        if (fact == null) {
            return;
        }
        site.report(
                weighed(asset, habit, origin.time()).of(fact, new Takes(event, asset, habit)),
                new Sighting(origin.time(), origin.evidence(), null, asset, null));
    }

    /**
     * Returns the part that an event shows; empty if it shows none, or one that is learned only and learning is over.
     */
    private String part(SessionSeen event, long time) {
        return switch (event.kind()) {
            case SessionSeen.RING_TEST -> MANAGER;
            case SessionSeen.TRUNK_OFFER -> TRUNK;
            case SessionSeen.TOPOLOGY_CHANGE -> BRIDGE;
            default -> isBridge(event, time) ? BRIDGE : "";
        };
    }

    /**
     * Returns whether an event shows a bridge while that is learned: a bridge sends BPDUs all the time, but seldom a
     * change.
     */
    private boolean isBridge(SessionSeen event, long time) {
        return event.fact() instanceof SessionFact.SpanningTree
                && site.baseline().learning().isLearning(Category.CONVERSATIONS, time);
    }

    private Weight weighed(AssetModel asset, Habit habit, long time) {
        AssetRef known = site.known(asset);
        boolean isBridge = habit.detail().equals(BRIDGE);
        if (known != null
                && (NETWORK_DEVICES.contains(known.deviceClass())
                        || (isBridge && known.roles().contains("switch")))) {
            return new Weight(Severity.LOW, "Lowered: it is known as a network device, which does this.");
        }
        if (known != null && isMember(known) && habit.detail().equals(MANAGER) && hasOther(asset, habit)) {
            return new Weight(
                    Severity.LOW, "Lowered: it may be part of a ring, whose members take over from their manager.");
        }
        if (isBridge && !Outside.isKnown(asset.presence())) {
            return new Weight(Severity.LOW, "Lowered: it was never heard before, and may be a new switch.");
        }
        if (isBridge && (known == null || !isMember(known))) {
            return Weight.byNetwork(site, asset, time);
        }
        return new Weight(Severity.MEDIUM, "Lowered: it may be a switch that was not yet recognised as one.");
    }

    /** Returns whether a device may be part of a ring. */
    private static boolean isMember(AssetRef device) {
        return device.deviceClass() == DeviceClass.FIELD_DEVICE || device.type().equals(PLC);
    }

    /** Returns whether another device of the same network is known to have this part. */
    private boolean hasOther(AssetModel asset, Habit habit) {
        return site.baseline().having(habit).stream()
                .anyMatch(each -> each != asset
                        && each.address().network() == asset.address().network()
                        && Outside.isKnown(each.habit(habit)));
    }

    private record Takes(SessionSeen event, AssetModel asset, Habit habit) implements Broken {
        private String part() {
            return switch (habit.detail()) {
                case MANAGER -> "acts as the manager of a ring";
                case TRUNK -> "offers to make its line a trunk";
                default -> "tells the bridges of the spanning tree that it changes";
            };
        }

        private String seen() {
            return switch (habit.detail()) {
                case MANAGER -> " sent tests of the ring " + event.detail();
                case TRUNK -> " offered a trunk in " + event.origin().protocol() + " with the status " + event.detail();
                default -> " sent notifications of a topology change, upon which switches forget where each device is";
            };
        }

        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = asset.name();
            return Words.of(
                            who + ' ' + part() + Former.when(finding.fact(), sighting.time()),
                            FactText.habit(AssetNames.plain(asset), habit))
                    .seen(who + seen() + '.')
                    .normal("such messages of the switches that are known for them.")
                    .history(Former.history(finding.fact(), sighting.time(), who + " never sent any before."))
                    .observed(event.detail().isEmpty() ? event.kind() : event.detail())
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return habit.detail().equals(TRUNK) ? List.of("T0830", "T0842") : List.of("T0814", "T0830");
        }

        @Override
        public String advice(Kind kind) {
            return "Find its port by the MAC address, and find out which program sends this; have the switch take such"
                    + " messages only from ports to other switches.";
        }
    }
}
