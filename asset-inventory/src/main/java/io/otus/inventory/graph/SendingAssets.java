package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Sites;
import io.otus.inventory.claim.Sources;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import org.jspecify.annotations.Nullable;

/**
 * Leads from a frame to the asset that sent it, which appears by it where it was not heard before, and claims its
 * addresses. Confined to the analysis thread.
 */
final class SendingAssets {
    private final AddressBook book;
    private final AssetRegistry registry;
    private final Placement placement;
    private final Joiner joiner;
    private final Forwarding forwarding;
    private final Statements statements;
    private final Succession succession;
    private final VirtualAddresses virtual;
    private final LoneRouter lone;
    private final Newcomers newcomers;
    private final GraphListener listener;

    SendingAssets(
            AddressBook book,
            AssetRegistry registry,
            Placement placement,
            Joiner joiner,
            Forwarding forwarding,
            Statements statements,
            Succession succession,
            VirtualAddresses virtual,
            LoneRouter lone,
            Newcomers newcomers,
            GraphListener listener) {
        this.book = book;
        this.registry = registry;
        this.placement = placement;
        this.joiner = joiner;
        this.forwarding = forwarding;
        this.statements = statements;
        this.succession = succession;
        this.virtual = virtual;
        this.lone = lone;
        this.newcomers = newcomers;
        this.listener = listener;
    }

    /** As {@link IdentityGraph#hear}. */
    @Nullable
    Asset hear(Endpoint endpoint, FrameOrigin origin, boolean near, boolean proof, long time) {
        MacAddress mac = AddressBook.macOf(endpoint);
        if (mac != null && mac.isGroup()) {
            return null;
        }
        IpAddress ip = AddressBook.ipOf(endpoint);
        if (ip == null) {
            return mac == null ? null : hearMac(endpoint.segment(), mac, origin, time);
        }
        if (!AddressBook.namesOneHost(ip)) {
            return null;
        }
        Occasion occasion = new Occasion(origin.evidence(), time);
        IpRecord record = book.ip(endpoint.segment(), ip);
        MacRecord sender = mac == null ? null : book.macOrNew(endpoint.segment(), mac);
        if (sender != null) {
            sender.heard(time);
        }
        if (record == null || record.tie == IpRecord.Tie.ASKED) {
            record = placement.place(endpoint.segment(), sender, ip, record, near, occasion);
            if (record == null) {
                return null;
            }
        } else if (sender != null && sender.key.mac().isSharedByRouters()) {
            virtual.sent(sender, record, occasion);
        } else if (proof && sender != null && record.mac != sender && !sender.router) {
            forwarding.suspect(sender, record, occasion);
        }
        record.proven |= proof && record.mac == sender;
        record.near |= near && record.mac == sender;
        if (near && sender != null) {
            placement.comeNear(sender, record, occasion);
        }
        if (record.isForeign()) {
            if (!proof && !record.asset.appeared()) {
                return record.asset;
            }
            forwarding.accept(record, occasion);
        }
        Asset asset = record.asset;
        if (!asset.appeared() && !appear(asset, record.isForeign(), origin, time)) {
            return null;
        }
        heard(asset, endpoint.segment(), origin, time);
        if (proof && record.isForeign()) {
            lone.forwards(record, origin, time);
        }
        if (sender != null && !sender.key.mac().isSharedByRouters()) {
            IpRecord known = succession.seen(record, sender, proof ? origin.evidence() : null, near, time);
            if (known != record) {
                record = known;
                arrive(record, origin, time);
            }
            asset = record.asset;
        }
        if (!asset.appeared()) {
            return null; // there is no room for who took the address
        }
        claimAddresses(record, origin.evidence(), time);
        giveUp(record, origin.evidence(), time);
        return asset;
    }

