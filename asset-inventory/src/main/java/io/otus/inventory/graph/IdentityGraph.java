package io.otus.inventory.graph;

import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Sites;
import io.otus.core.room.Room;
import io.otus.inventory.claim.Door;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.vendor.OuiTable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which endpoints are one device, and leads from an endpoint to its asset.
 *
 * <p>On a segment a MAC address identifies a device, unless it is a router's: then the hosts behind it are identified
 * by their IP addresses. Whether it is a router's shows only with time, and until then the graph claims nothing that it
 * would have to take back. So the first IP address that is heard from a MAC address is taken for its owner's only where
 * a frame shows that no router passed it on. Any further one stands for itself until ARP, neighbour discovery or DHCP
 * binds it.
 *
 * <p>Decisions depend on what was heard and on event time alone. Confined to the analysis thread.
 */
public final class IdentityGraph {
    /** Heap bytes of a device without claims. */
    private static final int ASSET_WEIGHT = 1_500;

    private static final int CLAIM_WEIGHT = 250;

    private final AddressBook book = new AddressBook();
    private final AssetRegistry registry = new AssetRegistry();
    private final Statements statements;
    private final Joiner joiner;
    private final Binder binder;
    private final Destinations destinations;
    private final SendingAssets hearing;
    private final SameDevice same;
    private final Succession succession;
    private final OwnAddress ownAddress;
    private final Testimony testimony;
    private final ProgramLedger programs;
    private final Newcomers newcomers;
    private final Silence silence;

    /**
     * An empty graph.
     *
     * @param kept asked to keep the frames that first show a claim
     * @param vendors makers by MAC address
     * @param traits what holds for protocols
     */
    public IdentityGraph(GraphListener listener, EvidenceRequests kept, OuiTable vendors, Traits traits) {
        this.statements = new Statements(listener, kept, vendors);
        this.silence = new Silence(registry, listener);
        this.newcomers = new Newcomers(registry, new Dismissal(book, registry, statements, listener), traits, listener);
        this.programs = new ProgramLedger(registry, kept, traits);
        UnitParting units = new UnitParting(book, registry, traits, listener);
        this.joiner = new Joiner(book, registry, newcomers, programs, units, listener, kept);
        this.destinations = new Destinations(book, registry, joiner, statements, listener);
        VirtualAddresses virtual = new VirtualAddresses(book, joiner, statements, registry.version());
        this.succession = new Succession(book, registry, joiner, statements, vendors, listener);
        Forwarding forwarding = new Forwarding(book, registry, joiner);
        Placement placement = new Placement(book, registry, destinations, joiner, forwarding, virtual, listener);
        LoneRouter lone = new LoneRouter(registry, joiner, statements, listener);
        this.hearing = new SendingAssets(
                book,
                registry,
                placement,
                joiner,
                forwarding,
                statements,
                succession,
                virtual,
                lone,
                newcomers,
                listener);
        this.binder = new Binder(book, registry, joiner, forwarding, virtual, succession, statements, listener);
        this.same = new SameDevice(registry, joiner, vendors, traits);
        Neighbours neighbours = new Neighbours(statements, listener);
        this.ownAddress = new OwnAddress(book, registry, joiner, succession, vendors);
        Doors doors = new Doors(new DoorParting(registry, statements, listener), traits);
        this.testimony =
                new Testimony(statements, neighbours, units, traits, doors, same, ownAddress, registry.comparisons());
    }

    /** Keeps no more devices from now on than there is room for. */
    public void within(Room room) {
        registry.within(room);
        statements.within(room);
        room.add(registry.comparisons()::weight);
        room.add(() -> ASSET_WEIGHT * (long) registry.kept() + CLAIM_WEIGHT * (long) statements.count());
    }

    /**
     * Names assets that are never dismissed to make room.
     *
     * @param isNeeded asked, where room is short, for what tells them
     */
    public void spare(Supplier<Predicate<Asset>> isNeeded) {
        newcomers.bystanders().spare(isNeeded);
    }

    /**
     * Names devices after the site that their segment is in from now on.
     *
     * @throws IllegalArgumentException if a site had another number in an earlier run
     */
    public void sites(Sites plant) {
        registry.sites(plant);
    }

    /** The names of sites, those that are configured no more too, by their numbers; what an earlier run had is put. */
    public Map<Integer, String> siteNumbers() {
        return registry.siteNumbers();
    }

    /** Asks from now on which exchanges of devices people declared. */
    public void foresees(PlannedExchange planned) {
        succession.foresees(planned);
    }

    /** Keeps the frames that show first what others draw conclusions from. */
    public void keep(Evidence first) {
        statements.keep(first);
    }

    /** Room for frames of what may be kept later. */
    public FrameHold hold(int most) {
        return statements.hold(most);
    }

