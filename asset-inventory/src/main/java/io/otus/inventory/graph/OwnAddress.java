package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Sources;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.vendor.Makers;
import io.otus.inventory.vendor.OuiTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a device that says below IP which address is its own is the one that was known by that address: a port of a
 * switch, or another network card of a computer. A single frame could fuse any two devices so, whether it is forged, or
 * stems from a cluster's member or from somebody who was given an address that is taken. Therefore where the one known
 * by the address was heard from a network card of its own, nothing may differ that both tell by the same kind of
 * message, and one maker made both cards. Of two makers they may be where both tell one name and one chassis, or one
 * name and that address where a card's address was chosen locally, as long as the one that says so does not speak from
 * an IP address of its own. Otherwise what was said is kept as hearsay, and where it calls itself as the other one is
 * called, or has an address of its own and nobody knows what the other one is called, all that it said of itself by the
 * same kind of message is: who makes up the address makes up the rest.
 *
 * <p>Where the one that said the same before is silent since, and nothing differs, the device took its place: it waits
 * until it has said so a few times, and then the asset goes on with another MAC address. Confined to the analysis
 * thread.
 */
final class OwnAddress {
    /** Addresses that nobody was heard to send from of which it is known who says to have them. */
    static final int MAX_SAID = 50_000;

    /** Attributes that distinguish products, and devices at the same address. */
    private static final List<Attribute> OF_A_DEVICE =
            List.of(Attribute.NAME, Attribute.MODEL, Attribute.ORDER_NUMBER, Attribute.VENDOR);

    private enum Finding {
        /** Both are one device. */
        ONE,
        /** They may be one; the next message decides. */
        OPEN,
        /** The device replaced the other one, as far as is known. */
        SUCCESSOR,
        /** The address is another device's. */
        ANOTHERS
    }

    private final Map<IpRecord.Key, String> saidBy = new HashMap<>();
    private final AddressBook book;
    private final AssetRegistry registry;
    private final Joiner joiner;
    private final Succession succession;
    private final OuiTable vendors;
    private final Imposture imposture;

    OwnAddress(AddressBook book, AssetRegistry registry, Joiner joiner, Succession succession, OuiTable vendors) {
        this.book = book;
        this.registry = registry;
        this.joiner = joiner;
        this.succession = succession;
        this.vendors = vendors;
        this.imposture = new Imposture(book);
    }

    /** The statement as it is to be taken down: one about what is another device's is no more than hearsay. */
    Statement judged(Asset device, Statement said) {
        if (!isOwn(said)) {
            boolean isMadeUp = said.voice() == Voice.OWN_LINK
                    && said.trust().compareTo(Trust.MANAGEMENT) <= 0
                    && imposture.isBy(device, said);
            return isMadeUp ? said.by(Voice.OTHERS) : said;
        }
        Asset other = knownBy(device, said);
        Asset its = other != null && other != device && find(device, other, said) == Finding.ANOTHERS ? other : null;
        boolean isAnothers = its != null;
        Claim before = device.claims().open(said.attribute(), said.source(), said.value());
        if (before != null && isAnothers != (before.voice() == Voice.OTHERS)) {
            device.claims().end(before, said.time()); // a claim keeps the voice that it began with
        }
        if (its != null && said.attribute() == Attribute.IP) {
            Imposture.expose(device, its, said.source(), said.time());
        }
        return isAnothers ? said.by(Voice.OTHERS) : said;
    }

    /** A device said something that was taken down: whoever was known by an address of its own may be this device. */
    void stated(Asset device, Statement said) {
        if (!isOwn(said)) {
            return;
        }
        if (said.attribute() == Attribute.MAC) {
            MacAddress mac = mac(said.value());
            MacRecord card = mac == null ? null : book.macOrNew(device.segment(), mac);
            if (card != null && card.asset == null && mayHave(device, card)) {
                joiner.attach(card, device);
            }
        }
        IpRecord record = record(device, said);
        Asset other = knownBy(device, said);
        boolean isKnown = other != null;
        if (other == null && said.attribute() == Attribute.IP) {
            other = saidBefore(device, said);
        }
        if (other == null || other == device) {
            return;
        }
        Finding finding = find(device, other, said);
        if (finding == Finding.ONE && isKnown) {
            joiner.merge(device, other, Ownership.SAID_REASON, Occasion.of(said));
        } else if (finding == Finding.SUCCESSOR) {
            replace(device, other, record, said);
        }
    }

