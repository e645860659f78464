package io.otus.alert.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Models of assets that the inventory has dismissed and that stay nevertheless: whoever is next seen at such an address
 * under another id is that asset still, and nothing it does is news. Confined to the analysis thread.
 */
final class AbsentModels {
    /** An address as text, which is either a MAC or an IP address, on a VLAN. */
    private record Place(int network, String address) {}

    private final Set<AssetModel> all = new LinkedHashSet<>();
    private final Map<Place, List<AssetModel>> byPlace = new HashMap<>();

    /** An asset was dismissed and its model stays. */
    void add(AssetModel model) {
        if (all.add(model)) {
            places(model.address())
                    .forEach(place -> byPlace.computeIfAbsent(place, _ -> new ArrayList<>(1))
                            .add(model));
        }
    }

    /**
     * Removes the model of an asset that is present again, or gone for good. To be called before its addresses change.
     * Returns whether it was absent.
     */
    boolean remove(AssetModel model) {
        if (!all.remove(model)) {
            return false;
        }
        places(model.address()).forEach(place -> {
            List<AssetModel> there = byPlace.get(place);
            if (there != null) {
                there.remove(model);
                if (there.isEmpty()) {
                    byPlace.remove(place);
                }
            }
        });
        return true;
    }

    /** The model of the asset that is seen at these addresses, which is absent no more; null where none is. */
    @Nullable
    AssetModel take(AssetAddress seen) {
        if (all.isEmpty()) {
            return null;
        }
        AssetModel found = places(seen)
                .flatMap(place -> byPlace.getOrDefault(place, List.of()).stream())
                .filter(each -> each.address().isOf(seen))
                .findFirst()
                .orElse(null);
        if (found != null) {
            remove(found);
        }
        return found;
    }

    /** MAC addresses come first, as they say more. */
    private static Stream<Place> places(AssetAddress address) {
        return Stream.concat(address.macs().stream(), address.ips().stream())
                .map(each -> new Place(address.network(), each));
    }
}