    /** Grows whenever an endpoint or unit that leads to an asset may lead to another one than before. */
    public long version() {
        return registry.version().value();
    }

    /** All assets that appeared, in no particular order. */
    public Collection<Asset> assets() {
        return registry.all();
    }

    /** The asset of this id, following merges; null when there never was one. */
    public @Nullable Asset find(String id) {
        return registry.find(id);
    }

    /** The asset at an endpoint; null where it is not known or stands for no single device. */
    public @Nullable Asset find(Endpoint endpoint) {
        return book.find(endpoint);
    }

    /**
     * The asset that was at an endpoint at a moment, where its IP address has left that since; null where it has not,
     * as far as is known.
     */
    public @Nullable Asset former(Endpoint endpoint, long time) {
        String id = book.formerOwner(endpoint, time);
        return id == null ? null : registry.find(id);
    }

    /**
     * Event time at which the asset at an endpoint got its IP address from another one; the least long if it did not.
     */
    public long ownedSince(Endpoint endpoint) {
        return book.ownedSince(endpoint);
    }

    /** The asset from which another one took an IP address at a moment; null where it took none then. */
    public @Nullable Asset deprivedBy(Asset taker, long time) {
        for (IpRecord record : taker.addresses().ips) {
            String id = book.formerOwners().leaving(record.key, time);
            Asset before = id == null ? null : registry.find(id);
            if (before != null && before != taker) {
                return before;
            }
        }
        return null;
    }

    /** The asset at a destination, which may never have sent anything; null where that stands for no single device. */
    public @Nullable Asset ask(Endpoint endpoint, long time) {
        return destinations.ask(endpoint, time);
    }

    /**
     * The asset that sent a frame; null where its addresses stand for no single device, or when there are too many
     * assets.
     *
     * @param near whether the frame shows that no router passed it on: {@link Neighbour}
     * @param proof whether the frame shows more than that somebody wrote this source address: it answers, is
     *     understood, or is one of several. An address that sends through another's MAC appears by such a frame only,
     *     so that forged sources do not fill the inventory
     */
    public @Nullable Asset hear(Endpoint endpoint, FrameOrigin origin, boolean near, boolean proof, long time) {
        listen(time);
        return hearing.hear(endpoint, origin, near, proof, time);
    }

    /**
     * A router passed on a frame that was heard, which answers: see {@link ProxyRule}.
     *
     * @param origin that frame
     */
    public void passedOn(Endpoint endpoint, FrameOrigin origin, int timeToLive, long time) {
        hearing.passedOn(endpoint, timeToLive, new Occasion(origin.evidence(), time));
    }

    /** A connection was accepted with a time to live that no router had lowered. */
    public void accepts(Endpoint endpoint, int timeToLive) {
        hearing.accepts(endpoint, timeToLive);
    }

    /**
     * A flow goes on: its sender is still at its addresses, or another one took its place there.
     *
     * @param side whose it is
     * @param mac the MAC address that it is sent from at present
     * @param answer frames that show that the flow was answered; null where it was not
     */
    public void goesOn(FlowInfo flow, int side, @Nullable MacAddress mac, @Nullable Evidence answer, long time) {
        hearing.goesOn(flow, side, mac, answer, time);
    }

    /**
     * A device goes on sending to a group of its link, now from a virtual MAC address. So it holds that address now,
     * even if the flow began from its own address, as with a router that was on standby.
     *
     * @param mac the virtual address
     */
    public void goesOnByVirtual(Endpoint endpoint, MacAddress mac, long time) {
        hearing.goesOnByVirtual(endpoint, mac, time);
    }

    /**
     * A connection goes on to somebody whose side of it the mirror does not show: who is asked there answers, by the
     * MAC address that the frames go to.
     *
     * @param endpoint whom the frames go to
     * @param shown frames that show that the connection goes on
     */
    public void goesOnUnheard(Endpoint endpoint, Evidence shown, long time) {
        hearing.goesOnUnheard(endpoint, shown, time);
    }

    /**
     * An address that is asked again and again over a connection whose other direction the mirror does not show: who
     * asks could not go on if nobody answered.
     *
     * @param origin the frame that asks
     */
    public void believe(Endpoint endpoint, FrameOrigin origin, long time) {
        Asset asset = ask(endpoint, time);
        if (asset != null) {
            hearing.believe(asset, endpoint, origin, time);
        }
    }

    /**
     * A frame shows that somebody has an asset's addresses: it answers, or is one of several in a flow.
     *
     * @param origin that frame, or the first of the flow
     */
    public void confirm(Asset asset, FrameOrigin origin, long time) {
        hearing.confirm(asset, origin, time);
    }

    /** Whether an asset is one address of a flood, see {@link #floods}: it counts there, and is not shown. */
    public boolean isOfFlood(Asset asset) {
        return newcomers.isOfFlood(asset);
    }

