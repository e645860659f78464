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
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.BridgeId;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Sites;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ROLE_NEW}: a spanning tree gets a root that it never had, through which the frames between switches pass
 * from then on. High if a known device that was never a bridge makes itself one, by a better id than the root's. Medium
 * if nothing is controlled in its network, or if the device was never heard before, as it may be a new switch. Low if
 * another known bridge takes over, as when the root restarts; if the known root has the better id; and if a new device
 * brings the first spanning tree. A better id of a known bridge than it ever sent is believed of known bridges only.
 * From a sender that was never heard before it is medium; a known device that sends it is judged as if it made itself
 * the root. Neither makes a known root. A port that was never heard before is part of its bridge if the inventory says
 * so. Nothing is reported while devices are learned.
 */
public final class SpanningTreeDetector implements Detector.OnSession, Detector.OnClaim, Detector.Keeping {
    private static final String HABIT = "spanning_tree_root";
    /** Capabilities that bridges claim, in BPDUs, LLDP or CDP. */
    private static final List<String> BRIDGES = List.of("bridge", "switch");
    /** Most networks whose roots are remembered; the least recent are forgotten first. */
    private static final int MAX_NETWORKS = 256;
    /** Most roots that are remembered of one network: those of its VLANs, and those that took over. */
    private static final int MAX_ROOTS = 64;
    /** Most bridges that are remembered by their addresses; the least recent are forgotten first. */
    private static final int MAX_BRIDGES = 4_096;
    /** Number of the lower bits of a MAC address, those behind its maker's. */
    private static final int MAKER = 24;
    /** The priority of a bridge that never sent one: worse than any. */
    private static final int NO_PRIORITY = 0x1_0000;
    /** What a line that is kept begins with. */
    private static final String ROOT = "root";

    private static final String BRIDGE = "bridge";

    private final DetectorContext site;
    /** The ids of the known roots of each network, best first. */
    private final RecentMap<Integer, TreeSet<BridgeId>> roots = new RecentMap<>(MAX_NETWORKS);

    /** The best priority that each bridge sent, by each of its addresses. */
    private final RecentMap<MacAddress, Integer> bridges = new RecentMap<>(MAX_BRIDGES);

