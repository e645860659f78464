package io.otus.inventory.graph;

import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.inventory.vendor.OuiTable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leads from endpoints to assets. On a segment a MAC address identifies a device, unless it is a router's; then the hosts behind it are
 * identified by IP address. Until that is known the graph makes no claim that it would have to take back: only the first IP address heard from
 * a MAC is taken for its owner's, any other one stands for itself until ARP, neighbour discovery or DHCP binds it.
 *
 * <p>Decisions depend on what was heard and on event time alone. Confined to the analysis thread.
 */
public final class IdentityGraph {
    /** Most IP addresses taken for one device's. */
    static final int MAX_ADDRESSES = 64;

    /** Source of an address that a device was seen to send from. */
    public static final String SOURCE_FRAME = "frame";

    private final AddressBook book = new AddressBook();
    private final AssetRegistry registry = new AssetRegistry();
    private final GraphListener listener;
    private final Statements statements;
    private final Joiner joiner;
    private final Binder binder;
    private final Succession succession;
    private final VirtualAddresses virtual;
    private final ProgramLedger programs;
    private final SilenceWatch watch = new SilenceWatch();
    private int routed;

    /**
     * An empty graph.
     *
     * @param kept asked to keep the frames that first show a claim
     * @param vendors makers by MAC address
     */
    public IdentityGraph(GraphListener listener, EvidenceRequests kept, OuiTable vendors) {
        this.listener = listener;
        this.statements = new Statements(listener, kept, vendors);
        this.joiner = new Joiner(book, registry, listener);
        this.virtual = new VirtualAddresses(book, joiner);
        this.succession = new Succession(book, joiner, vendors, listener);
        this.binder = new Binder(book, registry, joiner, virtual, statements, listener);
        this.programs = new ProgramLedger(registry, kept);
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
        MacAddress mac = macOf(endpoint);
        if (mac != null && mac.isGroup()) {
            return null;
        }
        IpAddress ip = endpoint.ip();
        if (ip != null && !ip.isUnspecified()) {
            if (!namesOneHost(ip)) {
                return null;
            }
            IpRecord record = book.ip(endpoint.segment(), ip);
            if (record != null) {
                return record.asset;
            }
            IpRecord home = book.homeElsewhere(endpoint.segment(), ip);
            return home == null ? null : home.asset;
        }
        MacRecord record = mac == null ? null : book.mac(endpoint.segment(), mac);
        return record == null ? null : record.asset;
    }

    /** The asset at a destination, which may never have sent anything; null where that stands for no single device. */
    public @Nullable Asset ask(Endpoint endpoint, long time) {
        Asset known = find(endpoint);
        if (known != null) {
            return known;
        }
        MacAddress mac = macOf(endpoint);
        if (mac != null && mac.isGroup()) {
            return null;
        }
        IpAddress ip = endpoint.ip();
        Asset asset;
        if (ip != null && !ip.isUnspecified()) {
            if (!namesOneHost(ip)) {
                return null;
            }
            String anchor = mac != null && book.mac(endpoint.segment(), mac) == null ? mac.toString() : ip.toString();
            asset = registry.createAsked(endpoint.segment(), anchor, time);
            asset.born = book.add(endpoint.segment(), ip, asset);
        } else {
            if (mac == null) {
                return null;
            }
            asset = registry.createAsked(endpoint.segment(), mac.toString(), time);
            joiner.attach(book.macOrNew(endpoint.segment(), mac), asset);
        }
        forgetSurplus();
        return asset;
    }

    private void forgetSurplus() {
        Asset oldest = registry.surplusAsked();
        if (oldest != null) {
            registry.forgetAsked(oldest);
            List.copyOf(oldest.ips).forEach(book::remove);
            oldest.macs.forEach(book::remove);
            registry.version().grow();
        }
    }

    /** A loopback address names the host that captured it, and so does any other address in a frame that no network card sent. */
    static boolean namesOneHost(IpAddress ip) {
        return ip.isUnicast();
    }

    /** The MAC address of an endpoint; null on a loopback interface, where there is none or all are zero. */
    private static @Nullable MacAddress macOf(Endpoint endpoint) {
        MacAddress mac = endpoint.mac();
        IpAddress ip = endpoint.ip();
        boolean loopback = ip != null && ip.isLoopback();
        return mac == null || mac.bits() == 0 || loopback ? null : mac;
    }