    /** Floods of made-up addresses, in the order in which they began. */
    public List<AddressFlood> floods() {
        return newcomers.floods().all();
    }

    /** The floods that changed since the last call. */
    public List<AddressFlood> takeUnstoredFloods() {
        return floods().stream().filter(AddressFlood::takeUnstored).toList();
    }

    /** An address was bound to a MAC address by ARP, neighbour discovery or DHCP. */
    public void bind(AddressBinding binding) {
        binder.bind(binding);
    }

    /**
     * The device that speaks from an endpoint, where that is not the one that the address belongs to: it claimed the
     * address while its owner had it. Null where the endpoint's owner speaks.
     */
    public @Nullable Asset intruder(Endpoint source) {
        return book.intruder(source);
    }

    /** Whether a network card that sends from the IP address of a device is none of it, as far as is known. */
    public boolean isOfAnother(Asset device, Endpoint endpoint, MacAddress card) {
        return book.isOfAnother(device, endpoint, card);
    }

    /** Whether an endpoint's MAC address claimed its IP address by ARP while another one had it. */
    public boolean isContended(Endpoint source) {
        return book.isContended(source);
    }

    /** Something was said of an asset or of one of its sub-devices. */
    public void claim(Asset device, String unit, Statement said) {
        testimony.claim(device, unit, said, null, null);
    }

    /**
     * An asset said something of itself or of one of its sub-devices, from an endpoint.
     *
     * @param door through which it said who it is; null where it did not, or nothing tells
     */
    public void claim(Asset device, String unit, Statement said, Endpoint source, @Nullable Door door) {
        MacAddress mac = AddressBook.macOf(source);
        MacRecord card = mac == null ? null : book.mac(source.segment(), mac);
        String address = card != null ? card.text : mac != null ? mac.toString() : null;
        testimony.claim(device, unit, said, address, door);
    }

    /**
     * Takes a connection request that is characteristic of a family of operating systems. It counts only if it comes
     * from the MAC address that the IP address is bound to: from another one, somebody else may have written the IP
     * address.
     *
     * @return whether it is to be said again once it is accepted
     */
    public boolean asks(Asset asset, Asking asking) {
        return book.isAtItsMac(asking.source()) && asking.tell(asset, statements);
    }

    /** Joins two devices, as a person says. Returns the one that stays. */
    public Asset unite(Asset one, Asset other, String reason) {
        return joiner.unite(one, other, reason);
    }

    /**
     * Makes a device of its own of an address of a device, as a person says. Returns the new device; null where the
     * device has no such address. Claims that only this MAC address made go with it.
     */
    public @Nullable Asset part(Asset device, String address, String reason) {
        return joiner.part(device, address, reason);
    }

    /** Event time moved on: reports devices that have fallen silent. */
    public void clock(long time) {
        newcomers.clock(time);
        silence.clock(time);
    }

    /** Event time jumped, and nobody was silent by it. */
    public void timeGap(long from, long to) {
        silence.timeGap(from, to);
    }

    /** Somebody sent a frame: while nobody did, nobody fell silent. */
    public void listen(long time) {
        silence.heard(time);
    }

    /** Ids of assets that became part of others or are none any more since this was last asked. */
    public List<String> takeGone() {
        return registry.takeGone();
    }

    /** Which asset each absorbed one became part of, by id. */
    public Map<String, String> aliases() {
        return Collections.unmodifiableMap(registry.aliases());
    }

    /**
     * Takes up what an earlier run left; the graph must be empty.
     *
     * @param states gives what {@link AssetState} wrote of each asset in turn, whenever it is asked
     */
    public void restore(Consumer<Consumer<String>> states, Map<String, String> aliases, List<AddressFlood> floods) {
        floods.forEach(newcomers.floods()::restore);
        registry.restoreAliases(aliases);
        new AssetReader(book, registry).read(states);
        registry.nameAbsorbed();
        registry.all().forEach(statements::restored);
        same.restore(registry.all());
        ownAddress.restore(registry.all());
        newcomers.restore(
                registry.all().stream().filter(asset -> !asset.isConfirmed()).toList());
    }

    /** A sub-device answered. */
    public void unitAnswered(Asset device, String number, Evidence evidence, long time) {
        testimony.unitAnswered(device, number, evidence, time);
    }

    /**
     * A sub-device whose number may be that of a device was heard to do what a client asked of it.
     *
     * @param points what it answered
     */
    public void unitServed(
            Asset device, Asset client, String number, Action action, List<PointRange> points, Origin answer) {
        testimony.unitServed(device, client, number, action, points, answer);
    }

    /** The programs of devices. */
    public ProgramLedger programs() {
        return programs;
    }
}