    public SpanningTreeDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return roots.forgotten() + bridges.forgotten();
    }

    @Override
    public String keptAs() {
        return "spanning-trees";
    }

    /** Returns {@code root NETWORK ID} and {@code bridge MAC PRIORITY}. */
    @Override
    public void keep(KeptLines out) {
        roots.forEach((network, ids) ->
                ids.forEach(id -> out.line().add(ROOT).add(network).add(id.toString())));
        bridges.forEach((mac, priority) -> out.line().add(BRIDGE).add(mac).add(priority));
    }

    @Override
    public void takeUp(KeptLine line) {
        if (line.takes(ROOT)) {
            addRoot(line.nextInt(), BridgeId.parse(line.nextText()));
        } else {
            line.expect(BRIDGE);
            MacAddress mac = line.nextMac();
            addBridge(mac, line.hasNext() ? line.nextInt() : NO_PRIORITY);
        }
    }

    @Override
    public void claimed(IdentityClaim event) {
        MacAddress mac = event.about().mac();
        if (event.attribute() == Attribute.CAPABILITY
                && mac != null
                && BRIDGES.contains(event.value())
                && isLearning(event.origin().time())) {
            addBridge(mac, NO_PRIORITY);
        }
    }

    @Override
    public void session(SessionSeen event) {
        MacAddress sender = event.client().mac();
        if (!(event.fact() instanceof SessionFact.SpanningTree tree) || sender == null) {
            return;
        }
        int network = event.client().segment();
        Origin origin = event.origin();
        if (isLearning(origin.time())) {
            learn(event, tree);
            return;
        }
        BridgeId rootId = tree.root();
        MacAddress root = rootId.address();
        TreeSet<BridgeId> known = roots.get(network);
        if (known != null && known.contains(rootId)) {
            return;
        }
        Habit habit = new Habit(HABIT, rootId.toString());
        if (known == null && isDeclared(habit, network)) {
            addRoot(network, rootId);
            return;
        }
        AssetModel teller = site.asset(event.client(), origin);
        AssetModel taker = taker(event, root);
        if (taker == null) {
            return;
        }
        Fact fact = site.baseline().assetFacts().lastingNews(taker, habit, origin);
        if (fact == null) {
            return;
        }
        boolean isRoot = root.equals(sender) || site.known(Endpoint.at(network, root)) != null;
        boolean isKnownTeller = bridges.get(sender) != null
                || isPort(sender, teller, network, tree.bridge().address());
        Integer told = bridges.get(root);
        boolean isRaised = told != null && !isKnownTeller && rootId.priority() < told;
        boolean isKnownBridge = told != null && !isRaised && (isKnownTeller || !isKnown(teller));
        Broken broken = new OtherRoot(
                event, taker, isRoot, known == null ? null : known.getFirst().toString(), habit);
        Weight weight = isRaised && !isKnown(teller)
                ? new Weight(Severity.MEDIUM, "Lowered: the sender was never heard before, and may be a new switch.")
                : weighed(
                        rootId,
                        isRaised ? null : known,
                        isKnownBridge,
                        taker,
                        isKnownTeller ? null : teller,
                        origin.time());
        site.report(weight.of(fact, broken), new Sighting(origin.time(), origin.evidence(), null, taker, null));
        if (isKnownBridge) {
            addRoot(network, rootId);
            addBridge(rootId);
        }
    }

    /** Learns the root and its bridges as normal; the root becomes a line of the baseline, for other sensors too. */
    private void learn(SessionSeen event, SessionFact.SpanningTree tree) {
        MacAddress sender = event.client().mac();
        BridgeId root = tree.root();
        addRoot(event.client().segment(), root);
        if (sender != null) {
            addBridge(sender, NO_PRIORITY);
        }
        addBridge(root);
        addBridge(tree.bridge());
        AssetModel taker = taker(event, root.address());
        if (taker != null
                && site.baseline()
                        .learning()
                        .isLearning(Category.CONVERSATIONS, event.origin().time())) {
            site.baseline().assetFacts().news(taker, new Habit(HABIT, root.toString()), event.origin());
        }
    }

    /** Returns the root by a message: the device with that address, or the sender if that device was never heard. */
    private @Nullable AssetModel taker(SessionSeen event, MacAddress root) {
        Origin origin = event.origin();
        Endpoint rootAt = Endpoint.at(event.client().segment(), root);
        Endpoint taker = site.known(rootAt) == null ? event.client() : rootAt;
        return site.asset(taker, origin);
    }

    /**
     * Returns whether the baseline has this root for a network, as another sensor learned it, of whichever device sent
     * it first there.
     */
    private boolean isDeclared(Habit habit, int network) {
        for (AssetModel each : site.baseline().having(habit)) {
            if (each.address().network() == Sites.network(network) && Outside.isKnown(each.habit(habit))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether a known bridge speaks from a port that was never heard before, as behind a mirrored trunk on
     * which the other side spoke until now. The ports of a bridge have addresses of one maker, which not every impostor
     * has.
     */
    private boolean isPort(MacAddress sender, @Nullable AssetModel teller, int network, MacAddress bridge) {
        if (teller == null || bridges.get(bridge) == null || sender.bits() >>> MAKER != bridge.bits() >>> MAKER) {
            return false;
        }
        AssetRef its = site.known(Endpoint.at(network, bridge));
        return its != null && its.id().equals(teller.assetId());
    }

    private void addBridge(BridgeId id) {
        addBridge(id.address(), id.priority());
    }

    private void addBridge(MacAddress mac, int priority) {
        Integer best = bridges.get(mac);
        bridges.put(mac, best == null ? priority : Math.min(best, priority));
    }

    /**
     * Weighs a new root.
     *
     * @param stranger the sender that was never a bridge; null if a known bridge sends the message
     */
    private Weight weighed(
            BridgeId root,
            @Nullable SortedSet<BridgeId> known,
            boolean isKnownBridge,
            AssetModel taker,
            @Nullable AssetModel stranger,
            long time) {
        if (isKnownBridge) {
            return new Weight(
                    Severity.LOW, "Lowered: it is a known bridge; another one takes over where a root fails.");
        }
        if (known != null && root.compareTo(known.getLast()) > 0) {
            return new Weight(Severity.LOW, "Lowered: the known root has a better id.");
        }
        boolean isEndDevice = isKnown(taker) || isKnown(stranger);
        if (!isEndDevice) {
            return known == null
                    ? new Weight(Severity.LOW, "Lowered: it is new here, and no spanning tree was heard before.")
                    : new Weight(Severity.MEDIUM, "Lowered: it was never heard before, and may be a new switch.");
        }
        return Weight.byNetwork(site, taker, time);
    }

    private static boolean isKnown(@Nullable AssetModel asset) {
        return asset != null && Outside.isKnown(asset.presence());
    }

    private void addRoot(int network, BridgeId id) {
        TreeSet<BridgeId> known = roots.getOrMake(network, TreeSet::new);
        if (known.size() < MAX_ROOTS) {
            known.add(id);
        }
    }

    private boolean isLearning(long time) {
        return site.baseline().learning().isLearning(Category.DEVICES, time);
    }

    /**
     * A spanning tree has a root that it never had.
     *
     * @param taker the root, or the sender if nothing is known of the root itself
     * @param isRoot whether the taker is the root itself
     * @param before the id of the best root so far; null if there was none
     */
    private record OtherRoot(
            SessionSeen event,
            AssetModel taker,
            boolean isRoot,
            @Nullable String before,
            Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = taker.name();
            String root = habit.detail();
            String sender = String.valueOf(event.client().mac());
            return Words.of(
                            isRoot
                                    ? who + " becomes the root of the spanning tree"
                                    : who + " tells of a bridge that nobody knows as the root of the spanning tree",
                            FactText.habit(AssetNames.plain(taker), habit))
                    .seen(sender + " sent BPDUs with " + root + " as the root.")
                    .normal(before == null ? "no spanning tree; none was heard." : before + " as the root.")
                    .history("this bridge was never the root before.")
                    .expected(before == null ? "none" : before, 0, 0)
                    .observed(root)
                    .filter("stp && eth.src == " + sender);
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0830", "T0814");
        }

        /** All bridges announce one root. */
        @Override
        public Object cause(Finding finding, Sighting sighting) {
            return habit;
        }
    }
}
