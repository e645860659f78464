package io.otus.inventory.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What assets are called where they are listed together: several of one name and address, as of the same private range
 * on two VLANs, by their VLAN too. Immutable.
 */
public final class Called {
    private final Map<String, String> names = new HashMap<>();

    /**
     * Names assets.
     *
     * @param name what one is called by itself
     */
    public Called(Collection<Asset> assets, Function<Asset, String> name) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (Asset asset : assets) {
            String called = name.apply(asset);
            names.put(asset.id(), called);
            if (!seen.add(called)) {
                shared.add(called);
            }
        }
        for (Asset asset : assets) {
            String called = name.apply(asset);
            if (shared.contains(called) && !asset.vlans().isEmpty()) {
                names.put(asset.id(), called + " on VLAN " + vlans(asset));
            }
        }
    }

    private static String vlans(Asset asset) {
        return asset.vlans().stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** What the asset of an id is called; the id itself where there is none. */
    public String of(String id) {
        return names.getOrDefault(id, id);
    }
}
