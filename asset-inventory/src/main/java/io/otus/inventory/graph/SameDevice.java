package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Sites;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.vendor.Makers;
import io.otus.inventory.vendor.OuiTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When two assets are one device with several network cards: both say themselves, in a structured identity or by a
 * management protocol, that they have one serial number, nothing that both say of their maker or product differs, and
 * both cards are of one maker by their MAC addresses. The last is what keeps a computer that repeats a controller's
 * account from being taken for it.
 *
 * <p>Likewise when both say that one MAC address stands for the whole device: where it is unique in the world and a
 * network card of one of them has it. An address that no card has may be one that a firmware tells on all devices. Of
 * who is known behind a router only there are no cards to compare. Confined to the analysis thread.
 */
final class SameDevice {
    /** Serial numbers that are remembered; as many as there are assets. */
    static final int MAX_SERIALS = 50_000;

    static final String REASON =
            "both say that they have the same serial number, and one maker made both network cards: a device with several of them";

    static final String CLIENT_REASON =
            "both are one DHCP client by their client identifier and name, and their MAC addresses are made up: a device that changes its MAC address";

    static final String BASE_REASON =
            "both say that the same MAC address stands for the whole device, and one of its network cards has"
                    + " that address: a device with several addresses";

    private final Map<String, String> bySerial = new HashMap<>();
    private final Map<String, String> byClient = new HashMap<>();
    private final Map<String, String> byBase = new HashMap<>();
    private final AssetRegistry registry;
    private final Joiner joiner;
    private final OuiTable vendors;
    private final Traits traits;

    SameDevice(AssetRegistry registry, Joiner joiner, OuiTable vendors, Traits traits) {
        this.registry = registry;
        this.joiner = joiner;
        this.vendors = vendors;
        this.traits = traits;
    }

    /** A device said its serial number. */
    void stated(Asset device, String serial, Occasion occasion) {
        if (!SerialNumber.isOfOneDevice(serial) || device.parent() != null) {
            return;
        }
        Asset other = first(bySerial, serial, device);
        if (other != null && isOne(device, other)) {
            joiner.merge(other, device, REASON, occasion);
        }
    }

    /**
     * A DHCP client stated its identifier (RFC 4361, RFC 8415 §11). An earlier device with the same identifier is the
     * same one, with a MAC address that it made up, if both addresses are locally administered, both had one name, and
     * the earlier one is no longer heard. Cloned machines, which share an identifier too, live side by side, or in
     * several sites.
     */
    void leases(Asset device, String identifier, Occasion occasion) {
        Asset other = first(byClient, client(device, identifier), device);
        if (other == null || !other.appeared() || !hasOnlyMadeUp(device) || !hasOnlyMadeUp(other)) {
            return;
        }
        String name = device.value(Attribute.NAME);
        boolean isSilent = occasion.time() - other.lastTime() >= Succession.SILENCE;
        if (name != null && name.equals(other.value(Attribute.NAME)) && isSilent) {
            joiner.merge(other, device, CLIENT_REASON, occasion);
        }
    }

    /** Devices of several sites may be copies of one. */
    private static String client(Asset device, String identifier) {
        return Sites.number(device.segment()) + "|" + identifier;
    }

    /** Takes up which DHCP clients an earlier run knew, in the order of their assets' ids. */
    void restore(Collection<Asset> assets) {
        assets.stream().sorted(Comparator.comparing(Asset::id)).forEach(asset -> {
            for (Claim claim : asset.claims().all()) {
                if (claim.isOpen() && claim.attribute() == Attribute.INSTANCE && traits.isLeaseClient(claim.source())) {
                    first(byClient, client(asset, claim.value()), asset);
                }
            }
        });
    }

    private static boolean hasOnlyMadeUp(Asset asset) {
        return asset.addresses().hasCard()
                && asset.addresses().macs.stream().allMatch(mac -> mac.key.mac().isLocal());
    }

    /** A device said which MAC address stands for it as a whole. */
    void standsFor(Asset device, String address, Occasion occasion) {
        MacAddress mac = MacAddress.parse(address);
        if (mac.isGroup() || mac.isLocal() || mac.isSharedByRouters() || device.parent() != null) {
            return;
        }
        Asset other = first(byBase, address, device);
        if (other != null && (hasCard(device, mac) || hasCard(other, mac)) && isOneByBase(device, other)) {
            joiner.merge(other, device, BASE_REASON, occasion);
        }
    }

    /** The device that stated the same value before; null where there is none, and then this device is remembered. */
    private @Nullable Asset first(Map<String, String> known, String said, Asset device) {
        String id = known.get(said);
        Asset other = id == null ? null : registry.find(id);
        if (other == null && (id != null || known.size() < MAX_SERIALS)) {
            known.put(said, device.id());
        }
        return other == device ? null : other;
    }

    private boolean isOne(Asset one, Asset other) {
        String maker = maker(one, false);
        String otherMaker = maker(other, false);
        return maker != null && otherMaker != null && Makers.same(maker, otherMaker) && agreeAsProducts(one, other);
    }

    private boolean isOneByBase(Asset one, Asset other) {
        boolean bothHaveCards = one.addresses().hasCard() && other.addresses().hasCard();
        String maker = maker(one, true);
        String otherMaker = maker(other, true);
        boolean sameMaker = maker != null && otherMaker != null && Makers.same(maker, otherMaker);
        return (sameMaker || !bothHaveCards) && agreeAsOne(one, other);
    }

    private static boolean hasCard(Asset asset, MacAddress mac) {
        return asset.addresses().macs.stream().anyMatch(card -> card.key.mac().equals(mac));
    }

    /** Whether the two devices state no different values of themselves. */
    static boolean agreeAsOne(Asset one, Asset other) {
        return agreeAsProducts(one, other) && agree(one, other, Attribute.NAME) && agree(one, other, Attribute.SERIAL);
    }

    private static boolean agreeAsProducts(Asset one, Asset other) {
        return other.appeared()
                && other.parent() == null
                && agree(one, other, Attribute.MODEL)
                && agree(one, other, Attribute.ORDER_NUMBER)
                && agree(one, other, Attribute.VENDOR);
    }

    private static boolean agree(Asset one, Asset other, Attribute attribute) {
        String mine = one.value(attribute);
        String theirs = other.value(attribute);
        return mine == null
                || theirs == null
                || mine.equals(theirs)
                || (attribute == Attribute.VENDOR && Makers.same(mine, theirs));
    }

    /**
     * The maker of all network cards of an asset; null where it has no cards, or they are of several makers.
     *
     * @param orRouter whether it counts that one of them forwards for others
     */
    private @Nullable String maker(Asset asset, boolean orRouter) {
        String maker = null;
        for (MacRecord mac : asset.addresses().macs) {
            String named = vendors.vendor(mac.key.mac());
            if (named == null || (mac.router && !orRouter) || (maker != null && !Makers.same(maker, named))) {
                return null;
            }
            maker = named;
        }
        return maker;
    }
}
