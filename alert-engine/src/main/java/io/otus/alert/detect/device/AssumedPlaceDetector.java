package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#IP_CONFLICT}, medium, high if the address is a controller's: a device claims below IP, as in LLDP or
 * PROFINET DCP, to be at an address from which another device goes on to send, from a network card of its own. Whoever
 * believes the claim takes the one device for the other. If the other device is no longer heard, it was replaced. Two
 * cards whose MAC addresses begin alike may be ports of one device until the claim is repeated. A device that makes the
 * claim while that is learned does so by design, as a host whose virtual card has the address.
 */
public final class AssumedPlaceDetector implements Detector.OnClaim, Detector.OnCompletion {
    private static final String HABIT = "stated_address";
    /**
     * Most claims to another device's address that are followed, and most claimed names that are remembered; the least
     * recent are forgotten first.
     */
    private static final int MAX = 1_024;
    /**
     * The other device must be heard at least this much later: the last messages of a replaced device may come shortly
     * after.
     */
    private static final long BEHIND = 5 * Nanos.SECOND;
    /** A device that is not heard for this long after another one claimed its address has lost it. */
    private static final long LOST = 10 * Nanos.MINUTE;
    /** The octets of a MAC address that name the organization it was assigned to are above these bits. */
    private static final int SERIAL_BITS = 24;

    private record Place(int segment, IpAddress ip) {}

    private record Card(int segment, MacAddress mac, String source) {}

    /**
     * A card claims an address that another one has.
     *
     * @param count how often the card claimed it
     */
    private record Stated(Card by, Evidence evidence, long first, long latest, int count) {}

    private final RecentMap<Card, String> names = new RecentMap<>(MAX);
    private final RecentMap<Place, Stated> stated = new RecentMap<>(MAX);
    private final DetectorContext site;
    private final FrameHold hold;

    public AssumedPlaceDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX);
    }

    @Override
    public long forgotten() {
        return names.forgotten() + stated.forgotten();
    }

    @Override
    public void claimed(IdentityClaim event) {
        MacAddress mac = event.about().mac();
        if (mac == null
                || event.about().ip() != null
                || !event.unit().isEmpty()
                || event.trust().compareTo(Trust.MANAGEMENT) > 0
                || !event.about().equals(event.origin().source())) {
            return;
        }
        Card card = new Card(event.about().segment(), mac, event.source());
        if (event.attribute() == Attribute.NAME) {
            names.put(card, event.value());
        } else if (event.attribute() == Attribute.IP) {
            states(card, event.value(), event.origin());
        }
    }

    private void states(Card card, String value, Origin origin) {
        IpAddress ip = IpAddress.ofText(value);
        if (ip == null || !ip.isUnicast() || ip.isLinkLocal()) {
            return;
        }
        Place place = new Place(card.segment, ip);
        if (holder(place, card) == null) {
            return;
        }
        Stated known = stated.get(place);
        Stated now = known != null && known.by.equals(card) && origin.time() - known.latest < LOST
                ? new Stated(card, known.evidence, known.first, origin.time(), known.count + 1)
                : new Stated(card, origin.evidence(), origin.time(), origin.time(), 1);
        stated.put(place, now);
        hold.mark(now.evidence, _ -> now.equals(stated.get(place)));
    }

    /** Returns the other device that is at an address with a network card of its own; null if there is none. */
    private @Nullable AssetRef holder(Place place, Card card) {
        AssetRef holder = site.known(Endpoint.at(place.segment, place.ip));
        AssetRef claimant = site.known(Endpoint.at(place.segment, card.mac));
        if (holder == null || holder.mac() == null || !holder.heard()) {
            return null;
        }
        MacAddress own = MacAddress.parse(holder.mac());
        boolean isOne = claimant != null && claimant.id().equals(holder.id());
        return isOne || own.equals(card.mac) || own.isSharedByRouters() || card.mac.isSharedByRouters() ? null : holder;
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome == Outcome.Kind.OK || outcome == Outcome.Kind.ERROR;
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Origin answer = event.answer();
        if (!stated.values().isEmpty() && answer != null) {
            speaks(answer);
        }
    }

    /** Notes that a device sends from an IP address that another one may have claimed. */
    private void speaks(Origin origin) {
        IpAddress ip = origin.source().ip();
        MacAddress mac = origin.flow().latestCard(origin.sender());
        if (ip == null || mac == null) {
            return;
        }
        Place place = new Place(origin.source().segment(), ip);
        Stated said = stated.get(place);
        if (said == null || mac.equals(said.by.mac) || origin.time() - said.first < BEHIND) {
            return;
        }
        if (origin.time() - said.latest >= LOST) {
            stated.remove(place);
            return;
        }
        AssetRef holder = holder(place, said.by);
        boolean mayBePorts = mac.bits() >>> SERIAL_BITS == said.by.mac.bits() >>> SERIAL_BITS && said.count < 2;
        if (holder == null || !mac.toString().equals(holder.mac()) || mayBePorts) {
            return;
        }
        stated.remove(place);
        tell(place, said, mac, holder, origin);
    }

    private void tell(Place place, Stated said, MacAddress owner, AssetRef holder, Origin origin) {
        Evidence shown = AddressOwners.both(said.evidence, origin.evidence());
        Endpoint at = Endpoint.at(place.segment, said.by.mac);
        AssetModel source = site.asset(at, origin.time(), shown);
        AssetModel target = site.asset(origin.source(), origin);
        if (source == null || target == null || source == target) {
            return;
        }
        Habit habit = new Habit(HABIT, place.ip.toString());
        Fact fact = site.baseline().assetFacts().lastingNews(source, habit, said.first, said.evidence);
        if (fact == null) {
            return;
        }
        boolean isController = Outside.isController(site, holder);
        AssumedPlace broken = new AssumedPlace(
                place.ip.toString(), owner.toString(), said.by.mac.toString(), names.get(said.by), said.by.source);
        site.report(
                Finding.act(
                        Kind.IP_CONFLICT,
                        isController ? Severity.HIGH : Kind.IP_CONFLICT.severity(),
                        isController ? "Raised: the address is a controller's." : "",
                        fact,
                        broken),
                new Sighting(origin.time(), shown, null, source, target));
    }
}
