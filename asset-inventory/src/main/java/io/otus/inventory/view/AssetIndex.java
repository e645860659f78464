package io.otus.inventory.view;

import io.otus.inventory.graph.Asset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which assets have an id or address, as they are now: a list may have as many lines as there are assets. Immutable.
 */
final class AssetIndex {
    /** The fields by which a line of a list is about a device, in the order in which they count. */
    static final List<String> KEYS = List.of("id", "mac", "ip");

    private final Map<String, Map<String, List<Asset>>> byKey = new HashMap<>();

    AssetIndex(List<Asset> assets) {
        for (String key : KEYS) {
            Map<String, List<Asset>> byValue = new HashMap<>();
            for (Asset asset : assets) {
                AssetFields.values(asset, key)
                        .forEach(value -> byValue.computeIfAbsent(value, _ -> new ArrayList<>(1))
                                .add(asset));
            }
            byKey.put(key, byValue);
        }
        for (Asset asset : assets) {
            for (String former : asset.identity().unions().formerIds()) {
                byKey.getOrDefault("id", Map.of()).put(former, List.of(asset));
            }
        }
    }

    /** The asset that an entry is about; where an address stands for several, the first. */
    @Nullable
    Asset one(Entry entry) {
        List<Asset> all = all(entry);
        return all.isEmpty() ? null : all.getFirst();
    }

    /**
     * The assets that an entry may be about: those with its id, else a MAC address, else an IP address, on its VLAN
     * where it has one.
     */
    List<Asset> all(Entry entry) {
        for (String key : KEYS) {
            for (String wanted : entry.values(key)) {
                List<Asset> found = new ArrayList<>(with(key, wanted));
                List<String> vlan = entry.values(UserValues.VLAN);
                if (!key.equals("id") && !vlan.isEmpty()) {
                    found.removeIf(asset -> !asset.vlans().contains(Integer.valueOf(vlan.getFirst())));
                }
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /** The asset of this id or address. */
    @Nullable
    Asset named(String idOrAddress) {
        for (String key : KEYS) {
            List<Asset> found = with(key, idOrAddress);
            if (!found.isEmpty()) {
                return found.getFirst();
            }
        }
        return null;
    }

    private List<Asset> with(String key, String value) {
        return byKey.getOrDefault(key, Map.of()).getOrDefault(value, List.of());
    }
}
