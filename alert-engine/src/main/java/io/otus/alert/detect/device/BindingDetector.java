package io.otus.alert.detect.device;

import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.device.BindingReports.Shown;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ARP_SPOOF} and {@link Kind#IP_CONFLICT}: a device claims the address of another one. An address that
 * merely changes its owner is neither: that is a replaced device or a fail-over. One of two things is needed. Either
 * one device takes over the addresses of two others within {@value AddressOwners#RECENT}; it is then known for that for
 * {@value Takeovers#KNOWN} after the latest. Or an owner claims an address again that it lost less than
 * {@value AddressOwners#RECENT} before. The second case is ARP_SPOOF rather than a conflict if the claimant has an
 * address of its own and sent its claim, unasked, to a single station, while a device that takes over for a failed one
 * tells all. It is also ARP_SPOOF if the claimant repeats the claim after the owner contradicted it and goes on using
 * its own address, which a device that was given another address does not. An owner that goes on to send from the
 * address, from its own network card, contradicts a claim to a single station as much as its ARP would. Routers do such
 * things for others. The addresses of virtual routers move by design, as long as they are virtual. A virtual router
 * that claims the address of a device is a conflict too, if no virtual router had that address while devices were
 * learned and the device still claims it.
 *
 * <p>The source of the alert is always the device that claims the address of the other, whichever of the two is heard,
 * and the frames are those of its claim. A frame of the owner is shown once, as the other half of the proof.
 */
public final class BindingDetector
        implements Detector.OnBinding, Detector.OnSession, Detector.OnCompletion, Detector.Keeping {
    /** Most bindings, and most claimants, that are remembered; the least recent are forgotten first. */
    private static final int MAX = 16_384;
    /** Most questions that are remembered; the least recent are forgotten first. */
    private static final int MAX_ASKED = 1_024;
    /** Most claims to another device's address whose frames are held, as the owner may contradict them later. */
    private static final int MAX_HELD = 1_024;

    /** Time within which a device answers an ARP request. */
    private static final long ANSWERED = 3 * Nanos.SECOND;

    /** An owner that sends this long after another device claimed its address was not replaced by that device. */
    private static final long STAYS = 5 * Nanos.SECOND;

    private static final String OWNER = "owner";
    private static final String VIRTUAL = "virtual";

    private record Place(int segment, IpAddress ip) {}

    private record Question(Place place, MacAddress asker) {}

    private final RecentMap<Place, AddressOwners> owners = new RecentMap<>(MAX);
    private final Takeovers takeovers = new Takeovers(MAX);
    /** Addresses of virtual routers. */
    private final RecentMap<Place, Boolean> virtual = new RecentMap<>(MAX);

    /**
     * Addresses that a device claimed towards a single station; true once the owner was heard to send from the address
     * since.
     */
    private final RecentMap<Place, Boolean> told = new RecentMap<>(MAX_HELD);

    /** When each device asked for which address: event time, nanoseconds since 1970. */
    private final RecentMap<Question, Long> asked = new RecentMap<>(MAX_ASKED);

    private final DetectorContext site;
    private final BindingReports reports;
    private final FrameHold hold;

    public BindingDetector(DetectorContext site) {
        this.site = site;
        this.reports = new BindingReports(site);
        this.hold = site.hold(MAX_HELD);
    }

    @Override
    public long forgotten() {
        return owners.forgotten()
                + takeovers.forgotten()
                + virtual.forgotten()
                + told.forgotten(); // questions live for seconds only
    }

    @Override
    public void session(SessionSeen event) {
        MacAddress asker = event.client().mac();
        if (event.fact() instanceof SessionFact.AddressQuery query && asker != null) {
            Place place = new Place(event.client().segment(), query.address());
            asked.put(new Question(place, asker), event.origin().time());
        }
    }

    /**
     * Reports what it finds by itself instead of in {@code out}, as the sender of a message is not always the device
     * that acts.
     */
    @Override
    public void bound(AddressBinding binding, List<Finding> out) {
        MacAddress mac = binding.mac();
        if (mac.isGroup() || !binding.ip().isUnicast()) {
            return;
        }
        long time = binding.origin().time();
        Place place = new Place(binding.segment(), binding.ip());
        AddressOwners known = owners.get(place);
        if (mac.isSharedByRouters() && isVirtual(place, known, time)) {
            return;
        }
        if (known == null || known.now().equals(mac)) {
            put(place, known == null ? AddressOwners.only(mac, time) : known.again(binding.origin()), binding);
            if (known != null && isTheft(binding, place, known)) {
                claimedAgain(binding, place, known);
            }
            return;
        }
        boolean isTheft = isTheft(binding, place, known);
        if (isTheft && !told.contains(place)) {
            told.put(place, false);
        }
        put(place, known.change(mac, binding.origin(), isTheft), binding);
        MacAddress spoofer = spoofer(known.now(), mac, binding.origin().source().mac(), time);
        if (spoofer != null) {
            MacAddress victim = spoofer.equals(known.now()) ? mac : known.now();
            reports.spoof(binding, known, victim, spoofer, takeovers.goesOn(spoofer, time));
            return;
        }
        if (known.isLatelyOf(mac, time)) {
            boolean isOwner = mac.equals(known.rightful());
            MacAddress claimant = isOwner ? known.now() : mac;
            MacAddress owner = isOwner ? mac : known.now();
            contradicted(Shown.by(binding), known, owner, claimant, known.stolen() || isTheft);
            return;
        }
        if (!mac.isSharedByRouters()) { // one virtual router may have addresses in many networks
            int claims = takeovers.add(mac, known.now(), time);
            if (claims > 0) {
                reports.spoof(binding, known, known.now(), mac, claims);
            }
        }
    }

    private void claimedAgain(AddressBinding binding, Place place, AddressOwners known) {
        Boolean isContradicted = told.get(place);
        if (isContradicted == null) {
            told.put(place, false);
        } else if (isContradicted) {
            contradicted(Shown.by(binding), known, known.rightful(), known.now(), true);
        }
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome == Outcome.Kind.OK || outcome == Outcome.Kind.ERROR;
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Origin answer = event.answer();
        if (answer != null && !told.values().isEmpty()) {
            sends(answer);
        }
    }

    /** Notes that a device sends from an address that another one may have claimed towards a single station. */
    private void sends(Origin origin) {
        IpAddress ip = origin.source().ip();
        MacAddress mac = origin.flow().latestCard(origin.sender());
        if (ip == null || mac == null) {
            return;
        }
        Place place = new Place(origin.source().segment(), ip);
        Boolean isContradicted = told.get(place);
        AddressOwners known = isContradicted == null ? null : owners.get(place);
        if (isContradicted == null || known == null || !known.isClaimed() || !mac.equals(known.rightful())) {
            return;
        }
        long time = origin.time();
        if (time - known.nowTime() >= AddressOwners.RECENT) {
            told.remove(place);
        } else if (isContradicted) {
            owners.put(place, known.contradicted(time)); // otherwise the claimant would become the owner after a while
        } else if (!known.contested() && time - known.since() >= STAYS && !isOneDevice(place, known)) {
            told.put(place, true);
            owners.put(place, known.contradicted(time));
            contradicted(new Shown(origin, place.segment, place.ip, mac, true), known, mac, known.now(), true);
        }
    }

    /** Returns whether the card that claims an address belongs to the device that has it. */
    private boolean isOneDevice(Place place, AddressOwners known) {
        AssetRef owner = site.known(new Endpoint(place.segment, null, place.ip, Endpoint.NO_PORT));
        AssetRef claimant = site.known(Endpoint.at(place.segment, known.now()));
        return owner != null && claimant != null && owner.id().equals(claimant.id());
    }

    private void put(Place place, AddressOwners known, AddressBinding binding) {
        owners.put(place, known);
        if (known.claim() != null && known.isClaimed()) {
            hold.mark(binding.origin().evidence(), _ -> true);
        }
    }

    /**
     * Returns whether a claimant can have claimed an address neither by mistake nor in the place of a failed device: it
     * has an address of its own, and sent the claim to one station that did not ask, or repeats it although the owner
     * contradicted it.
     */
    private boolean isTheft(AddressBinding binding, Place place, AddressOwners known) {
        MacAddress claimant = binding.mac();
        if (claimant.equals(known.rightful())
                || claimant.isSharedByRouters()
                || binding.source() == AddressBinding.Source.DHCP_ACK) {
            return false;
        }
        IpAddress own = ownAddress(binding.segment(), claimant, binding.ip());
        if (own == null) {
            return false;
        }
        if (isToldAside(binding, place)) {
            return true;
        }
        AddressOwners ofOwn = owners.get(new Place(binding.segment(), own));
        return known.contested() && ofOwn != null && ofOwn.now().equals(claimant) && ofOwn.nowTime() > known.since();
    }

    /**
     * Returns the claimant's own address of the same IP version; null if it has none or is a known router. A host that
     * speaks both versions has an address of its own in either.
     */
    private @Nullable IpAddress ownAddress(int segment, MacAddress claimant, IpAddress claimed) {
        AssetRef device = site.known(Endpoint.at(segment, claimant));
        IpAddress own = OwnAddress.of(device, claimant, claimed);
        boolean isRouter = device != null && site.isKnownRouter(device);
        return own == null || own.v6() != claimed.v6() || isRouter ? null : own;
    }

    /** Returns whether a claim is sent to one station alone, which did not ask for it. */
    private boolean isToldAside(AddressBinding binding, Place place) {
        Origin origin = binding.origin();
        MacAddress told = origin.destination().mac();
        if (!binding.source().isArp() || told == null || told.isGroup()) {
            return false;
        }
        Long question = asked.get(new Question(place, told));
        return question == null || origin.time() - question > ANSWERED;
    }

    private void contradicted(
            Shown shown, AddressOwners known, MacAddress owner, MacAddress claimant, boolean isTheft) {
        IpAddress own = isTheft ? ownAddress(shown.segment(), claimant, shown.ip()) : null;
        reports.contradicted(shown, known, owner, claimant, isTheft, own);
    }

    /** Returns whether an address that a virtual router claims belongs to no single device. */
    private boolean isVirtual(Place place, @Nullable AddressOwners known, long time) {
        if (virtual.get(place) != null) {
            return true;
        }
        boolean isOwn = known != null && !site.baseline().learning().isLearning(Category.DEVICES, time);
        if (!isOwn) {
            virtual.put(place, true);
        }
        return !isOwn;
    }

    /** Returns the rightful owner of an address, whichever card claims it lately; null if none ever claimed it. */
    @Nullable
    MacAddress owner(int segment, IpAddress ip) {
        AddressOwners known = owners.get(new Place(segment, ip));
        return known == null ? null : known.rightful();
    }

    /** Returns whether a card claims an address that its owner claims too, which is reported. */
    boolean isDisputed(int segment, IpAddress ip, MacAddress card) {
        AddressOwners known = owners.get(new Place(segment, ip));
        return known != null
                && known.contested()
                && (known.now().equals(card) || known.before().equals(card));
    }

    @Override
    public String keptAs() {
        return "bindings";
    }

    /**
     * Adds {@code owner SEGMENT IP MAC}, with {@code SINCE MAC} if another card is the rightful owner, the lines of
     * {@link Takeovers}, and {@code virtual SEGMENT IP}.
     */
    @Override
    public void keep(KeptLines out) {
        owners.forEach((place, known) ->
                known.addTo(out.line().add(OWNER).add(place.segment).add(place.ip)));
        takeovers.keep(out);
        virtual.forEach((place, _) -> out.line().add(VIRTUAL).add(place.segment).add(place.ip));
    }

    @Override
    public void takeUp(KeptLine line) {
        if (line.takes(VIRTUAL)) {
            virtual.put(new Place(line.nextInt(), line.nextIp()), true);
        } else if (line.takes(OWNER)) {
            Place place = new Place(line.nextInt(), line.nextIp());
            owners.put(place, AddressOwners.takeUp(line));
        } else {
            takeovers.takeUp(line);
        }
    }

    /**
     * Returns the card of a change of owner that is known to take over addresses: what it gives back, or says in the
     * name of others, is part of that. Null if none is.
     */
    private @Nullable MacAddress spoofer(
            MacAddress former, MacAddress claimant, @Nullable MacAddress speaker, long time) {
        if (takeovers.isSpoofer(former, time)) {
            return former;
        }
        if (takeovers.isSpoofer(claimant, time)) {
            return claimant;
        }
        return speaker != null && takeovers.isSpoofer(speaker, time) ? speaker : null;
    }
}