    /**
     * The asset that sent a frame; null where its addresses stand for no single device, or when there are too many assets.
     *
     * @param proof whether the frame shows more than that somebody wrote this source address: it answers, is understood, or is one of several.
     *     An address that sends through another's MAC appears by such a frame only, so that forged sources do not fill the inventory
     */
    public @Nullable Asset hear(Endpoint endpoint, FrameOrigin origin, boolean proof, long time) {
        MacAddress mac = macOf(endpoint);
        if (mac != null && mac.isGroup()) {
            return null;
        }
        IpAddress ip = endpoint.ip();
        if (ip == null || ip.isUnspecified()) {
            return mac == null ? null : hearMac(endpoint.segment(), mac, origin, time);
        }
        if (!namesOneHost(ip)) {
            return null;
        }
        IpRecord record = book.ip(endpoint.segment(), ip);
        MacRecord sender = mac == null ? null : book.macOrNew(endpoint.segment(), mac);
        if (record == null || record.tie == IpRecord.Tie.ASKED) {
            record = place(endpoint.segment(), sender, ip, record, time);
            if (record == null) {
                return null;
            }
        } else if (sender != null && VirtualMac.is(sender.key.mac())) {
            virtual.sent(sender, record, time);
        } else if (proof && sender != null && record.mac != sender && !sender.router) {
            suspect(sender, record, time);
        }
        if (record.isForeign()) {
            if (!proof && !record.asset.appeared()) {
                return record.asset;
            }
            acceptForeign(record, time);
        }
        Asset asset = record.asset;
        if (!asset.appeared() && (!hasRoom(record, time) || !appear(asset, origin, time))) {
            return null;
        }
        asset.seen(time);
        asset.seenOn(endpoint.vlan());
        if (sender != null && !VirtualMac.is(sender.key.mac())) {
            succession.seen(record, sender, proof ? origin.evidence() : null, time);
            asset = record.asset;
        }
        claimAddresses(record, origin.evidence(), time);
        return asset;
    }

    /**
     * A connection goes on: its sender is still at its addresses. (Datagrams may go on from another device that took the place of the first.)
     *
     * @param answer frames that show that the flow was answered; null where it was not
     */
    public void goesOn(Endpoint endpoint, @Nullable Evidence answer, long time) {
        MacAddress mac = macOf(endpoint);
        IpAddress ip = endpoint.ip();
        if (mac == null || ip == null) {
            return;
        }
        IpRecord record = book.ip(endpoint.segment(), ip);
        MacRecord sender = book.mac(endpoint.segment(), mac);
        if (record != null && sender != null && !VirtualMac.is(mac)) {
            succession.seen(record, sender, answer, time);
        }
    }

    private @Nullable Asset hearMac(int segment, MacAddress mac, FrameOrigin origin, long time) {
        MacRecord record = book.macOrNew(segment, mac);
        Asset asset = record.asset;
        if (asset == null) {
            asset = registry.create(segment, record.text, "", null, time);
            if (asset == null) {
                registry.tooMany(listener, time);
                return null;
            }
            joiner.attach(record, asset);
        }
        if (!asset.appeared() && !appear(asset, origin, time)) {
            return null;
        }
        asset.seen(time);
        asset.seenOn(segment & 0xFFF);
        statements.state(
                asset,
                Attribute.MAC,
                record.text,
                SOURCE_FRAME,
                Trust.SESSION,
                Voice.OWN_LINK,
                origin.evidence(),
                time);
        statements.nameMaker(record, origin.evidence(), time);
        return asset;
    }

    /** An address that sends through another's MAC has shown to be somebody's. */
    private void acceptForeign(IpRecord record, long time) {
        MacRecord mac = record.mac;
        if (mac == null || record.tie != IpRecord.Tie.PENDING) {
            return;
        }
        if (mac.router) {
            record.tie = IpRecord.Tie.ROUTED;
            joiner.settleHome(record, time);
        } else {
            suspect(mac, record, time);
        }
    }

    private boolean hasRoom(IpRecord record, long time) {
        if (record.isForeign() && ++routed > AssetRegistry.MAX_ROUTED) {
            registry.tooMany(listener, time);
            return false;
        }
        return true;
    }

    private boolean appear(Asset asset, FrameOrigin origin, long time) {
        if (registry.find(asset.id()) == null || !registry.promote(asset)) {
            registry.tooMany(listener, time);
            return false;
        }
        asset.appear(origin.evidence(), time);
        listener.appeared(asset, origin, time);
        return true;
    }