    /** As {@link IdentityGraph#goesOn}. */
    void goesOn(FlowInfo flow, int side, @Nullable MacAddress mac, @Nullable Evidence answer, long time) {
        Endpoint endpoint = flow.endpoint(side);
        if (mac == null || AddressBook.macOf(endpoint) == null) {
            return;
        }
        boolean isItsOwn = mac.equals(endpoint.mac());
        MacRecord sender = isItsOwn ? book.mac(endpoint.segment(), mac) : book.macOrNew(endpoint.segment(), mac);
        if (sender == null) {
            return;
        }
        sender.heard(time);
        LoneRouter.goesOn(sender, time);
        IpAddress ip = AddressBook.ipOf(endpoint);
        IpRecord record = ip == null ? null : book.ip(endpoint.segment(), ip);
        if (record != null && !mac.isSharedByRouters()) {
            MacRecord before = record.mac;
            record = succession.seen(record, sender, answer, !isItsOwn, time); // who took over a flow is near
            if (answer != null) {
                if (record.mac != before) {
                    arrive(
                            record,
                            new FrameOrigin(
                                    flow, answer.capture(), answer.spans().getFirst()),
                            time);
                    if (record.asset.appeared()) {
                        claimAddresses(record, answer, time);
                    }
                }
                giveUp(record, answer, time);
            }
        }
    }

    /** An address is another network card's by what goes on in a flow, which may never begin anew. */
    private void arrive(IpRecord record, FrameOrigin origin, long time) {
        Asset asset = record.asset;
        if (asset.appeared() || appear(asset, false, origin, time)) {
            heard(asset, record.key.segment(), origin, time);
        }
    }

    /** As {@link IdentityGraph#passedOn}. */
    void passedOn(Endpoint endpoint, int timeToLive, Occasion occasion) {
        IpAddress ip = AddressBook.ipOf(endpoint);
        IpRecord record = ip == null ? null : book.ip(endpoint.segment(), ip);
        MacRecord mac = record == null ? null : record.mac;
        if (record != null && mac != null && mac.key.mac().equals(endpoint.mac())) {
            record.far = true;
            record.farther |= !Neighbour.isAsOfContainer(timeToLive);
            forwarding.answersFar(mac, occasion);
        }
    }

    /** As {@link IdentityGraph#accepts}. */
    void accepts(Endpoint endpoint, int timeToLive) {
        IpAddress ip = AddressBook.ipOf(endpoint);
        IpRecord record = ip == null ? null : book.ip(endpoint.segment(), ip);
        if (record != null && record.start != timeToLive) {
            record.start = timeToLive;
            record.asset.changed();
        }
    }

    private void giveUp(IpRecord heard, Evidence evidence, long time) {
        IpRecord earlier = AddressChange.givenUpFor(heard, time);
        if (earlier != null) {
            joiner.release(earlier, time);
            listener.changed(heard.asset, Attribute.IP, earlier.text, heard.text, evidence, time);
        }
    }

    /** As {@link IdentityGraph#goesOnByVirtual}. */
    void goesOnByVirtual(Endpoint endpoint, MacAddress mac, long time) {
        IpAddress ip = AddressBook.ipOf(endpoint);
        IpRecord record = ip == null ? null : book.ip(endpoint.segment(), ip);
        if (record != null) {
            MacRecord sender = book.macOrNew(endpoint.segment(), mac);
            sender.heard(time);
            virtual.sent(sender, record, new Occasion(null, time));
        }
    }

    /** As {@link IdentityGraph#goesOnUnheard}. */
    void goesOnUnheard(Endpoint endpoint, Evidence shown, long time) {
        MacAddress mac = AddressBook.macOf(endpoint);
        IpAddress ip = AddressBook.ipOf(endpoint);
        MacRecord answering = mac == null || mac.isSharedByRouters() ? null : book.mac(endpoint.segment(), mac);
        IpRecord record = ip == null ? null : book.ip(endpoint.segment(), ip);
        if (answering != null && record != null) {
            succession.answersUnheard(record, answering, shown, time);
        }
    }

    private @Nullable Asset hearMac(int segment, MacAddress mac, FrameOrigin origin, long time) {
        MacRecord record = book.macOrNew(segment, mac);
        record.heard(time);
        Asset asset = record.asset;
        if (asset == null) {
            asset = registry.create(segment, record.text, "", null, time);
            if (asset == null) {
                registry.tooMany(listener, time);
                return null;
            }
            joiner.attach(record, asset);
        }
        if (!asset.appeared() && !appear(asset, false, origin, time)) {
            return null;
        }
        heard(asset, segment, origin, time);
        statements.state(asset, Statement.ofFrame(Attribute.MAC, record.text, Voice.OWN_LINK, origin.evidence(), time));
        statements.nameMaker(record, origin.evidence(), time);
        return asset;
    }