    /** Takes up who said what to be its address in an earlier run, in the order of the assets' ids. */
    void restore(Collection<Asset> assets) {
        assets.stream().sorted(Comparator.comparing(Asset::id)).forEach(asset -> {
            for (Claim claim : asset.claims().all()) {
                IpAddress ip = claim.isOpen() && claim.voice() == Voice.OWN_LINK && claim.attribute() == Attribute.IP
                        ? IpAddress.ofText(claim.value())
                        : null;
                if (ip != null && saidBy.size() < MAX_SAID) {
                    saidBy.putIfAbsent(new IpRecord.Key(asset.segment(), ip), asset.id());
                }
            }
        });
    }

    /** Whether a device says below IP which address is its own. */
    private static boolean isOwn(Statement said) {
        return said.voice() == Voice.OWN_LINK
                && said.trust().compareTo(Trust.MANAGEMENT) <= 0
                && (said.attribute() == Attribute.MAC || said.attribute() == Attribute.IP);
    }

    private static @Nullable MacAddress mac(String value) {
        // Some devices state a name where an address belongs; the claim is kept as they made it.
        MacAddress mac = MacAddress.ofText(value);
        return mac == null || mac.isGroup() || mac.bits() == 0 ? null : mac;
    }

    private @Nullable IpRecord record(Asset device, Statement said) {
        IpAddress ip = said.attribute() == Attribute.IP ? IpAddress.ofText(said.value()) : null;
        return ip == null ? null : book.leading(device.segment(), ip);
    }

    /** Who is known by the address. */
    private @Nullable Asset knownBy(Asset device, Statement said) {
        if (said.attribute() == Attribute.IP) {
            IpRecord record = record(device, said);
            return record == null ? null : record.asset;
        }
        MacAddress mac = mac(said.value());
        MacRecord card = mac == null ? null : book.mac(device.segment(), mac);
        return card == null ? null : card.asset;
    }

    /**
     * The device that stated before this one to have an address from which nobody was heard to send; this device where
     * there is none.
     */
    private @Nullable Asset saidBefore(Asset device, Statement said) {
        IpAddress ip = IpAddress.ofText(said.value());
        if (ip == null) {
            return null;
        }
        IpRecord.Key key = new IpRecord.Key(device.segment(), ip);
        String id = saidBy.get(key);
        Asset other = id == null ? null : registry.find(id);
        if (other != null && saysIt(other, said) != null) {
            return other;
        }
        if (id != null || saidBy.size() < MAX_SAID) {
            saidBy.put(key, device.id());
        }
        return null;
    }

    /** A network card that was not heard yet is not a device's where another maker made it than the device's. */
    private boolean mayHave(Asset device, MacRecord card) {
        String maker = vendors.vendor(card.key.mac());
        for (MacRecord own : device.addresses().macs) {
            String named = vendors.vendor(own.key.mac());
            if (maker == null || named == null || Makers.same(maker, named)) {
                return true;
            }
        }
        return !device.addresses().hasCard();
    }

    private Finding find(Asset device, Asset other, Statement said) {
        if (OF_A_DEVICE.stream().anyMatch(attribute -> differ(device, other, attribute))) {
            return Finding.ANOTHERS;
        }
        if (!isHeard(other)) {
            return Finding.ONE;
        }
        if (!isOfOneMaker(device, other)) {
            return isFurtherCard(device, other, said) ? Finding.ONE : Finding.ANOTHERS;
        }
        Claim mine = saysIt(device, said);
        if (said.attribute() == Attribute.IP && saysIt(other, said) != null) {
            long last = lastHeard(other);
            if ((mine == null ? said.time() : mine.from()) > last) {
                return said.time() - last >= Succession.SILENCE ? Finding.SUCCESSOR : Finding.OPEN;
            }
        }
        if (differ(device, other, Attribute.SERIAL)) {
            return Finding.ANOTHERS;
        }
        // Other fields of the message may follow the address.
        boolean isIntroduced = mine != null && mine.count() > 1;
        return isIntroduced || names(device, said.source()).findAny().isPresent() ? Finding.ONE : Finding.OPEN;
    }

