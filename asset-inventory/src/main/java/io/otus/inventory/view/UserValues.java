package io.otus.inventory.view;

import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The field that names another device, of which this one is a part: the two are one. */
    public static final String SAME_AS = "same_as";

    /** The field that says, with any value, that the address of this line is a device of its own. */
    public static final String SEPARATE = "separate";

    static final String REASON = "a person says so";

    private static final List<String> KEYS = List.of("id", "mac", "ip");
    private static final List<String> ADDRESSES = List.of("ip", "mac");
    /** Fields that have few values, and which. */
    private static final Map<String, List<String>> CHOICES = Map.of(
            "importance", List.of("high", "medium", "low"),
            "purdue_level", List.of("0", "1", "2", "3", "3.5", "4", "5"));

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
        List<String> choices = CHOICES.get(field);
        return choices == null || choices.contains(value);
    }

    /**
     * Whether an entry states only what its fields may have.
     *
     * @throws IllegalArgumentException if not; with the line, the field and what it may have
     */
    public static void check(Entry entry) {
        for (String field : FIELDS) {
            for (String value : entry.values(field)) {
                if (!isAllowed(field, value)) {
                    throw new IllegalArgumentException("line " + entry.line() + ": " + field + " '" + value
                            + "' is none of " + String.join(", ", CHOICES.getOrDefault(field, List.of())));
                }
            }
        }
    }

    /** Joins and parts devices as a list says; gives back the entries for which there are no such devices. */
    public static List<Entry> join(List<Entry> entries, Inventory inventory) {
        List<Entry> left = new ArrayList<>();
        for (Entry entry : entries) {
            boolean done = true;
            if (!entry.values(SEPARATE).isEmpty()) {
                done = part(entry, inventory);
            }
            if (!entry.values(SAME_AS).isEmpty()) {
                List<Asset> assets = inventory.assets();
                Asset one = about(entry, assets);
                Asset other = named(entry.values(SAME_AS).getFirst(), assets);
                done &= one != null && other != null;
                if (one != null && other != null) {
                    var _ = inventory.graph().unite(one, other, REASON);
                }
            }
            if (!done) {
                left.add(entry);
            }
        }
        return left;
    }

    private static boolean part(Entry entry, Inventory inventory) {
        for (String key : ADDRESSES) {
            for (String address : entry.values(key)) {
                Asset device = named(address, inventory.assets());
                if (device != null && inventory.graph().part(device, address, REASON) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Asset named(String idOrAddress, List<Asset> assets) {
        for (Asset asset : assets) {
            for (String key : KEYS) {
                if (AssetFields.values(asset, key).contains(idOrAddress)) {
                    return asset;
                }
            }
        }
        return null;
    }

    /**
     * Lays a list on top of assets; gives back the entries that are about none of them. Of several entries about one asset, as of two that were joined,
     * each field is as the last entry that has it says: what says nothing of a field takes nothing away.
     */
    public static List<Entry> lay(List<Entry> entries, List<Asset> assets) {
        List<Entry> left = new ArrayList<>();
        for (Entry entry : entries) {
            Asset about = about(entry, assets);
            if (about == null) {
                left.add(entry);
            } else {
                Map<String, String> stated =
                        new LinkedHashMap<>(about.identity().stated());
                stated.putAll(values(entry));
                about.state(stated);
            }
        }
        return left;
    }

    /** The name in a list of what is the field of an asset by this name. */
    public static String field(String assetField) {
        return assetField.equals("level") ? Conclusion.Kind.LEVEL.key() : assetField;
    }

    /** Whether an entry says anything, and does not only name a device. */
    public static boolean says(Entry entry) {
        return !values(entry).isEmpty()
                || !entry.values(SAME_AS).isEmpty()
                || !entry.values(SEPARATE).isEmpty();
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

    /**
     * What people said of these assets as entries of a list: every asset has one. Behind come those of the list before that join or part devices, and
     * those that are about none of these, as of devices that are yet to come.
     */
    public static List<Entry> entries(List<Asset> assets, List<Entry> before) {
        List<Entry> entries = new ArrayList<>();
        for (Asset asset : assets) {
            Map<String, String> cells = new LinkedHashMap<>();
            KEYS.forEach(key -> cells.put(key, first(AssetFields.values(asset, key))));
            FIELDS.forEach(field -> cells.put(field, asset.identity().stated().getOrDefault(field, "")));
            entries.add(Entry.ofCells(0, cells));
        }
        for (Entry entry : before) {
            // What it says of an asset stands in the line of that, where it may be edited.
            Entry left = about(entry, assets) == null ? entry : withoutValues(entry);
            if (says(left)) {
                entries.add(left);
            }
        }
        return entries;
    }

    private static Entry withoutValues(Entry entry) {
        Entry left = entry;
        for (String field : FIELDS) {
            left = left.with(field, "");
        }
        return left;
    }

    /** A list that can be edited and read again. */
    public static String csv(List<Entry> entries) {
        List<String> columns = columns();
        StringBuilder text = new StringBuilder(Csv.line(columns));
        for (Entry entry : entries) {
            text.append(Csv.line(columns.stream()
                    .map(column -> String.join(" ", entry.values(column)))
                    .toList()));
        }
        return text.toString();
    }

    /** The columns of such a list. */
    public static List<String> columns() {
        List<String> columns = new ArrayList<>(KEYS);
        columns.addAll(FIELDS);
        columns.add(SAME_AS);
        columns.add(SEPARATE);
        return columns;
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }
}
