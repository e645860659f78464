package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Sighting;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.AddressBinding;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_NEW}: a device that was not there before. Medium in a network where something is controlled. Low
 * elsewhere, and low if the device only answers. Low if it announces to all that it has the address of a device that
 * takes no part in the control of a process, from a card whose MAC address is next to that device's: one machine may go
 * on with another card. Info for a host of the internet, which {@link Kind#EXT_CONN} reports; for an address that
 * routers share; and for the other router of a pair, which speaks for such an address as a known device did. High if it
 * has the address of a known controller that is silent since.
 *
 * <p>A device of which only the MAC address is heard is given some seconds to show an IP address, by which people know
 * it better. If anything else is reported of the device in that time, the device is reported at once. If it claims the
 * address of a device that spoke from that very card while devices were learned, and the card spoke for no other
 * device, it is that device. If the inventory finds in that time that it is a known device, that device has another
 * network card ({@link Kind#ASSET_CHANGED}). If that device had the card before, as with cards of a team, nothing is
 * reported.
 */
public final class PresenceDetector
        implements Detector.OnAsset, Detector.OnFlow, Detector.OnBinding, Detector.OnClock, Detector.Keeping {
    /** How long a device may take to show its IP address. */
    private static final long PATIENCE = 5 * Nanos.SECOND;
    /** How long a device is given to show whether it asks or only answers. */
    private static final long MANNERS = 2 * Nanos.SECOND;
    /** Most devices that are waited for; further ones are reported at once. */
    private static final int MAX_WAITING = 256;

    private final DetectorContext site;
    private final FrameHold hold;
    private final Baseline baseline;
    private final SequencedMap<AssetModel, Newcomer> waiting = new LinkedHashMap<>();
    /** Addresses that routers share, for which a known device spoke; the oldest are forgotten first. */
    private final SequencedSet<MacAddress> shared = new LinkedHashSet<>();

    private final HeardCards cards = new HeardCards();

    private final CardHistory history = new CardHistory();

    private final Novelty novelty;

    public PresenceDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_WAITING);
        this.baseline = site.baseline();
        this.novelty = new Novelty(site, history);
    }

    @Override
    public void appeared(AssetModel asset, long time, Evidence evidence, List<Finding> out) {
        Fact presence = baseline.assetFacts().presence(asset, time, evidence);
        if (baseline.learning().note(presence, time, evidence)) {
            return;
        }
        if (asset.address().ip() == null && asset.address().mac() != null && waiting.size() < MAX_WAITING) {
            waiting.put(asset, new Newcomer(time, evidence));
            hold.mark(evidence, _ -> waiting.containsKey(asset));
        } else {
            Newcomer seen = new Newcomer(time, evidence);
            AssetRef known = site.known(asset);
            AssetRef before = known == null ? null : site.deprivedBy(known, time);
            String ip = known == null ? null : known.ip();
            if (ip != null && isKnown(before)) {
                seen.claims(IpAddress.parse(ip), before, Outside.isController(site, before));
            }
            out.add(novelty.newAsset(asset, presence, time, seen, false));
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
    public void keep(KeptLines out) {
        cards.keep(out);
        history.keep(out);
    }

    @Override
    public void takeUp(KeptLine line) {
        if (!history.takesUp(line)) {
            cards.takeUp(line);
        }
    }

    @Override
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        learnCard(flow.endpoint(0), event.time());
        if (!waiting.isEmpty() && flow.transport() != Transport.LINK) {
            int server = flow.server();
            Newcomer asking = waitingAt(flow.endpoint(1 - server));
            if (asking != null) {
                asking.asks = true;
            }
            Newcomer sought = flow.transport() == Transport.TCP ? waitingAt(flow.endpoint(server)) : null;
            if (sought != null) {
                sought.sought(flow);
            }
        }
    }

    @Override
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        learnCard(flow.endpoint(1), event.time());
        Newcomer answering = waiting.isEmpty() ? null : waitingAt(flow.endpoint(flow.server()));
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
        Newcomer claimant = waiting.isEmpty() ? null : waitingAt(speaker);
        if (claimant != null && event.source().isArp()) {
            claimant.tells(event.origin().destination().isGroup());
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
            if (before != null && isKnown(before)) { // no other device has it any more
                boolean isControllers = Outside.isController(site, before);
                if (isControllers || !claimant.ofController) {
                    claimant.claims(event.ip(), before, isControllers);
                }
            } else if (event.mac().equals(speaker.mac()) && cards.has(event.segment(), event.ip(), event.mac())) {
                recognise(claimant);
            } else if (!claimant.ofController) {
                claimant.claims(event.ip(), owner, false);
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

    /** Notes that a newcomer is the device whose address it claims. */
    private void recognise(Newcomer claimant) {
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

    private @Nullable Newcomer waitingAt(Endpoint endpoint) {
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
            Newcomer since = waiting.get(asset);
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
        for (Newcomer each : waiting.values()) {
            each.begin += to - from;
        }
    }

    /** Returns what is known of the cards and addresses that devices had before. */
    CardHistory history() {
        return history;
    }

    /**
     * Reports an asset now if it is waiting to be reported.
     *
     * @param isTarget whether the reason is that others do something to it
     */
    public void tell(@Nullable AssetModel asset, long time, boolean isTarget) {
        Newcomer since = asset == null || waiting.isEmpty() ? null : waiting.remove(asset);
        Fact presence = asset == null ? null : asset.presence();
        if (asset == null || since == null || presence == null || presence.isKnown()) {
            return;
        }
        AssetRef known = site.known(asset);
        String mac = asset.address().mac();
        if (known != null) {
            baseline.readdressed(known);
        }
        AssetModel former = novelty.owner(mac);
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
                && !since.isOtherRouter; // another router has the address of a device, and is none of its cards
        Finding finding = whole != null && mac != null && isJoined
                ? novelty.furtherCard(whole, mac, since, time)
                : novelty.newAsset(asset, presence, time, since, since.onlyAnswers(isTarget));
        AssetModel told = isJoined ? whole : asset;
        Sighting sighting = new Sighting(Math.max(time, since.time), since.evidence, null, told, null);
        String owner = isJoined && known != null ? known.id() : since.deprived;
        if (mac != null && owner != null && site.isShown(finding, sighting)) {
            history.told(mac, owner);
        }
        site.report(finding, sighting);
    }

    /** Returns whether a card is known at no address other than its device's. */
    private static boolean isAt(AssetModel device, @Nullable AssetRef card) {
        String ip = card == null ? null : card.ip();
        return ip == null || ip.equals(device.address().ip());
    }

    private boolean isOfProcess(@Nullable AssetRef device) {
        AssetModel model = device == null ? null : baseline.find(device.id());
        return model != null && Outside.isOfProcess(site, model);
    }
}