    /**
     * Whether a card of another maker may be a further one of a device: no frame of the device that states the address
     * shows it to be another. That both state one name and one IP address is no proof, as anybody who heard the frame
     * can repeat it.
     */
    private static boolean isFurtherCard(Asset device, Asset other, Statement said) {
        return device.addresses().ips.isEmpty()
                && saysIt(other, said) != null
                && tellOneName(device, other, said.source())
                && (said.attribute() == Attribute.MAC || hasLocal(device) || hasLocal(other));
    }

    private static boolean hasLocal(Asset asset) {
        return asset.addresses().macs.stream().anyMatch(mac -> mac.key.mac().isLocal());
    }

    /** The claim by which a device states this very address in the same way; null where there is none. */
    private static @Nullable Claim saysIt(Asset asset, Statement said) {
        Claim claim = asset.claims().open(said.attribute(), said.source(), said.value());
        return claim == null || claim.voice() == Voice.OTHERS ? null : claim;
    }

    /**
     * Whether an asset was heard from a card of its own, be it one whose address was chosen locally, as those of
     * virtual machines and containers are.
     */
    private static boolean isHeard(Asset asset) {
        return asset.addresses().macs.stream()
                .anyMatch(mac -> !mac.key.mac().isSharedByRouters()
                        && (mac.heard > 0 || asset.claims().open(Attribute.MAC, Sources.FRAME, mac.text) != null));
    }

    /**
     * When an asset was last heard from a network card of its own: a successor already speaks from its IP address. If
     * the card was not heard since an earlier run, when the asset was last heard at all.
     */
    private static long lastHeard(Asset asset) {
        long last = 0;
        for (MacRecord mac : asset.addresses().macs) {
            last = Math.max(last, mac.heard);
        }
        return last > 0 ? last : asset.lastTime();
    }

    private boolean isOfOneMaker(Asset one, Asset other) {
        for (MacRecord mine : one.addresses().macs) {
            for (MacRecord theirs : other.addresses().macs) {
                if (vendors.isOfOneMaker(mine.key.mac(), theirs.key.mac())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean tellOneName(Asset one, Asset other, String source) {
        List<String> theirs = names(other, source).map(Claim::value).toList();
        return names(one, source).anyMatch(name -> theirs.contains(name.value()));
    }

    private static Stream<Claim> names(Asset asset, String source) {
        return own(asset, Attribute.NAME).stream()
                .filter(claim -> claim.source().equals(source));
    }

    /** Whether one kind of message states different values for the two devices. */
    private static boolean differ(Asset one, Asset other, Attribute attribute) {
        List<Claim> mine = own(one, attribute);
        List<Claim> theirs = mine.isEmpty() ? List.of() : own(other, attribute);
        for (Claim claim : mine) {
            List<Claim> alike = theirs.stream()
                    .filter(each -> each.source().equals(claim.source())
                            && !claim.source().equals(Sources.MAC_PREFIX))
                    .toList();
            if (!alike.isEmpty() && alike.stream().noneMatch(each -> isSame(attribute, claim.value(), each.value()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Attribute attribute, String one, String other) {
        return one.equalsIgnoreCase(other) || (attribute == Attribute.VENDOR && Makers.same(one, other));
    }

    private static List<Claim> own(Asset asset, Attribute attribute) {
        List<Claim> own = new ArrayList<>(2);
        for (Claim claim : asset.claims().all()) {
            if (claim.attribute() == attribute && claim.isOpen() && claim.voice() != Voice.OTHERS) {
                own.add(claim);
            }
        }
        return own;
    }

    /** Once a device has said often enough that it has the address of one that is silent, it took its place. */
    private void replace(Asset device, Asset other, @Nullable IpRecord record, Statement said) {
        Claim claim = saysIt(device, said);
        List<MacRecord> cards = device.addresses().macs;
        List<MacRecord> theirs = other.addresses().macs;
        if (claim == null
                || claim.count() < Succession.PROOFS
                || cards.size() != 1
                || theirs.size() != 1
                || !device.addresses().ips.isEmpty()
                || (record != null && record.mac != theirs.getFirst())) {
            return;
        }
        succession.replace(other, record, theirs.getFirst(), cards.getFirst(), said.evidence(), said.time());
    }
}
