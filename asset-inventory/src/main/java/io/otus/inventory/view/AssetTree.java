package io.otus.inventory.view;

import io.otus.inventory.graph.Asset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Assets with what is behind or in a device right below it. */
public final class AssetTree {
    /**
     * A line of the tree.
     *
     * @param asset who
     * @param depth how many of its devices stand above it, one below the other; 0 where none does
     */
    public record Line(Asset asset, int depth) {
        /**
         * The text for the name column of a list: the name; for a sub-device without one, its unit, and the address of
         * its device where that is not listed above it.
         */
        public String name() {
            String name = AssetFields.text(asset, "name");
            Asset device = asset.parent();
            if (device == null) {
                return name;
            }
            String unit = "unit " + asset.unit();
            String called = name.isEmpty() ? unit : name + " (" + unit + ')';
            return depth == 0 ? called + " of " + device.address() : "  ".repeat(depth) + called;
        }
    }

    private AssetTree() {}

    /**
     * The lines.
     *
     * @param assets in the order in which they are told, but for sub-devices, which follow their device in the order of
     *     their units
     */
    public static List<Line> of(Collection<Asset> assets) {
        Map<Asset, List<Asset>> below = new HashMap<>();
        Set<Asset> all = new HashSet<>(assets);
        List<Asset> roots = new ArrayList<>();
        for (Asset asset : assets) {
            Asset device = asset.parent();
            if (device != null && all.contains(device)) {
                below.computeIfAbsent(device, _ -> new ArrayList<>()).add(asset);
            } else {
                roots.add(asset);
            }
        }
        List<Line> lines = new ArrayList<>(assets.size());
        roots.forEach(root -> add(root, 0, below, lines));
        return lines;
    }

    /** The same list as it stands, whoever is next to whom. */
    public static List<Line> flat(Collection<Asset> assets) {
        return assets.stream().map(asset -> new Line(asset, 0)).toList();
    }

    private static void add(Asset asset, int depth, Map<Asset, List<Asset>> below, List<Line> lines) {
        lines.add(new Line(asset, depth));
        below.getOrDefault(asset, List.of()).stream()
                .sorted(Comparator.comparing(Asset::unit, AssetOrder::compare).thenComparing(Asset::id))
                .forEach(each -> add(each, depth + 1, below, lines));
    }
}