    private void heard(Asset asset, int segment, FrameOrigin origin, long time) {
        asset.seen(time);
        registry.heardIn(asset, segment);
        if (Newcomers.settles(asset, time)) {
            confirm(asset, origin, time);
        }
        heardOn(asset, Sites.vlan(segment), origin.evidence(), time);
    }

    /** As {@link IdentityGraph#confirm}. */
    void confirm(Asset asset, FrameOrigin origin, long time) {
        if (newcomers.confirm(asset)) {
            listener.appeared(asset, origin, time);
        }
    }

    /**
     * Notes on which VLAN a device is heard. A further VLAN is a claim of its own, with the time since when; the first
     * VLAN is shown by the device's first frame. The device has moved if it was silent on the VLAN before.
     */
    private void heardOn(Asset asset, int vlan, Evidence evidence, long time) {
        boolean isFurther = asset.vlanPresence().isFurther(vlan);
        int left = asset.vlanPresence().heard(vlan, time);
        boolean moved = left != VlanPresence.STAYED;
        if (!isFurther && !moved) {
            return;
        }
        String here = Integer.toString(vlan);
        String before = Integer.toString(left);
        if (moved) {
            asset.claims().end(Attribute.VLAN, before, time);
        }
        statements.state(asset, Statement.ofFrame(Attribute.VLAN, here, Voice.OWN_LINK, evidence, time));
        if (moved) {
            listener.changed(asset, Attribute.VLAN, before, here, evidence, time);
        }
    }

    /** As {@link IdentityGraph#believe}. */
    void believe(Asset asset, Endpoint endpoint, FrameOrigin origin, long time) {
        IpAddress ip = endpoint.ip();
        if (ip == null || asset.appeared()) {
            return;
        }
        if (appear(asset, true, origin, time)) {
            confirm(asset, origin, time);
            asset.seen(time);
            asset.vlanPresence().heard(endpoint.vlan(), time);
            statements.state(
                    asset,
                    new Statement(
                            Attribute.IP,
                            ip.toString(),
                            Sources.ASKED,
                            Trust.SESSION,
                            Voice.OTHERS,
                            origin.evidence(),
                            time));
        }
    }

    /** An asset is there; false where there is no room for it. */
    private boolean appear(Asset asset, boolean isRouted, FrameOrigin origin, long time) {
        boolean hasRoom = !isRouted || registry.routed() < AssetRegistry.MAX_ROUTED;
        if (!hasRoom || registry.find(asset.id()) == null || !registry.promote(asset)) {
            registry.tooMany(listener, time);
            return false;
        }
        if (isRouted) {
            registry.routed(1);
        }
        asset.appear(origin.evidence(), time);
        if (newcomers.admit(asset, time)) {
            listener.appeared(asset, origin, time);
        }
        return true;
    }

    /**
     * Whether an address is shown to be of the link as surely as a private one is: no router passed a frame of it on,
     * and ARP is spoken in its network. The former alone does not do, since there are firewalls that count no hop.
     */
    private boolean isOnLink(IpRecord record) {
        return record.near && book.isOnLink(record.key.segment(), record.key.ip());
    }

    private void claimAddresses(IpRecord record, Evidence evidence, long time) {
        Asset asset = record.asset;
        statements.state(asset, Statement.ofFrame(Attribute.IP, record.text, Voice.OWN, evidence, time));
        MacRecord mac = record.mac;
        if (mac != null && mac.asset == asset && record.isHome()) {
            statements.state(asset, Statement.ofFrame(Attribute.MAC, mac.text, Voice.OWN_LINK, evidence, time));
            if (record.tie == IpRecord.Tie.BOUND || record.key.ip().isPrivate() || isOnLink(record)) {
                statements.nameMaker(mac, evidence, time);
            }
        }
    }
}
