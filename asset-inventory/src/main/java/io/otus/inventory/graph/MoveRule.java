package io.otus.inventory.graph;

import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.time.Nanos;
import io.otus.inventory.claim.Sources;

/**
 * When an IP address leaves one device for another. A DHCP server's word moves it where nobody was heard at it lately,
 * the sooner where it was leased before. ARP alone moves it only when its owner has been silent for a while: two
 * devices that claim one address at the same time are a conflict or a forgery, and the inventory must not follow a
 * forger.
 */
final class MoveRule {
    /**
     * Silence of the owner after which ARP may move an address: five minutes, well above the time-outs of ARP caches.
     */
    static final long SILENCE = 5 * Nanos.MINUTE;

    /** Silence after which a lease moves an address that was not leased: a server asks for it before it lends it. */
    private static final long LEASE_SILENCE = 2 * Nanos.MINUTE;

    /**
     * A device that was heard within this time still has its lease: a server gives the address to another one only when
     * it was released or has expired, and nobody answers at it.
     */
    private static final long SPEAKING = 30 * Nanos.SECOND;

    private MoveRule() {}

    /**
     * Whether who has an address was heard lately, so that one frame that leases it to another is no proof: within two
     * minutes where nobody leased it, within half a minute else; of an address behind a router, whether that other one
     * was heard on the link itself.
     */
    static boolean isInUse(IpRecord record, MacRecord client, long time) {
        if (record.mac == null || record.mac == client || client.key.mac().isSharedByRouters()) {
            return false;
        }
        if (record.isForeign()) {
            return client.heard != 0 && time - client.heard < LEASE_SILENCE;
        }
        if (!record.isHeld()) {
            return false;
        }
        long silent = time - record.supported;
        return silent < SPEAKING
                || (silent < LEASE_SILENCE
                        && record.asset.claims().open(Attribute.IP, Sources.LEASE, record.text) == null);
    }

    static boolean moves(AddressBinding.Source source, long supported, long time) {
        return source == AddressBinding.Source.DHCP_ACK || time - supported >= SILENCE;
    }
}
