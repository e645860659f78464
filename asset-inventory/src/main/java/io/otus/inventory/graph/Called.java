package io.otus.inventory.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of assets for lists. Assets with the same name, such as an address of the same private range on two VLANs, are
 * shown with their VLAN, and where that is the same as well, with their address. Immutable.
 */
public final class Called {
    private final Map<String, String> names = new HashMap<>();

    /**
     * Names assets.
     *
     * @param name what one is called by itself
     */
    public Called(Collection<Asset> assets, Function<Asset, String> name) {
        assets.forEach(asset -> names.put(asset.id(), name.apply(asset)));
        tellApart(assets, asset -> asset.vlans().isEmpty() ? "" : " on VLAN " + vlans(asset));
        tellApart(assets, asset -> of(asset.id()).contains(asset.address()) ? "" : " (" + asset.address() + ")");
    }

    private void tellApart(Collection<Asset> assets, Function<Asset, String> more) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (String called : names.values()) {
            if (!seen.add(called)) {
                shared.add(called);
            }
        }
        for (Asset asset : assets) {
            String called = of(asset.id());
            if (shared.contains(called)) {
                names.put(asset.id(), called + more.apply(asset));
            }
        }
    }

    private static String vlans(Asset asset) {
        return asset.vlans().stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The name of the asset with this id; the id itself where there is none. */
    public String of(String id) {
        return names.getOrDefault(id, id);
    }
}