    private void claimAddresses(IpRecord record, Evidence evidence, long time) {
        Asset asset = record.asset;
        statements.state(asset, Attribute.IP, record.text, SOURCE_FRAME, Trust.SESSION, Voice.OWN, evidence, time);
        MacRecord mac = record.mac;
        if (mac != null && mac.asset == asset && record.isHome()) {
            statements.state(
                    asset, Attribute.MAC, mac.text, SOURCE_FRAME, Trust.SESSION, Voice.OWN_LINK, evidence, time);
            if (record.tie == IpRecord.Tie.BOUND || record.key.ip().isPrivate()) {
                statements.nameMaker(mac, evidence, time);
            }
        }
    }

    /** Finds a place for an address that sends for the first time. */
    private @Nullable IpRecord place(
            int segment, @Nullable MacRecord sender, IpAddress ip, @Nullable IpRecord asked, long time) {
        if (sender == null) {
            return settle(segment, null, ip, asked, IpRecord.Tie.BARE, time);
        }
        boolean isVirtual = VirtualMac.is(sender.key.mac());
        if (sender.router || (isVirtual && !book.isOnLink(segment, ip))) {
            return settle(segment, sender, ip, asked, IpRecord.Tie.ROUTED, time);
        }
        Asset owner = sender.asset;
        if (isVirtual && owner != null && virtual.hasOwnAddress(owner, ip)) {
            IpRecord record = settle(segment, sender, ip, asked, IpRecord.Tie.PRESUMED, time);
            if (record != null) {
                virtual.move(sender, owner, record.asset, time);
            }
            return record;
        }
        if (owner != null && Ownership.extendsTo(owner, book, segment, ip)) {
            return own(segment, sender, owner, ip, asked, time);
        }
        IpRecord record =
                settle(segment, sender, ip, asked, owner == null ? IpRecord.Tie.PRESUMED : IpRecord.Tie.PENDING, time);
        if (record != null) {
            if (owner == null) {
                joiner.attach(sender, record.asset);
                suspect(sender, record, time);
            }
        }
        return record;
    }

    /** A further address of a known device. */
    private IpRecord own(
            int segment, MacRecord sender, Asset owner, IpAddress ip, @Nullable IpRecord asked, long time) {
        IpRecord record = asked;
        if (record == null) {
            if (owner.ips.size() >= MAX_ADDRESSES) {
                return owner.ips.getFirst();
            }
            record = book.add(segment, ip, owner);
        } else if (record.asset != owner) {
            joiner.merge(owner, record.asset, Ownership.REASON, time);
        }
        record.tie = IpRecord.Tie.PRESUMED;
        record.mac = sender;
        joiner.placed(record);
        suspect(sender, record, time);
        joiner.settleHome(record, time);
        return record;
    }

    /** An address that belongs to no device known on this segment. */
    private @Nullable IpRecord settle(
            int segment,
            @Nullable MacRecord sender,
            IpAddress ip,
            @Nullable IpRecord asked,
            IpRecord.Tie tie,
            long time) {
        IpRecord record = asked;
        if (record == null) {
            Asset asset = strange(segment, sender, ip, tie, time);
            if (asset == null) {
                registry.tooMany(listener, time);
                return null;
            }
            boolean fresh = asset.ips.isEmpty() && asset.macs.isEmpty();
            record = book.add(segment, ip, asset);
            if (fresh) {
                asset.born = record;
            }
        }
        record.tie = tie;
        record.mac = sender;
        joiner.placed(record);
        joiner.settleHome(record, time);
        return record;
    }

    /** The asset for an address that belongs to no known one on this segment. */
    private @Nullable Asset strange(
            int segment, @Nullable MacRecord sender, IpAddress ip, IpRecord.Tie tie, long time) {
        if (tie != IpRecord.Tie.PRESUMED) {
            IpRecord home = book.homeElsewhere(segment, ip);
            if (home != null) {
                return home.asset;
            }
            if (tie != IpRecord.Tie.BARE) {
                Asset asset = registry.createAsked(segment, ip.toString(), time);
                forgetSurplus();
                return asset;
            }
        }
        String anchor = sender != null && tie == IpRecord.Tie.PRESUMED ? sender.text : ip.toString();
        return registry.create(segment, anchor, "", null, time);
    }

    /** Notes that an address sends from a MAC without being bound to it, and draws the conclusion when there are too many of them. */
    private void suspect(MacRecord sender, IpRecord record, long time) {
        IpAddress ip = record.key.ip();
        if (ip.isLinkLocal() || book.isOnLink(record.key.segment(), ip) || sender.unbound.contains(record)) {
            return;
        }
        sender.unbound.add(record);
        if (RouterRule.forwards(sender.unbound)) {
            joiner.becomeRouter(sender, time);
        }
    }

