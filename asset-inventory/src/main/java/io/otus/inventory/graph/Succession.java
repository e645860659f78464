package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.time.Nanos;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Sources;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.vendor.OuiTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When another device has taken a device's place at its address.
 *
 * <p>That is so where the owner did not send from the address for two minutes, and the other one meanwhile sent from it
 * in conversations that were answered. Where the mirror shows only the side of the others, it is enough that they went
 * on to talk with the other one and nobody did with the owner. A forger in the middle never gets there where the owner
 * is heard, for the owner goes on to send from its own MAC address.
 *
 * <p>There are two outcomes. The device was replaced like for like where the owner's MAC address is silent altogether,
 * both MAC addresses are of one maker (known or not) or the exchange was declared, and the newcomer has no address of
 * its own: then the asset goes on with another MAC address, and says so. Otherwise the address leaves for the newcomer,
 * as when a hot-standby pair exchanges its addresses. A newcomer of which nothing was heard but that it sends from the
 * address is a device where its frames show that no router passed them on, and it does so for no other address.
 * Confined to the analysis thread.
 */
final class Succession {
    /** Silence of the owner; live flows show that they live once a minute. */
    static final long SILENCE = 2 * Nanos.MINUTE;
    /** Longest time between declared work on a device and another one in its place, in nanoseconds: one day. */
    private static final long EXCHANGE = Nanos.DAY;

    private static final long NEVER = Long.MIN_VALUE;

    /** Proofs that the newcomer must have given. */
    static final int PROOFS = 3;

    static final String REASON =
            "another device of the same maker answers at the address, and the one before it is silent: it was replaced";

    static final String DECLARED_REASON =
            "another device answers at the address, the one before it is silent, and work on it was declared: it was replaced";

    static final String TEAM_REASON =
            "the address came back to a MAC address that it had before: network cards of one device that stand in for each other";

    private final AddressBook book;
    private final AssetRegistry registry;
    private final Joiner joiner;
    private final Statements statements;
    private final OuiTable vendors;
    private final GraphListener listener;
    private PlannedExchange planned = PlannedExchange.NONE;

    Succession(
            AddressBook book,
            AssetRegistry registry,
            Joiner joiner,
            Statements statements,
            OuiTable vendors,
            GraphListener listener) {
        this.book = book;
        this.registry = registry;
        this.joiner = joiner;
        this.statements = statements;
        this.vendors = vendors;
        this.listener = listener;
    }

    /** Asks from now on which exchanges are declared. */
    void foresees(PlannedExchange declared) {
        planned = declared;
    }

    /**
     * A frame from an address.
     *
     * @param proof the frames of a conversation in which it takes part; null where there is none
     * @param near whether a frame shows that no router passed it on
     * @return by what the address is known now
     */
    IpRecord seen(IpRecord record, MacRecord sender, @Nullable Evidence proof, boolean near, long time) {
        MacRecord owner = record.mac;
        if (owner == sender) {
            support(record, time);
            return record;
        }
        if (owner != null && isOfOneDevice(record, owner, sender)) {
            boolean isTurn = time - record.supported >= Team.PAUSE;
            rebind(record, owner, sender, time);
            if (isTurn && proof != null) {
                stateTeam(record.asset, proof, time);
            }
            return record;
        }
        if (!record.isHeld() || owner == null || owner.router || sender.router || proof == null) {
            return record;
        }
        if (Team.takesTurns(record, owner, sender, vendors, time)) {
            joinTeam(record, owner, sender, proof, time);
            return record;
        }
        return prove(record, owner, sender, proof, near, time);
    }

    /**
     * Others go on talking with an address whose own frames the mirror does not show. If they use the owner's MAC
     * address, the owner is there. If they use another one, its device has the address or forges it. This counts for a
     * single device that claimed the address by ARP, may be the owner's replacement and never was at the address
     * before, while nobody goes on talking with the owner.
     */
    void answersUnheard(IpRecord record, MacRecord answering, Evidence shown, long time) {
        MacRecord owner = record.mac;
        if (owner == answering) {
            support(record, time);
            return;
        }
        if (owner != null
                && record.isHeld()
                && record.contender == answering
                && !answering.proxy
                && mayReplace(record, answering, time)
                && hadBefore(record.asset, answering) == null) {
            prove(record, owner, answering, shown, false, time);
        }
    }

    private static void support(IpRecord record, long time) {
        record.supported = Math.max(record.supported, time);
        record.rival = null;
        record.rivalProofs = 0;
    }

    private IpRecord prove(IpRecord record, MacRecord owner, MacRecord rival, Evidence proof, boolean near, long time) {
        if (record.rival != rival) {
            record.rival(rival, time);
        }
        record.rivalProofs++;
        record.rivalNear |= near;
        rival.rivals(record);
        return record.rivalProofs >= PROOFS && time - record.supported >= SILENCE
                ? succeed(record, owner, rival, proof, time)
                : record;
    }

