package io.otus.alert.detect.device;

import io.otus.core.asset.AssetRef;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import org.jspecify.annotations.Nullable;

/** The own address of a device that speaks in the name of another one. */
final class OwnAddress {
    private OwnAddress() {}

    /**
     * Returns the other address of a device that is known by a MAC address of its own; null if it has none. A
     * link-local address does not count: a card that is part of a bridge makes up such an address too.
     *
     * @param spoken the address of another device, from which it speaks
     */
    static @Nullable IpAddress of(@Nullable AssetRef device, MacAddress mac, IpAddress spoken) {
        if (device == null || device.ip() == null || !mac.toString().equals(device.mac())) {
            return null;
        }
        IpAddress own = IpAddress.parse(device.ip());
        return own.equals(spoken) || own.isLinkLocal() ? null : own;
    }
}
