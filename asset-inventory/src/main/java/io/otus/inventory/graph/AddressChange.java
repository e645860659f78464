package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.time.Nanos;
import io.otus.inventory.claim.Claim;
import org.jspecify.annotations.Nullable;

/**
 * When a device has changed its IP address: of the two that it has, both of which took part in conversations, the
 * earlier one was not heard since the later one appeared, for a day in which the later one was. A device with two
 * addresses uses one or the other again, be it seldom; it is heard from then on as before.
 */
final class AddressChange {
    /** Time for which an earlier address is silent before it is none of the device's. */
    static final long SILENCE = Nanos.DAY;

    private AddressChange() {}

    /** The address that a device has given up for this one, from which it was just heard; null where there is none. */
    static @Nullable IpRecord givenUpFor(IpRecord heard, long time) {
        Asset device = heard.asset;
        if (heard.key.ip().v6() || heard.key.ip().isLinkLocal()) {
            return null;
        }
        if (!heard.isHome()
                || !heard.proven
                || device.addresses().ips.size() < 2
                || device.addresses().forwards()) {
            return null;
        }
        IpRecord earlier = null;
        for (IpRecord each : device.addresses().ips) {
            boolean isAlike =
                    !each.key.ip().v6() && !each.key.ip().isLinkLocal() && each.key.segment() == heard.key.segment();
            if (each == heard || !isAlike) {
                continue;
            }
            if (earlier != null) {
                return null; // one with so many addresses does not use all of them
            }
            earlier = each;
        }
        boolean isSilent = earlier != null
                && earlier.isHome()
                && earlier.proven
                && earlier.mac == heard.mac
                && time - earlier.supported >= SILENCE
                && earlier.supported <= since(device, heard.text);
        return isSilent ? earlier : null;
    }

    /** Since when a device is known to have an address; the least long where that is not said. */
    private static long since(Asset device, String address) {
        for (Claim claim : device.claims().all()) {
            if (claim.attribute() == Attribute.IP
                    && claim.isOpen()
                    && claim.value().equals(address)) {
                return claim.from();
            }
        }
        return Long.MIN_VALUE;
    }
}