    /**
     * Whether another MAC that an address turns up at is one of its device's own, as those of a team of network cards
     * are.
     */
    static boolean isOfOneDevice(IpRecord record, MacRecord owner, MacRecord other) {
        return owner != other && other.asset == record.asset && record.isHome() && !owner.router && !other.router;
    }

    /** An address moves among the network cards of its device, which is no news. */
    static void rebind(IpRecord record, MacRecord from, MacRecord to, long time) {
        if (record.tie == IpRecord.Tie.BOUND) {
            from.bound--;
            to.bound++;
        }
        record.mac = to;
        support(record, time);
        record.contender = null;
    }

    /** The device's claim to a MAC address that it had and has no more, the latest; null where it never had it. */
    static @Nullable Claim hadBefore(Asset device, MacRecord mac) {
        Claim latest = null;
        for (Claim claim : device.claims().all()) {
            if (claim.attribute() == Attribute.MAC
                    && !claim.isOpen()
                    && claim.value().equals(mac.text)) {
                latest = latest == null || claim.to() > latest.to() ? claim : latest;
            }
        }
        return latest;
    }

    /** An address that comes back to a MAC which it had before goes to and fro between the cards of one device. */
    private void joinTeam(IpRecord record, MacRecord owner, MacRecord back, Evidence evidence, long time) {
        Occasion occasion = new Occasion(evidence, time);
        Asset device = record.asset;
        Asset newcomer = back.asset;
        if (newcomer == null) {
            joiner.attach(back, device);
        } else {
            device = joiner.merge(device, newcomer, TEAM_REASON, occasion);
        }
        joiner.explain(device, owner, TEAM_REASON, occasion);
        rebind(record, owner, back, time);
        stateTeam(device, evidence, time);
    }

    private void stateTeam(Asset device, Evidence evidence, long time) {
        statements.state(
                device,
                new Statement(
                        Attribute.CAPABILITY, "nic_team", TEAM_REASON, Trust.SESSION, Voice.OWN_LINK, evidence, time));
    }

    /**
     * Joins the device that has an address and the one at a MAC address to which it comes back, where they can only be
     * network cards of one device, as a {@link Team} is.
     *
     * @return whether they were joined
     */
    boolean joinsTeam(IpRecord record, MacRecord back, Evidence evidence, long time) {
        MacRecord owner = record.mac;
        Asset device = record.asset;
        Asset former = back.asset;
        boolean isTeam = owner != null
                && owner != back
                && former != null
                && former != device
                && !owner.router
                && !back.router
                && device.addresses().isOnly(record)
                && book.formerOwners().had(record.key, former.id())
                && Team.isOne(record, owner, back, vendors);
        if (owner != null && isTeam) {
            joinTeam(record, owner, back, evidence, time);
        }
        return isTeam;
    }

    /**
     * Whether a device that claims an address by ARP seems to be the replacement of the one that had it, and has to
     * prove that by its conversations: the owner is silent, another one of its maker is there or was announced, and
     * what it replaces was asked at the address. An address that is leased goes from one computer to the next.
     */
    boolean mayReplace(IpRecord record, MacRecord heir, long time) {
        MacRecord owner = record.mac;
        Asset device = record.asset;
        return owner != null
                && owner != heir
                && !owner.router
                && !heir.router
                && !device.services().isEmpty()
                && device.claims().open(Attribute.IP, Sources.LEASE, record.text) == null
                && time - owner.heard >= SILENCE
                && isForeseen(record, owner, heir, time)
                && hasNoAddress(heir.asset, record);
    }

    /**
     * Whether one MAC address may follow another: one maker made both, or people declared that the device is worked on
     * when it fell silent, or when the other one turned up.
     */
    private boolean isForeseen(IpRecord record, MacRecord owner, MacRecord heir, long time) {
        return vendors.isOfOneMaker(owner.key.mac(), heir.key.mac()) || declared(record, owner, heir, time) != NEVER;
    }

    /**
     * The moment of an exchange at which declared work named the device, at most {@link #EXCHANGE} ago; {@link #NEVER}
     * if none did.
     */
    private long declared(IpRecord record, MacRecord owner, MacRecord heir, long time) {
        boolean isThere = record.contender == heir || record.rival == heir;
        long since = isThere ? record.contended : time;
        if (isDeclared(record, since, time)) {
            return since;
        }
        return isDeclared(record, owner.heard, time) ? owner.heard : NEVER;
    }

