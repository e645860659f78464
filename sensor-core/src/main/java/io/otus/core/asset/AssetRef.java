package io.otus.core.asset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What others may know of an asset at one moment. Immutable: a change makes a new one.
 *
 * @param id stable id of the asset, never reused
 * @param name the name to show: what the device calls itself, else its address; unique among the assets of one sensor
 * @param type what it is, such as {@code plc} or {@code workstation}; {@code unknown} until something tells
 * @param roles its roles in conversations, such as {@code controller} or {@code engineering_station}, sorted
 * @param mac its MAC address in text, where it is really the device's
 * @param ip its present IP address in text
 * @param network VLAN id, 0 when untagged, with the number of its site, see {@link io.otus.core.net.Sites#network}
 * @param parent id of the asset it is part of, such as the gateway of a unit
 * @param firstSeen event time of its first frame, nanoseconds since 1970
 * @param forwards whether it was seen to send for hosts behind it; that it says to be a router is a role alone
 * @param heard whether it was heard itself; an address that others only send to may be nobody's
 * @param site name of the site that it was first heard in; null where sites are not configured
 */
public record AssetRef(
        String id,
        String name,
        String type,
        List<String> roles,
        @Nullable String mac,
        @Nullable String ip,
        int network,
        @Nullable String parent,
        long firstSeen,
        boolean forwards,
        boolean heard,
        @Nullable String site) {
    public AssetRef {
        roles = List.copyOf(roles);
    }

    /** An asset that was heard. */
    public AssetRef(
            String id,
            String name,
            String type,
            List<String> roles,
            @Nullable String mac,
            @Nullable String ip,
            int network,
            @Nullable String parent,
            long firstSeen,
            boolean forwards) {
        this(id, name, type, roles, mac, ip, network, parent, firstSeen, forwards, true, null);
    }

    /** An asset that was heard, and was not seen to send for others. */
    public AssetRef(
            String id,
            String name,
            String type,
            List<String> roles,
            @Nullable String mac,
            @Nullable String ip,
            int network,
            @Nullable String parent,
            long firstSeen) {
        this(id, name, type, roles, mac, ip, network, parent, firstSeen, false);
    }

    /** The class of its type. */
    public DeviceClass deviceClass() {
        return DeviceClass.of(type);
    }
}
