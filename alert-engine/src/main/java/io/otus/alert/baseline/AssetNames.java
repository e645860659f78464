package io.otus.alert.baseline;

import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Names of assets in the text of facts: the name that a person gave, else the current name. In a whole baseline no two
 * assets have the same name.
 */
public final class AssetNames {
    private final IdentityHashMap<AssetModel, String> names = new IdentityHashMap<>();

    private AssetNames() {}

    /**
     * The names of all assets now. Those that persons gave stand; of other assets with the same name the later ones get
     * a number.
     */
    public static AssetNames of(Baseline baseline) {
        AssetNames all = new AssetNames();
        Set<String> taken = new HashSet<>();
        for (AssetModel asset : baseline.assets()) {
            String alias = asset.alias();
            if (alias != null && taken.add(alias)) {
                all.names.put(asset, alias);
            }
        }
        List<AssetModel> others = baseline.assets().stream()
                .filter(asset -> !all.names.containsKey(asset))
                .sorted(Comparator.comparingInt(AssetModel::number))
                .toList();
        for (AssetModel asset : others) {
            String name = asset.name();
            for (int i = 2; !taken.add(name); i++) {
                name = asset.name() + '-' + i;
            }
            all.names.put(asset, name);
        }
        return all;
    }

    /** The names by which the store knows the assets of some subject: their numbers. */
    static AssetNames numbers(List<AssetModel> assets) {
        AssetNames all = new AssetNames();
        for (AssetModel asset : assets) {
            all.names.put(asset, number(asset));
        }
        return all;
    }

    /**
     * The name of an asset in the text of a single fact, such as {@code hmi1}, without a number that distinguishes it
     * from others of the same name.
     */
    public static String plain(AssetModel asset) {
        String alias = asset.alias();
        return Token.escape(alias != null ? alias : asset.name());
    }

    /** The number of an asset, as the store names it. */
    static String number(AssetModel asset) {
        return Integer.toString(asset.number());
    }

    /** The name of an asset. */
    public String of(AssetModel asset) {
        return names.getOrDefault(asset, asset.name());
    }

    /** Its name as it stands in the text. */
    public String token(AssetModel asset) {
        return Token.escape(of(asset));
    }
}
