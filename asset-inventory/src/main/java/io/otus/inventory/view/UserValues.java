package io.otus.inventory.view;

import io.otus.inventory.graph.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people say of devices: name, owner, location, criticality, notes, and whatever of maker, model or type they know better. It comes from a list and
 * lies on top of what was heard, which stays as it is. A line is about the device with its id, else one of its MAC addresses, else its IP address; the
 * first that fits counts.
 */
public final class UserValues {
    /** Fields that a person may state. */
    public static final List<String> FIELDS = List.of(
            "name",
            "type",
            "purdue_level",
            "importance",
            "vendor",
            "model",
            "order_number",
            "firmware",
            "hardware",
            "serial",
            "os",
            "owner",
            "location",
            "criticality",
            "notes");

    private static final List<String> KEYS = List.of("id", "mac", "ip");
    private static final Set<String> IMPORTANCE = Set.of("high", "medium", "low");
    private static final Set<String> LEVELS = Set.of("0", "1", "2", "3", "3.5", "4", "5");

    private UserValues() {}

    /** The values of a list, by name of the field. */
    private static Map<String, String> values(Entry entry) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FIELDS) {
            List<String> stated = entry.values(field);
            if (!stated.isEmpty() && isAllowed(field, stated.getFirst())) {
                values.put(field, stated.getFirst());
            }
        }
        return values;
    }

    private static boolean isAllowed(String field, String value) {
        return switch (field) {
            case "importance" -> IMPORTANCE.contains(value);
            case "purdue_level" -> LEVELS.contains(value);
            default -> true;
        };
    }

    /** Lays a list on top of assets; gives back the entries that are about none of them. */
    public static List<Entry> lay(List<Entry> entries, List<Asset> assets) {
        List<Entry> left = new ArrayList<>();
        for (Entry entry : entries) {
            Asset about = about(entry, assets);
            if (about == null) {
                left.add(entry);
            } else {
                about.state(values(entry));
            }
        }
        return left;
    }

    private static @Nullable Asset about(Entry entry, List<Asset> assets) {
        for (String key : KEYS) {
            for (String wanted : entry.values(key)) {
                for (Asset asset : assets) {
                    if (AssetFields.values(asset, key).contains(wanted)) {
                        return asset;
                    }
                }
            }
        }
        return null;
    }

    /** What people said of these assets as a list that can be edited and read again; every asset has a line. */
    public static String csv(List<Asset> assets) {
        List<String> columns = new ArrayList<>(KEYS);
        columns.addAll(FIELDS);
        StringBuilder text = new StringBuilder(Csv.line(columns));
        for (Asset asset : assets) {
            List<String> cells = new ArrayList<>();
            KEYS.forEach(key -> cells.add(first(AssetFields.values(asset, key))));
            FIELDS.forEach(field -> cells.add(asset.stated().getOrDefault(field, "")));
            text.append(Csv.line(cells));
        }
        return text.toString();
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }
}
