package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Learning;
import io.otus.alert.detect.Act;
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
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Origin;
import io.otus.core.event.SpokenByTurns;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.protocol.Trait;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ARP_SPOOF} without ARP: a device sends from the IP address of another one, which still sends from it
 * itself. The owner is the device to which ARP binds the address; if ARP binds it to none, the device whose network
 * card the inventory has at the address. The other device must have an address of its own: a further card of the same
 * device has none. It must not be a known router, which sends for many.
 *
 * <p>Two turns between the two devices are needed. A redirect needs none: it names another way to a host, and only the
 * router that it claims to be from can send it.
 *
 * <p>A card of no known device belongs to the owner if the two cards took turns while devices were learned, as cards of
 * a team do. A card that begins later to speak for a device that spoke from one card until then does not. This is known
 * only of devices that were learned while turns were recorded, not of declared or approved ones, whose cards nobody
 * watched.
 *
 * <p>A device that did so while learning does it by design, as servers behind a load balancer that answer in its name.
 * It is reported then, and with low severity from then on.
 */
public final class ImpostorDetector
        implements Detector.OnTurns, Detector.OnRequest, Detector.OnClock, Detector.Keeping {
    /** Most pairs that were learned, and most that were reported; the least recent are forgotten first. */
    private static final int MAX = 1_024;

    private static final String REDIRECT = "redirect";
    /** First word of the kept line: the time since which cards that take turns are recorded. */
    private static final String SINCE = "since";

    private record Pair(int segment, IpAddress ip, MacAddress stranger) {}

    private final RecentMap<Pair, Boolean> learned = new RecentMap<>(MAX);
    private final RecentMap<Pair, Boolean> told = new RecentMap<>(MAX);
    private final DetectorContext site;
    private final BindingDetector bindings;
    /**
     * Event time since which cards that take turns while devices are learned are recorded, by this run or earlier ones.
     */
    private long since = Long.MAX_VALUE;

    /** Creates a detector that asks another one to which card ARP binds an address. */
    public ImpostorDetector(DetectorContext site, BindingDetector bindings) {
        this.site = site;
        this.bindings = bindings;
    }

    @Override
    public long forgotten() {
        return learned.forgotten() + told.forgotten();
    }

    @Override
    public void clock(long time) {
        if (since == Long.MAX_VALUE && site.baseline().learning().isLearning(Category.DEVICES, time)) {
            since = time - Nanos.MINUTE;
        }
    }

    @Override
    public void spokenByTurns(SpokenByTurns event) {
        MacAddress owner = owner(event.segment(), event.ip());
        if (owner == null || !(owner.equals(event.mac()) || owner.equals(event.other()))) {
            return;
        }
        MacAddress stranger = owner.equals(event.mac()) ? event.other() : event.mac();
        String how = "The two sent by turns, " + event.turns() + " times of late.";
        Pair pair = new Pair(event.segment(), event.ip(), stranger);
        AssetRef victim = site.known(Endpoint.at(pair.segment, pair.ip));
        if (!isNobodys(pair, victim)) {
            look(pair, owner, how, event.origin(), shown(event, stranger));
        } else if (isNewCard(pair, victim, event.origin().time())) {
            Evidence shown = shown(event, stranger);
            told.put(pair, true);
            tell(pair, owner, how, event.origin().time(), shown, victim);
        }
    }

    /** Returns whether a card belongs to no known device, or to a device without a known address. */
    private boolean isNobodys(Pair pair, @Nullable AssetRef victim) {
        AssetRef stranger = site.known(Endpoint.at(pair.segment, pair.stranger));
        if (stranger == null) {
            return true;
        }
        boolean isVictims = victim != null && victim.id().equals(stranger.id());
        return !isVictims && stranger.ip() == null && pair.stranger.toString().equals(stranger.mac());
    }

    /**
     * Returns whether a card cannot be a further one of the device for whose address it speaks too. A card that does so
     * while devices are learned is noted, and belongs to all addresses of the device. A device that was not there then
     * may have any cards. A card that claims the address by ARP as well is a device of its own, and reported as that.
     */
    private boolean isNewCard(Pair pair, @Nullable AssetRef victim, long time) {
        if (site.baseline().learning().isLearning(Category.DEVICES, time)) {
            learned.put(pair, true);
            return false;
        }
        AssetModel model = site.model(victim);
        return model != null
                && isLearnedHere(model.presence())
                && !isLearned(pair.segment, pair.stranger)
                && !bindings.isDisputed(pair.segment, pair.ip, pair.stranger);
    }

    /** Returns whether a device was there while devices were learned and turns were recorded. */
    private boolean isLearnedHere(@Nullable Fact presence) {
        Learning learning = site.baseline().learning();
        return presence != null
                && presence.isKnown()
                && presence.source() == null
                && presence.firstTime() >= since
                && presence.firstTime() <= learning.ended(Category.DEVICES);
    }

    private boolean isLearned(int segment, MacAddress card) {
        boolean[] found = {false};
        learned.forEach((pair, _) -> found[0] |= pair.segment == segment && pair.stranger.equals(card));
        return found[0];
    }

    private @Nullable MacAddress owner(int segment, IpAddress ip) {
        MacAddress bound = bindings.owner(segment, ip);
        if (bound != null) {
            return bound;
        }
        AssetRef there = site.known(Endpoint.at(segment, ip));
        return there == null || there.mac() == null ? null : MacAddress.parse(there.mac());
    }

    /**
     * Returns the frames of both senders the first time, as the owner's frame shows that the other is not alone; from
     * then on the frame of the other one.
     */
    private Evidence shown(SpokenByTurns event, MacAddress stranger) {
        Evidence both = event.origin().evidence();
        Pair pair = new Pair(event.segment(), event.ip(), stranger);
        if (told.get(pair) == null || both.spans().size() < 2) {
            return both;
        }
        FrameSpan his = stranger.equals(event.other())
                ? both.spans().getFirst()
                : both.spans().getLast();
        return new Evidence(both.capture(), List.of(his), 1, null);
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.CONFIGURE;
    }

    /** Hears redirects to another way (RFC 792, RFC 4861 section 4.5). */
    @Override
    public void requested(Act act, List<Finding> out) {
        Origin origin = act.operation().origin();
        MacAddress mac = origin.source().mac();
        IpAddress ip = origin.source().ip();
        if (!act.operation().service().name().equals(REDIRECT)
                || mac == null
                || ip == null
                || mac.isSharedByRouters()
                || !site.protocols().has(origin.protocol(), Trait.ABOUT_ADDRESSES)) {
            return;
        }
        MacAddress owner = bindings.owner(origin.source().segment(), ip);
        if (owner != null && !owner.equals(mac)) {
            String how = "It sends others another way in the name of their router.";
            look(new Pair(origin.source().segment(), ip, mac), owner, how, origin, origin.evidence());
        }
    }

    private void look(Pair pair, MacAddress owner, String how, Origin origin, Evidence shown) {
        AssetRef stranger = site.known(Endpoint.at(pair.segment, pair.stranger));
        AssetRef victim = site.known(Endpoint.at(pair.segment, pair.ip));
        if (stranger == null || !hasOwnAddress(stranger, pair) || site.isKnownRouter(stranger)) {
            return;
        }
        if (victim != null && victim.id().equals(stranger.id())) {
            return;
        }
        told.put(pair, true);
        tell(pair, owner, how, origin.time(), shown, victim);
    }

    /**
     * Returns whether a device is known by its own MAC address and by another IP address than the one from which it
     * speaks.
     */
    private static boolean hasOwnAddress(AssetRef stranger, Pair pair) {
        return OwnAddress.of(stranger, pair.stranger, pair.ip) != null;
    }

    private void tell(Pair pair, MacAddress owner, String how, long time, Evidence shown, @Nullable AssetRef victim) {
        boolean isLearning = site.baseline().learning().isLearning(Category.DEVICES, time);
        boolean isOfController = Outside.isController(site, victim);
        Severity severity = isOfController ? Severity.CRITICAL : Kind.ARP_SPOOF.severity();
        String reason = isOfController ? "Raised: the address is a controller's." : "";
        if (isLearning) {
            learned.put(pair, true);
        } else if (learned.get(pair) != null) {
            severity = Severity.LOW;
            reason = "Lowered: it did so while learning.";
        }
        Broken broken = new SpokenName(pair.ip.toString(), owner.toString(), pair.stranger.toString(), how);
        AssetModel source = site.asset(Endpoint.at(pair.segment, pair.stranger), time, shown);
        AssetModel target = site.asset(Endpoint.at(pair.segment, pair.ip), time, shown);
        site.report(
                Finding.act(Kind.ARP_SPOOF, severity, reason, pair, broken),
                new Sighting(time, shown, null, source, target == source ? null : target));
    }

    @Override
    public String keptAs() {
        return "impostors";
    }

    /**
     * Returns {@code SEGMENT IP MAC} for learned pairs, and {@code since TIME}, without which a learned device may have
     * any cards.
     */
    @Override
    public void keep(KeptLines out) {
        if (since != Long.MAX_VALUE) {
            out.line().add(SINCE).add(since);
        }
        learned.forEach((pair, _) -> out.line().add(pair.segment).add(pair.ip).add(pair.stranger));
    }

    @Override
    public void takeUp(KeptLine line) {
        if (line.takes(SINCE)) {
            since = line.nextLong();
        } else {
            learned.put(new Pair(line.nextInt(), line.nextIp(), line.nextMac()), true);
        }
    }
}
