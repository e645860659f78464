package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_NEW}: a device that was not there. Medium in a network where something is controlled. Low
 * elsewhere, where the device only answers, and where it tells all that it has the address of a device that takes no
 * part in the control of a process, from a card whose MAC address is next to that one's: a machine goes on with another
 * card. Info for a host of the internet, of which {@link Kind#EXT_CONN} tells; for an address that routers share; and
 * for the other router of a pair, which speaks for such an address as a known device did. High where it has the address
 * of a known controller that is silent since.
 *
 * <p>A device of which only the MAC address is heard is given some seconds to show an IP address, by which a person
 * knows it better. Whatever else it does in that time tells of it at once. Where it claims the address of a device that
 * spoke from that very card, which spoke for no other one, while devices were learned, it is that device. Where the
 * inventory finds in that time that it is a known device, that one has another network card
 * ({@link Kind#ASSET_CHANGED}); where it had the card before, as those of a team have, there is no news.
 */
public final class PresenceDetector
        implements Detector.OnAsset, Detector.OnFlow, Detector.OnBinding, Detector.OnClock, Detector.Keeping {
    /** How long a device may take to show its IP address. */
    private static final long PATIENCE = 5 * Nanos.SECOND;
    /** The lower bits of a MAC address, which its maker numbers cards by. */
    private static final int SERIAL_BITS = 24;
    /** So far apart are at most the numbers of the cards that a machine is made with, as on one board. */
    private static final int CARDS = 4;
    /** How long it is given to show whether it asks or only answers. */
    private static final long MANNERS = 2 * Nanos.SECOND;
    /** Devices that are waited for; beyond them a device is told at once. */
    private static final int MAX_WAITING = 256;
    /**
     * Who goes on to ask and is not heard to be answered has sent more frames than SYNs are ever repeated: only one
     * direction is heard.
     */
    private static final int KNOCKS = 12;

    /** A device that was heard and not told of yet. */
    private static final class Waiting {
        private final long time;
        private final Evidence evidence;
        /** Since when it is waited for: when it was heard, later by as much as the clock jumped meanwhile. */
        private long begin;

        private boolean asks;
        private boolean answers;
        /**
         * Whether it told its address in ARP to one station: who was asked does, and is perhaps heard to do no more.
         */
        private boolean tellsOne;
        /** Whether it told its address in ARP to all: who was asked does not. */
        private boolean announces;
        /** The first connection to it, and the latest; null where there is none. */
        private @Nullable FlowInfo firstConnection;

        private @Nullable FlowInfo latestConnection;

        /** Whether it speaks for an address that routers share, as a known device did before. */
        private boolean isOtherRouter;
        /** The address of a known device that it claims; null when it claims none. */
        private @Nullable IpAddress successor;
        /** Id of the device that has or had this address; null when it claims none. */
        private @Nullable String deprived;
        /** Whether it has that, and it was a controller's. */
        private boolean ofController;
        /** Whether any address that it claimed is or was of a device which takes part in the process. */
        private boolean ofProcess;

        Waiting(long time, Evidence evidence) {
            this.time = time;
            this.begin = time;
            this.evidence = evidence;
        }
    }

    private final Site site;
    private final FrameHold hold;
    private final Baseline baseline;
    private final SequencedMap<AssetModel, Waiting> waiting = new LinkedHashMap<>();
    /** Addresses that routers share, for which a known device spoke; the oldest go first. */
    private final SequencedSet<MacAddress> shared = new LinkedHashSet<>();

    private final HeardCards cards = new HeardCards();

    private final CardHistory history = new CardHistory();

    public PresenceDetector(Site site) {
        this.site = site;
        this.hold = site.hold(MAX_WAITING);
        this.baseline = site.baseline();
    }

    @Override
    public void appeared(AssetModel asset, long time, Evidence evidence, List<Finding> out) {
        Fact presence = baseline.assetFacts().presence(asset, time, evidence);
        if (baseline.learning().note(presence, time, evidence)) {
            return;
        }
        if (asset.address().ip() == null && asset.address().mac() != null && waiting.size() < MAX_WAITING) {
            waiting.put(asset, new Waiting(time, evidence));
            hold.mark(evidence, _ -> waiting.containsKey(asset));
        } else {
            Waiting seen = new Waiting(time, evidence);
            AssetRef known = site.known(asset);
            AssetRef before = known == null ? null : site.deprivedBy(known, time);
            String ip = known == null ? null : known.ip();
            if (ip != null && isKnown(before)) {
                seen.successor = IpAddress.parse(ip);
                seen.deprived = before == null ? null : before.id();
                seen.ofController = Outside.isController(site, before);
            }
            out.add(finding(asset, presence, time, seen, false));
        }
    }

    @Override
    public long forgotten() {
        return cards.forgotten() + history.forgotten();
    }

    @Override
    public String keptAs() {
        return "heard-cards";
    }

    @Override
    public List<String> kept() {
        List<String> lines = new ArrayList<>(cards.kept());
        lines.addAll(history.kept());
        return lines;
    }

    @Override
    public void takeUp(String[] words) {
        if (!history.takesUp(words)) {
            cards.takeUp(words);
        }
    }

    @Override
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        learnCard(flow.endpoint(0), event.time());
        if (!waiting.isEmpty() && flow.transport() != Transport.LINK) {
            int server = flow.server();
            Waiting asking = waitingAt(flow.endpoint(1 - server));
            if (asking != null) {
                asking.asks = true;
            }
            Waiting sought = flow.transport() == Transport.TCP ? waitingAt(flow.endpoint(server)) : null;
            if (sought != null) {
                sought.firstConnection = sought.firstConnection == null ? flow : sought.firstConnection;
                sought.latestConnection = flow;
            }
        }
    }

    @Override
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        learnCard(flow.endpoint(1), event.time());
        Waiting answering = waiting.isEmpty() ? null : waitingAt(flow.endpoint(flow.server()));
        if (answering != null) {
            answering.answers = true;
        }
    }

    private void learnCard(Endpoint from, long time) {
        if (baseline.learning().isLearning(Category.DEVICES, time)) {
            cards.heard(from);
        }
    }

    @Override
    public void bound(AddressBinding event, List<Finding> out) {
        Endpoint speaker = event.origin().source();
        Waiting claimant = waiting.isEmpty() ? null : waitingAt(speaker);
        if (claimant != null && event.source().isArp()) {
            boolean isToAll = event.origin().destination().isGroup();
            claimant.announces |= isToAll;
            claimant.tellsOne |= !isToAll;
        }
        if (!event.mac().isSharedByRouters()) {
            Endpoint claimed = new Endpoint(event.segment(), null, event.ip(), Endpoint.NO_PORT);
            AssetRef owner = claimant == null ? null : site.known(claimed);
            AssetRef before =
                    owner == null ? null : site.deprivedBy(owner, event.origin().time());
            if (claimant == null || !(isKnown(owner) || isKnown(before))) {
                return;
            }
            claimant.ofProcess |= isOfProcess(owner) || isOfProcess(before);
            if (before != null && isKnown(before)) { // nobody else has it any more
                boolean isControllers = Outside.isController(site, before);
                if (isControllers || !claimant.ofController) {
                    claimant.successor = event.ip();
                    claimant.deprived = before.id();
                    claimant.ofController = isControllers;
                }
            } else if (event.mac().equals(speaker.mac()) && cards.has(event.segment(), event.ip(), event.mac())) {
                recognise(claimant);
            } else if (!claimant.ofController) {
                claimant.successor = event.ip();
                claimant.deprived = owner == null ? null : owner.id();
            }
        } else if (claimant != null) {
            claimant.isOtherRouter |= shared.contains(event.mac());
        } else if (speaker.mac() != null && !speaker.mac().isSharedByRouters()) {
            Endpoint router = Endpoint.at(event.segment(), speaker.mac());
            if (isKnown(site.known(router)) && shared.add(event.mac()) && shared.size() > MAX_WAITING) {
                shared.removeFirst();
            }
        }
    }

    /** It is the device whose address it claims. */
    private void recognise(Waiting claimant) {
        waiting.entrySet().removeIf(each -> {
            boolean isIt = each.getValue() == claimant;
            if (isIt) {
                baseline.assetFacts().recognise(each.getKey());
            }
            return isIt;
        });
    }

    private boolean isKnown(@Nullable AssetRef asset) {
        AssetModel model = asset == null ? null : baseline.find(asset.id());
        return model != null && Outside.isKnown(model.presence());
    }

    private @Nullable Waiting waitingAt(Endpoint endpoint) {
        String mac = endpoint.mac() == null ? "" : endpoint.mac().toString();
        for (AssetModel each : waiting.keySet()) {
            if (mac.equals(each.address().mac())) {
                return waiting.get(each);
            }
        }
        return null;
    }

    @Override
    public void clock(long time) {
        if (waiting.isEmpty()) {
            return;
        }
        for (AssetModel asset : List.copyOf(waiting.keySet())) {
            Waiting since = waiting.get(asset);
            AssetRef known = site.known(asset);
            boolean isAddressed = known != null && known.ip() != null;
            boolean isClear = isAddressed && since != null && (since.asks || time - since.begin >= MANNERS);
            if (since != null && (isClear || time - since.begin >= PATIENCE)) {
                tell(asset, time, false);
            }
        }
    }

    @Override
    public void timeGap(long from, long to) {
        for (Waiting each : waiting.values()) {
            each.begin += to - from;
        }
    }

    /** What it knows of cards and addresses that devices had before. */
    CardHistory history() {
        return history;
    }

    /**
     * Tells of an asset now if it was to be told of.
     *
     * @param isTarget whether it is because others do something to it
     */
    public void tell(@Nullable AssetModel asset, long time, boolean isTarget) {
        Waiting since = asset == null || waiting.isEmpty() ? null : waiting.remove(asset);
        Fact presence = asset == null ? null : asset.presence();
        if (asset == null || since == null || presence == null || presence.isKnown()) {
            return;
        }
        AssetRef known = site.known(asset);
        String mac = asset.address().mac();
        if (known != null) {
            baseline.readdressed(known);
        }
        AssetModel former = owner(mac);
        AssetModel deprived = since.deprived == null ? former : baseline.find(since.deprived);
        if (former != null && former == deprived && isAt(former, known)) {
            if (Outside.isKnown(former.presence())) {
                baseline.assetFacts().recognise(asset);
            }
            return;
        }
        AssetModel whole = known == null ? null : baseline.find(known.id());
        boolean isJoined = whole != null
                && whole != asset
                && whole.presence() != null
                && mac != null
                && !since.isOtherRouter; // that one has the address of a device, and is none of its cards
        Finding finding = whole != null && mac != null && isJoined
                ? furtherCard(whole, mac, since, time)
                : finding(asset, presence, time, since, onlyAnswers(since, isTarget));
        AssetModel told = isJoined ? whole : asset;
        Sighting sighting = new Sighting(Math.max(time, since.time), since.evidence, null, told, null);
        String owner = isJoined && known != null ? known.id() : since.deprived;
        if (mac != null && owner != null && site.isShown(finding, sighting)) {
            history.told(mac, owner);
        }
        site.report(finding, sighting);
    }

    private static boolean onlyAnswers(Waiting since, boolean isTarget) {
        FlowInfo latest = since.latestConnection;
        boolean isAskedOn = latest != null && latest.frames(1 - latest.server()) > KNOCKS;
        boolean isAskedInArp = since.tellsOne && !since.announces;
        return !since.asks && (isTarget || since.answers || isAskedInArp || isAskedOn);
    }

    /** The device that had a network card before and is known or was told of; null where there is none. */
    private @Nullable AssetModel owner(@Nullable String mac) {
        String id = mac == null ? null : history.owner(mac);
        AssetModel model = id == null ? null : baseline.find(id);
        return model == null || model.presence() == null ? null : model;
    }

    /** Whether what is known of a card is at no other address than its device. */
    private static boolean isAt(AssetModel device, @Nullable AssetRef card) {
        String ip = card == null ? null : card.ip();
        return ip == null || ip.equals(device.address().ip());
    }

    /** A device that is known or was told of has a network card that was not heard before. */
    private Finding furtherCard(AssetModel device, String mac, Waiting since, long time) {
        Severity severity = Kind.ASSET_CHANGED.severity();
        String reason = "";
        if (isMadeUp(mac) && since.successor == null) {
            severity = Severity.LOW;
            reason = "Lowered: by what it says of itself it is " + device.name()
                    + ", and MAC addresses that devices make up change.";
        } else if (!site.networks().contains(device, time)) {
            severity = Severity.LOW;
            reason = "Lowered: nothing is controlled in the network that it is in.";
        }
        Object key = new IdentityDetector.IdentityKey(device, Attribute.MAC, mac);
        return new Finding(Kind.ASSET_CHANGED, severity, reason, key, new FurtherCard(device, mac), true);
    }

    private static boolean isMadeUp(@Nullable String mac) {
        return mac != null && MacAddress.parse(mac).isLocal();
    }

    /** Who was the first to open a connection to a device that only answers. */
    private @Nullable AssetModel asker(Waiting seen) {
        FlowInfo first = seen.firstConnection;
        AssetRef known = first == null ? null : site.known(first.endpoint(1 - first.server()));
        return known == null ? null : baseline.find(known.id());
    }

    private boolean isOfProcess(@Nullable AssetRef device) {
        AssetModel model = device == null ? null : baseline.find(device.id());
        return model != null && Outside.isOfProcess(site, model);
    }

    /** Whether the maker of a network card gave it a number next to the one of a device's card. */
    private boolean isNextCard(@Nullable String mac, @Nullable String device) {
        AssetModel model = device == null ? null : baseline.find(device);
        String other = model == null ? null : model.address().mac();
        if (mac == null || other == null || isMadeUp(mac) || isMadeUp(other)) {
            return false;
        }
        long first = MacAddress.parse(mac).bits();
        long second = MacAddress.parse(other).bits();
        return first >>> SERIAL_BITS == second >>> SERIAL_BITS && Math.abs(first - second) <= CARDS;
    }

    private Finding finding(AssetModel asset, Fact presence, long time, Waiting seen, boolean onlyAnswers) {
        String successor = seen.successor == null ? null : seen.successor.toString();
        boolean isElsewhere = !Outside.isInternet(asset) && !site.isKnownSegment(asset);
        AssetRef known = site.known(asset);
        long inventoried = known == null ? 0 : known.firstSeen();
        String mac = asset.address().mac();
        AssetModel asker = onlyAnswers ? asker(seen) : null;
        AssetModel former = owner(mac);
        Broken broken =
                new NewAsset(asset, successor, asker, isElsewhere, former == asset ? null : former, inventoried);
        if (Outside.isInternet(asset)) {
            String reason = "Lowered: the address is of the internet, not of this plant.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.INFO, reason, presence, broken);
        }
        if (mac != null && MacAddress.parse(mac).isSharedByRouters()) {
            String reason = "Lowered: the address is one that routers share by a standard.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.INFO, reason, presence, broken);
        }
        if (seen.isOtherRouter && !seen.asks && asset.address().ip() == null) {
            String reason =
                    "Lowered: it only speaks for an address that routers share by a standard, as a known one did.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.INFO, reason, presence, broken);
        }
        if (isElsewhere) {
            String reason = "Lowered: nothing was heard of its VLAN before, so the sensor hears another network now.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.INFO, reason, presence, broken);
        }
        if (!site.networks().contains(asset, time)) {
            String reason = "Lowered: nothing is controlled in the network that it is in.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.LOW, reason, presence, broken);
        }
        if (seen.ofController) {
            String reason = "Raised: it has the address that a known controller had until it fell silent.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.HIGH, reason, presence, broken);
        }
        if (seen.announces && !seen.ofProcess && isNextCard(mac, seen.deprived)) {
            String reason =
                    "Lowered: it told the address to all, and its MAC address is next to that of a device which has"
                            + " or had it and takes no part in the process: one machine may go on with another card.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.LOW, reason, presence, broken);
        }
        if (onlyAnswers && successor == null) {
            String reason = "Lowered: it only answered; it may have been there, silent, all the time.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.LOW, reason, presence, broken);
        }
        return Finding.novelty(Kind.ASSET_NEW, Kind.ASSET_NEW.severity(), presence, broken);
    }
}
