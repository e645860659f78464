package io.otus.inventory.graph;

import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import org.jspecify.annotations.Nullable;

/** Follows what ARP, neighbour discovery and DHCP say of who owns an address. Confined to the analysis thread. */
final class Binder {
    /**
     * Bindings by ARP after which a MAC is taken to answer for others (proxy ARP), so that further ones bind nothing.
     */
    static final int MAX_BOUND = 32;

    /** Time without an answer for another host after which a MAC is taken to answer for none any more. */
    static final long PROXY_LAPSE = Nanos.DAY;

    private final AddressBook book;
    private final AssetRegistry registry;
    private final Joiner joiner;
    private final Forwarding forwarding;
    private final VirtualAddresses virtual;
    private final Succession succession;
    private final Statements statements;
    private final GraphListener listener;

    Binder(
            AddressBook book,
            AssetRegistry registry,
            Joiner joiner,
            Forwarding forwarding,
            VirtualAddresses virtual,
            Succession succession,
            Statements statements,
            GraphListener listener) {
        this.book = book;
        this.registry = registry;
        this.joiner = joiner;
        this.forwarding = forwarding;
        this.virtual = virtual;
        this.succession = succession;
        this.statements = statements;
        this.listener = listener;
    }

    /** An address was bound to a MAC address by ARP, neighbour discovery or DHCP. */
    void bind(AddressBinding binding) {
        IpAddress ip = binding.ip();
        MacAddress mac = binding.mac();
        if (!AddressBook.namesOneHost(ip) || ip.isLoopback() || mac.isGroup() || mac.bits() == 0) {
            return;
        }
        Evidence evidence = binding.origin().evidence();
        Occasion occasion = new Occasion(evidence, binding.origin().time());
        long time = occasion.time();
        int segment = binding.segment();
        book.markOnLink(segment, ip);
        MacRecord owner = book.macOrNew(segment, mac);
        boolean isSender = mac.equals(binding.origin().source().mac());
        if (isSender) {
            owner.heard(time);
        }
        IpRecord record = book.ip(segment, ip);
        boolean asks = isSender && binding.source() == AddressBinding.Source.ARP_REQUEST;
        if (asks && record != null && record.mac == owner) {
            record.asks = true;
        }
        if (record != null && record.tie == IpRecord.Tie.BOUND && record.mac == owner) {
            record.supported = time;
            record.rival = null;
        } else {
            record = bindNew(binding, owner, record, occasion);
            if (record == null) {
                return;
            }
            record.asks |= asks;
        }
        if (mac.isSharedByRouters()) {
            virtual.boundBy(segment, binding.origin().source().mac(), owner, occasion);
        }
        String source = binding.source().label();
        statements.state(
                record.asset,
                new Statement(Attribute.IP, record.text, source, Trust.MANAGEMENT, Voice.OWN, evidence, time));
        statements.state(
                record.asset,
                new Statement(Attribute.MAC, owner.text, source, Trust.MANAGEMENT, Voice.OWN_LINK, evidence, time));
        statements.nameMaker(owner, evidence, time);
    }

    /** Whether a MAC address that answers for one more address answers for other hosts; it is then marked so. */
    private boolean isProxy(MacRecord owner, Occasion occasion) {
        long time = occasion.time();
        if (owner.proxy && time - owner.proxySeen > PROXY_LAPSE) {
            owner.proxy = false;
        }
        if (owner.bound >= MAX_BOUND) {
            forwarding.becomeProxy(owner, occasion);
        }
        if (owner.proxy) {
            owner.proxySeen = time;
            Asset asset = owner.asset;
            if (asset != null) {
                asset.touched();
            }
        }
        return owner.proxy;
    }

    private @Nullable IpRecord bindNew(
            AddressBinding binding, MacRecord owner, @Nullable IpRecord known, Occasion occasion) {
        long time = occasion.time();
        boolean isLease = binding.source() == AddressBinding.Source.DHCP_ACK; // said by another, and one at a time
        boolean isOwn = known != null && known.mac == owner && known.asks && ProxyRule.isOwn(known);
        if (!isLease
                && !(isOwn && owner.bound < MAX_BOUND)
                && (isProxy(owner, occasion) || ProxyRule.answersFor(known, owner))) {
            return null;
        }
        IpRecord record = known;
        Asset deprived = null;
        MacRecord before = record == null ? null : record.mac;
        if (record != null && before != null && Succession.isOfOneDevice(record, before, owner)) {
            Succession.rebind(record, before, owner, time);
            return record;
        }
        if (isLease && record != null && MoveRule.isInUse(record, owner, time)) {
            record.contend(owner, time);
            return null;
        }
        if (record != null
                && record.mac != owner
                && record.isHeld()
                && !owner.key.mac().isSharedByRouters()) {
            boolean waits = binding.source().isArp() && succession.mayReplace(record, owner, time);
            if (waits || !MoveRule.moves(binding.source(), record.supported, time)) {
                record.contend(owner, time);
                return null;
            }
            if (succession.joinsTeam(record, owner, binding.origin().evidence(), time)) {
                return record;
            }
            joiner.release(record, time);
            deprived = record.asset;
            record = null;
        } else if (record != null && record.tie == IpRecord.Tie.PRESUMED && record.mac != owner) {
            joiner.separate(record, RouterRule.OTHER_BOUND, time);
        }
        Asset asset = owner.asset;
        if (asset == null) {
            asset = record != null ? record.asset : registry.create(binding.segment(), owner.text, "", null, time);
            if (asset == null) {
                registry.tooMany(listener, time);
                return null;
            }
            joiner.attach(owner, asset);
        }
        if (record == null) {
            record = book.add(binding.segment(), binding.ip(), asset);
        } else if (record.asset != asset) {
            joiner.merge(asset, record.asset, Ownership.BOUND_REASON, occasion);
        }
        record.moveTo(owner);
        record.tie = IpRecord.Tie.BOUND;
        record.supported = time;
        book.bound(record);
        owner.bound++;
        owner.unbound.remove(record);
        if (isLease) {
            joiner.replaceLease(record, binding.origin().evidence(), time);
        }
        forwarding.partPresumed(owner, time);
        joiner.settleHome(record, occasion);
        joiner.placed(record);
        if (deprived != null && binding.source().isArp()) {
            succession.tellTaken(deprived, record, binding.origin().evidence(), time);
        }
        return record;
    }
}
