package io.otus.alert;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.AssetAppeared;
import io.otus.core.event.AssetDismissed;
import io.otus.core.event.AssetSilent;
import io.otus.core.event.AssetSplit;
import io.otus.core.event.AssetsMerged;
import io.otus.core.event.FlowAssets;
import io.otus.core.event.FrameOrigin;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a {@link Plant}, as an inventory knows them and tells the engine of them. A host of number N has the
 * IP address 10.0.0.N and is asset-N.
 */
abstract sealed class PlantInventory implements FlowAssets permits Plant {
    /** From whom the latest taker of an address took it. */
    private @Nullable String deprived;

    private final Map<String, AssetRef> assets = new LinkedHashMap<>();
    private final Map<IpAddress, String> byIp = new HashMap<>();
    /** Sub-devices that are assets of their own, by their device's id and number. */
    private final Map<String, AssetRef> parts = new HashMap<>();

    /** The engine that listens. */
    public abstract AlertEngine engine();

    /** The time, nanoseconds since 1970. */
    public abstract long now();

    /** A frame that a host sends to all. */
    abstract FrameOrigin heard(int host);

    /** A device that an inventory knew before this run: nobody hears that it appears. */
    public void knownDevice(String name, int host) {
        IpAddress ip = IpAddress.v4(0x0A00_0000L + host);
        String mac = new MacAddress(0x0200_0000_0000L + host).toString();
        AssetRef asset =
                new AssetRef("asset-" + host, name, "unknown", List.of(), mac, ip.toString(), 0, null, Plant.START);
        assets.put(asset.id(), asset);
        byIp.put(ip, asset.id());
    }

    /** A device of which only the MAC address is heard. */
    public void namelessDevice(int host) {
        MacAddress mac = new MacAddress(0x0200_0000_0000L + host);
        AssetRef asset = new AssetRef(
                "asset-" + host, mac.toString(), "unknown", List.of(), mac.toString(), null, 0, null, now());
        assets.put(asset.id(), asset);
        appears(asset, host);
    }

    /** Devices are heard for the first time, numbered from 1. */
    public void devices(String... names) {
        for (int i = 0; i < names.length; i++) {
            device(names[i], i + 1);
        }
    }

    /** A device is heard for the first time. */
    public AssetRef device(String name, int host) {
        return device(name, host, 0);
    }

    /** A device is heard for the first time, in a VLAN. */
    public AssetRef device(String name, int host, int vlan) {
        IpAddress ip = IpAddress.v4(0x0A00_0000L + host);
        MacAddress mac = new MacAddress(0x0200_0000_0000L + host);
        AssetRef asset = new AssetRef(
                "asset-" + host, name, "unknown", List.of(), mac.toString(), ip.toString(), vlan, null, now());
        enter(asset, ip);
        appears(asset, host);
        return asset;
    }

    /** The inventory knows an asset by an address, that of another one if it had it. */
    void enter(AssetRef asset, IpAddress ip) {
        assets.put(asset.id(), asset);
        deprived = byIp.put(ip, asset.id());
    }

    void appears(AssetRef asset, int host) {
        engine().assetAppeared(new AssetAppeared(asset, heard(host), now()));
    }

    /** The inventory knows what an asset does. */
    public void role(int host, String role) {
        AssetRef it = known(host);
        knows(it, it.type(), List.of(role), it.ip(), false);
    }

    /** A device was seen to send for hosts behind it. */
    public void forwards(int host) {
        AssetRef it = known(host);
        knows(it, it.type(), List.of("router"), it.ip(), true);
    }

    /** The inventory knows what an asset is. */
    public void type(int host, String type) {
        AssetRef it = known(host);
        knows(it, type, it.roles(), it.ip(), false);
    }

    /** The inventory knows a device by another address. */
    public void address(int host, String ip) {
        AssetRef it = known(host);
        knows(it, it.type(), it.roles(), ip, false);
    }

    private AssetRef known(int host) {
        return Objects.requireNonNull(assets.get("asset-" + host));
    }

    private void knows(AssetRef it, String type, List<String> roles, @Nullable String ip, boolean forwards) {
        assets.put(
                it.id(),
                new AssetRef(
                        it.id(),
                        it.name(),
                        type,
                        roles,
                        it.mac(),
                        ip,
                        it.network(),
                        it.parent(),
                        Plant.START,
                        forwards));
    }

    /** The inventory misses a device that was heard last so long ago. */
    public void missed(int host, long ago) {
        AssetRef it = known(host);
        engine().assetSilent(new AssetSilent(it, now() - ago, Plant.SECOND, null, now()));
    }

    /** Two assets turn out to be one. */
    public void merge(int keptHost, int absorbedHost) {
        AssetRef kept = Objects.requireNonNull(assets.get("asset-" + keptHost));
        String absorbed = "asset-" + absorbedHost;
        byIp.replaceAll((_, id) -> id.equals(absorbed) ? kept.id() : id);
        assets.put(absorbed, kept);
        engine().assetsMerged(new AssetsMerged(kept, absorbed, "test", now()));
    }

    /** An asset turns out to be none. */
    public void dismiss(int host) {
        String id = "asset-" + host;
        byIp.values().remove(id);
        assets.remove(id);
        engine().assetDismissed(new AssetDismissed(id));
    }

    /** The inventory parts a unit from its device: it is an asset of its own from now on. */
    public void part(int host, String unit) {
        AssetRef device = Objects.requireNonNull(assets.get("asset-" + host));
        AssetRef part = new AssetRef(
                device.id() + "-" + unit,
                device.name() + " unit " + unit,
                "controller",
                List.of(),
                null,
                null,
                device.network(),
                device.id(),
                now());
        assets.put(part.id(), part);
        parts.put(device.id() + " " + unit, part);
        engine().assetSplit(new AssetSplit(device, part, "it answers behind a gateway", now()));
    }

    @Override
    public @Nullable AssetRef resolve(Endpoint endpoint, String unit) {
        AssetRef device = resolve(endpoint);
        AssetRef part = device == null ? null : parts.get(device.id() + " " + unit);
        return part == null ? device : part;
    }

    @Override
    public @Nullable AssetRef meet(Endpoint endpoint) {
        return resolve(endpoint);
    }

    private @Nullable AssetRef resolve(Endpoint endpoint) {
        IpAddress ip = endpoint.ip();
        String id = ip == null ? null : byIp.get(ip);
        if (id == null && endpoint.mac() != null) {
            String mac = endpoint.mac().toString();
            return assets.values().stream()
                    .filter(each -> mac.equals(each.mac()))
                    .findFirst()
                    .orElse(null);
        }
        return id == null ? null : assets.get(id);
    }

    @Override
    public @Nullable AssetRef find(String id) {
        return assets.get(id);
    }

    @Override
    public @Nullable AssetRef deprivedBy(String id, long when) {
        return deprived == null || deprived.equals(id) ? null : assets.get(deprived);
    }
}
