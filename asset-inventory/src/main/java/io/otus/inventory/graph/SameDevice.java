package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.inventory.vendor.Makers;
import io.otus.inventory.vendor.OuiTable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When two assets are one device with several network cards: both say themselves, in a structured identity or by a management protocol, that they have one serial
 * number, nothing that both say of their maker or product differs, and both cards are of one maker by their MAC addresses. The last is what keeps a computer that
 * repeats a controller's account from being taken for it. Confined to the analysis thread.
 */
final class SameDevice {
    /** Serial numbers that are remembered; as many as there are assets. */
    static final int MAX_SERIALS = 50_000;

    static final String REASON =
            "both say that they have the same serial number, and one maker made both network cards: a device with several of them";

    private final Map<String, String> bySerial = new HashMap<>();
    private final AssetRegistry registry;
    private final Joiner joiner;
    private final OuiTable vendors;

    SameDevice(AssetRegistry registry, Joiner joiner, OuiTable vendors) {
        this.registry = registry;
        this.joiner = joiner;
        this.vendors = vendors;
    }

    /** A device said its serial number. */
    void stated(Asset device, String serial, long time) {
        if (!SerialNumber.isOfOneDevice(serial) || device.parent() != null) {
            return;
        }
        String id = bySerial.get(serial);
        Asset other = id == null ? null : registry.find(id);
        if (other == null) {
            if (id != null || bySerial.size() < MAX_SERIALS) {
                bySerial.put(serial, device.id());
            }
        } else if (other != device && isOne(device, other)) {
            joiner.merge(other, device, REASON, time);
        }
    }

    private boolean isOne(Asset one, Asset other) {
        String maker = maker(one);
        String otherMaker = maker(other);
        return other.appeared()
                && other.parent() == null
                && maker != null
                && otherMaker != null
                && Makers.same(maker, otherMaker)
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

    /** Who made all network cards of an asset; null where there is none, or they are of several makers. */
    private @Nullable String maker(Asset asset) {
        String maker = null;
        for (MacRecord mac : asset.addresses().macs) {
            String named = vendors.vendor(mac.key.mac());
            if (named == null || mac.router || (maker != null && !Makers.same(maker, named))) {
                return null;
            }
            maker = named;
        }
        return maker;
    }
}
