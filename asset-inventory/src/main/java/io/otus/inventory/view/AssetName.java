package io.otus.inventory.view;

import io.otus.inventory.graph.Asset;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The ways in which a person may name an asset: its id, or that of an asset which became part of it, or the first
 * digits of one, its name, or one of its addresses; without regard to case.
 */
public final class AssetName {
    private static final List<String> FIELDS = List.of("id", "name", "ip", "mac");
    /** Fewest digits of an id, so that a short name is not taken for one. */
    private static final int DIGITS = 4;

    private AssetName() {}

    /** Whether an asset is called so. */
    public static Predicate<Asset> of(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String mac = Entry.mac(name);
        return asset ->
                (wanted.length() >= DIGITS && asset.identity().unions().ids().anyMatch(id -> id.startsWith(wanted)))
                        || names(asset)
                                .map(each -> each.toLowerCase(Locale.ROOT))
                                .anyMatch(each -> each.equals(wanted) || each.equals(mac));
    }

    private static Stream<String> names(Asset asset) {
        Stream<String> values = FIELDS.stream().flatMap(field -> AssetFields.values(asset, field).stream());
        return Stream.concat(Stream.of(asset.address()), values);
    }
}