    private boolean isDeclared(IpRecord record, long moment, long time) {
        Endpoint place = Endpoint.at(record.key.segment(), record.key.ip());
        return time - moment <= EXCHANGE && planned.names(record.asset.id(), place, moment);
    }

    private static boolean hasNoAddress(@Nullable Asset newcomer, IpRecord record) {
        return newcomer == null || Team.hasNoAddress(newcomer, record);
    }

    private IpRecord succeed(IpRecord record, MacRecord owner, MacRecord heir, Evidence evidence, long time) {
        Asset device = record.asset;
        Asset newcomer = heir.asset;
        boolean isStation = record.rivalNear && heir.isStation(record);
        boolean alike = time - owner.heard >= SILENCE
                && isForeseen(record, owner, heir, time)
                && hasNoAddress(newcomer, record);
        long changed = declared(record, owner, heir, time);
        record.rival = null;
        record.rivalProofs = 0;
        Claim had = alike ? hadBefore(device, heir) : null;
        if (had != null && !Piece.differs(device, had.to())) {
            Piece.back(device, had.to());
            joinTeam(record, owner, heir, evidence, time);
            return record;
        }
        if (alike) {
            replace(device, record, owner, heir, evidence, changed == NEVER ? time : changed, time);
            return record;
        }
        if (newcomer == null && isStation) {
            newcomer = registry.create(record.key.segment(), heir.text, "", null, time);
            if (newcomer == null) {
                registry.tooMany(listener, time);
                return record;
            }
            joiner.attach(heir, newcomer);
        }
        if (newcomer == null || joinsTeam(record, heir, evidence, time)) {
            return record;
        }
        joiner.release(record, time);
        IpRecord taken = book.add(record.key.segment(), record.key.ip(), newcomer);
        tie(taken, heir, time);
        tellTaken(device, taken, evidence, time);
        return taken;
    }

    /**
     * Reports that a device which was there already has the address of another one from now on. The appearance of a new
     * device is reported anyway, and leased addresses move from one device to the next.
     */
    void tellTaken(Asset before, IpRecord taken, Evidence evidence, long time) {
        Asset taker = taken.asset;
        boolean isLeased = before.claims().all().stream()
                .anyMatch(claim -> claim.attribute() == Attribute.IP
                        && claim.source().equals(Sources.LEASE)
                        && claim.value().equals(taken.text));
        if (taker.appeared() && !isLeased) {
            String own = taker.addresses().ips.stream()
                    .filter(each -> each != taken
                            && each.key.ip().v6() == taken.key.ip().v6())
                    .map(each -> each.text)
                    .findFirst()
                    .orElse("");
            listener.changed(taker, Attribute.IP, own, taken.text, evidence, time);
        }
    }

    /**
     * Replaces the equipment at a place. The asset goes on with another MAC address. Claims that distinguish one piece
     * from the next of its kind end, unless the new piece was there before and is put back.
     *
     * @param record the address at which it was replaced; null where it was never heard to send from one
     */
    void replace(
            Asset place, @Nullable IpRecord record, MacRecord owner, MacRecord heir, Evidence evidence, long time) {
        replace(place, record, owner, heir, evidence, time, time);
    }

    /** {@code changed} is when it was replaced, which declared work of that moment covers. */
    private void replace(
            Asset place,
            @Nullable IpRecord record,
            MacRecord owner,
            MacRecord heir,
            Evidence evidence,
            long changed,
            long time) {
        Asset device = place;
        Asset newcomer = heir.asset;
        Claim had = hadBefore(device, heir);
        device.claims().end(Attribute.MAC, owner.text, time);
        List<Claim> ended = Piece.replaced(device, owner.heard, time);
        if (had != null) {
            Piece.back(device, had.to());
        }
        device.addresses().macs.remove(owner);
        owner.leaves(device, time);
        if (newcomer == null) {
            joiner.attach(heir, device);
        } else {
            boolean isOfOneMaker = vendors.isOfOneMaker(owner.key.mac(), heir.key.mac());
            device = joiner.merge(
                    device, newcomer, isOfOneMaker ? REASON : DECLARED_REASON, new Occasion(evidence, time));
        }
        if (record != null) {
            tie(record, heir, time);
        }
        listener.changed(device, Attribute.MAC, owner.text, heir.text, evidence, changed);
        Piece.tellOtherwise(device, ended, owner.heard, evidence, time, listener);
    }

    private void tie(IpRecord record, MacRecord heir, long time) {
        if (record.tie != IpRecord.Tie.BOUND) {
            book.bound(record);
        }
        heir.unbound.remove(record);
        record.contender = null;
        record.moveTo(heir);
        record.tie = IpRecord.Tie.BOUND;
        record.supported = time;
        heir.bound++;
        record.asset.changed();
    }
}
