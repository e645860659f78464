package io.otus.inventory.graph;

import io.otus.core.event.AddressBinding;

/**
 * When an IP address leaves one device for another. A DHCP server's word moves it at once. ARP alone moves it only when
 * its owner has been silent for a while: two devices that claim one address at the same time are a conflict or a
 * forgery, and the inventory must not follow a forger.
 */
final class MoveRule {
    /**
     * Silence of the owner after which ARP may move an address: five minutes, well above the time-outs of ARP caches.
     */
    static final long SILENCE = 300_000_000_000L;

    private MoveRule() {}

    static boolean moves(AddressBinding.Source source, long supported, long time) {
        return source == AddressBinding.Source.DHCP_ACK || time - supported >= SILENCE;
    }
}