    /** An address was bound to a MAC address by ARP, neighbour discovery or DHCP. */
    public void bind(AddressBinding binding) {
        binder.bind(binding);
    }

    /**
     * The device that speaks from an endpoint, where that is not the one that the address belongs to: it claimed the address while its owner had it.
     * Null where the endpoint's owner speaks.
     */
    public @Nullable Asset intruder(Endpoint source) {
        MacAddress mac = macOf(source);
        IpAddress ip = source.ip();
        if (mac == null || ip == null) {
            return null;
        }
        IpRecord record = book.ip(source.segment(), ip);
        MacRecord contender = record == null || record.contender == record.mac ? null : record.contender;
        return contender != null && contender.key.mac().equals(mac) ? contender.asset : null;
    }

    /** Something was said of an asset or of one of its sub-devices. */
    public void claim(
            Asset device,
            String unit,
            Attribute attribute,
            String value,
            String source,
            Trust trust,
            Voice voice,
            Evidence evidence,
            long time) {
        if (unit.isEmpty()) {
            statements.state(device, attribute, value, source, trust, voice, evidence, time);
            if (voice == Voice.OWN_LINK && trust.compareTo(Trust.MANAGEMENT) <= 0) {
                joiner.followOwnAddress(device, attribute, value, time);
            }
            return;
        }
        Unit part = device.unit(unit, true);
        if (part == null) {
            return;
        }
        Asset own = part.asset();
        if (own != null) {
            statements.state(own, attribute, value, source, trust, voice, evidence, time);
            own.seen(time);
            return;
        }
        statements.note(device, part.claims(), attribute, value, source, trust, voice, evidence, time);
        if (device.unitsApart() || UnitRule.apart(device.units())) {
            joiner.partUnits(device, evidence, time);
        }
    }

    /** Two devices are one, as a person says; gives back the one that stays. */
    public Asset unite(Asset one, Asset other, String reason) {
        return joiner.merge(one, other, reason, Math.max(one.lastTime(), other.lastTime()));
    }

    /**
     * An address of a device is a device of its own, as a person says; gives that back, null where the device has no such address. What the device said
     * of itself stays with it, for nothing tells which of the two said it.
     */
    public @Nullable Asset part(Asset device, String address, String reason) {
        for (IpRecord ip : device.ips) {
            if (ip.text.equals(address)) {
                return joiner.part(device, ip, ip.mac, reason);
            }
        }
        for (MacRecord mac : device.macs) {
            if (mac.text.equals(address)) {
                return joiner.part(device, null, mac, reason);
            }
        }
        return null;
    }

    /** Event time moved on: tells of those who have fallen silent. */
    public void clock(long time) {
        watch.look(registry.all(), time).forEach(asset -> listener.silent(asset, time));
    }

    /** Event time jumped, and nobody was silent by it. */
    public void timeGap(long from, long to) {
        registry.all().forEach(asset -> asset.presence().rebase(from, to));
    }

    /** Ids of assets that became part of others since this was last asked. */
    public List<String> takeGone() {
        return registry.takeGone();
    }

    /** Which asset each absorbed one became part of, by id. */
    public Map<String, String> aliases() {
        return Collections.unmodifiableMap(registry.aliases());
    }

    /** Takes up what an earlier run left; the graph must be empty. */
    public void restore(List<String> states, Map<String, String> aliases) {
        aliases.forEach(registry::restoreAlias);
        new AssetReader(book, registry).read(states);
        registry.all().forEach(asset -> statements.restore(asset.allClaims().size()));
    }

    /** A sub-device answered. */
    public void unitAnswered(Asset device, String number, Evidence evidence, long time) {
        Unit part = device.unit(number, true);
        if (part == null) {
            return;
        }
        if (part.answered() == null) {
            part.answer(evidence);
            statements.state(
                    device, Attribute.INSTANCE, number, SOURCE_FRAME, Trust.SESSION, Voice.OWN, evidence, time);
        }
    }

    /** What is known of the programs of devices. */
    public ProgramLedger programs() {
        return programs;
    }

    /** The sub-device's own asset, or the device itself while the number is only an address of it. */
    public static Asset part(Asset device, String number) {
        Unit part = number.isEmpty() ? null : device.unit(number, false);
        Asset own = part == null ? null : part.asset();
        return own == null ? device : own;
    }
}
