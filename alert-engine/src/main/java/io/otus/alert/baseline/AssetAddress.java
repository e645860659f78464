package io.otus.alert.baseline;

import io.otus.core.asset.AssetRef;
import org.jspecify.annotations.Nullable;

/**
 * By what a declared asset is recognised.
 *
 * @param mac its MAC address in text, where it is really its own
 * @param ip its IP address in text
 * @param vlan VLAN id, 0 when untagged
 */
public record AssetAddress(@Nullable String mac, @Nullable String ip, int vlan) {
    /** The addresses of an asset as the inventory knows it. */
    static AssetAddress of(AssetRef asset) {
        return new AssetAddress(asset.mac(), asset.ip(), asset.vlan());
    }

    /**
     * Whether an asset seen at {@code seen} is the one that was declared here. A MAC address decides where both have one: an intruder at a
     * known IP address is not the device that was approved. Else the IP address decides.
     */
    boolean isOf(AssetAddress seen) {
        if (vlan != seen.vlan) {
            return false;
        }
        if (mac != null && seen.mac != null) {
            return mac.equals(seen.mac);
        }
        return ip != null && ip.equals(seen.ip);
    }
}
