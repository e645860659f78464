package io.otus.alert.baseline;

import io.otus.core.asset.AssetRef;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Sites;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses by which a declared asset is recognised.
 *
 * @param macs its MAC addresses in text, where they are really its own
 * @param ips its IP addresses in text
 * @param network VLAN id, 0 when untagged, with the number of its site, see {@link Sites#network}
 */
public record AssetAddress(List<String> macs, List<String> ips, int network) {
    public AssetAddress {
        macs = List.copyOf(macs);
        ips = List.copyOf(ips);
    }

    /** One address of each kind at most. */
    public AssetAddress(@Nullable String mac, @Nullable String ip, int network) {
        this(mac == null ? List.of() : List.of(mac), ip == null ? List.of() : List.of(ip), network);
    }

    /** The addresses of an asset as the inventory knows it. */
    static AssetAddress of(AssetRef asset) {
        return new AssetAddress(asset.mac(), asset.ip(), asset.network());
    }

    /** Its VLAN id, 0 when untagged. */
    public int vlan() {
        return Sites.vlan(network);
    }

    /** A device, as the lines of a baseline tell it from others. */
    record Pair(int network, String mac, String ip) {}

    /** Each MAC with each IP address, without a virtual MAC address: those are lent to several devices. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (String mac : macs) {
            if (!MacAddress.parse(mac).isSharedByRouters()) {
                ips.forEach(ip -> pairs.add(new Pair(network, mac, ip)));
            }
        }
        return pairs;
    }

    /** The same without IP addresses. */
    AssetAddress withoutIps() {
        return new AssetAddress(macs, List.of(), network);
    }

    /** Its MAC address, the first of several; null when none is known. */
    public @Nullable String mac() {
        return macs.isEmpty() ? null : macs.getFirst();
    }

    /** Its IP address, the first of several; null when none is known. */
    public @Nullable String ip() {
        return ips.isEmpty() ? null : ips.getFirst();
    }

    /** Whether a person said that several addresses are of one asset. */
    boolean isSeveral() {
        return macs.size() > 1 || ips.size() > 1;
    }

    /** The same asset as it is heard now; where a person named several addresses, these stand. */
    AssetAddress heardAs(AssetAddress heard) {
        return new AssetAddress(macs.size() > 1 ? macs : heard.macs, ips.size() > 1 ? ips : heard.ips, heard.network);
    }

    /**
     * Whether an asset seen at {@code seen} is the one that was declared here. A MAC address decides where both have
     * one: an intruder at a known IP address is not the device that was approved. Else the IP address decides.
     */
    boolean isOf(AssetAddress seen) {
        if (network != seen.network) {
            return false;
        }
        if (!macs.isEmpty() && !seen.macs.isEmpty()) {
            return seen.macs.stream().anyMatch(macs::contains);
        }
        return seen.ips.stream().anyMatch(ips::contains);
    }
}
