package io.otus.inventory.view;

import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Asset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What people state of devices: name, owner, location, criticality, notes, and maker, model or type where they know
 * better. It comes from a list and takes precedence over what was heard, which stays as it is. A line is about the
 * device with its id, else one of its MAC addresses, else its IP address; the first that fits counts.
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

    /**
     * The field that says which VLAN an address of this line is on, 0 where frames have no tag: the same address may be
     * in use on several.
     */
    static final String VLAN = "vlan";

    private static final String VLAN_NUMBER = "[0-9]{1,3}|[1-3][0-9]{3}|40[0-8][0-9]|409[0-4]";
    /** Fields by which a line says which device it is about. */
    private static final List<String> ABOUT = List.of("id", "mac", "ip");

    private static final List<String> ADDRESSES = List.of("ip", "mac");
    /** Heading that lists of plants have for the Purdue level; our own lists use the name that everything else uses. */
    private static final String LEVEL = "level";

    /** Fields that have few values, and which. */
    static final Map<String, List<String>> CHOICES = Map.of(
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

    /** The same with how it joins and parts devices. */
    static Map<String, String> sayings(Entry entry) {
        Map<String, String> sayings = values(entry);
        for (String field : List.of(SAME_AS, SEPARATE)) {
            if (!entry.values(field).isEmpty()) {
                sayings.put(field, String.join(" ", entry.values(field)));
            }
        }
        return sayings;
    }

    private static boolean isAllowed(String field, String value) {
        List<String> choices = CHOICES.get(field);
        return choices == null || choices.contains(value);
    }

    /**
     * Whether a list in CSV has those columns only that mean something.
     *
     * @throws IllegalArgumentException if not; with the line, the column and which columns there are
     */
    public static void checkColumns(String csv) {
        List<Csv.Line> lines = Csv.read(csv);
        List<String> heads = lines.isEmpty() ? List.of() : lines.getFirst().cells();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            String field = heads.get(i).equalsIgnoreCase(LEVEL) ? LEVEL : Entry.field(heads.get(i));
            String place = "line " + lines.getFirst().number() + ", column " + (i + 1) + ": '" + heads.get(i);
            if (!heads.get(i).isEmpty() && !columns().contains(field)) {
                throw new IllegalArgumentException(place + "' is no column of such a list" + known());
            }
            if (!heads.get(i).isEmpty() && seen.contains(field)) {
                throw new IllegalArgumentException(place + "' is the second column of that meaning");
            }
            seen.add(field);
        }
        for (Csv.Line line : lines) {
            for (int i = 0; i < Math.min(heads.size(), line.cells().size()); i++) {
                if (heads.get(i).isEmpty() && !line.cells().get(i).isEmpty()) {
                    throw surplus(line, i);
                }
            }
        }
        checkWidth(csv);
    }

    /**
     * Checks that each line of a list in CSV ends where its columns do, as it does not where a value has a comma.
     *
     * @throws IllegalArgumentException if not; with the line and the column
     */
    public static void checkWidth(String csv) {
        List<Csv.Line> lines = Csv.read(csv);
        int width = lines.isEmpty() ? 0 : lines.getFirst().cells().size();
        for (Csv.Line line : lines) {
            for (int i = width; i < line.cells().size(); i++) {
                if (!line.cells().get(i).isEmpty()) {
                    throw surplus(line, i);
                }
            }
        }
    }

    private static IllegalArgumentException surplus(Csv.Line line, int index) {
        return new IllegalArgumentException("line " + line.number() + ", column " + (index + 1) + ": '"
                + line.cells().get(index) + "' stands under no name of a column");
    }

    private static boolean isRead(String text, Function<String, ?> reader) {
        try {
            var _ = reader.apply(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String known() {
        return " (there are: " + String.join(", ", columns()) + ")";
    }

    /**
     * Whether an entry has only fields that mean something, and states only what they may have.
     *
     * @throws IllegalArgumentException if not; with the line, the field and what it may have
     */
    public static void check(Entry entry) {
        for (String field : new TreeSet<>(entry.fields().keySet())) {
            if (!columns().contains(field)) {
                throw new IllegalArgumentException(
                        "line " + entry.line() + ": '" + field + "' is no field of such a list" + known());
            }
        }
        if (ABOUT.stream().allMatch(key -> entry.values(key).isEmpty())) {
            throw new IllegalArgumentException(
                    "line " + entry.line() + ": says of no device: id, mac and ip are missing");
        }
        checkAddresses(entry);
        for (String field : FIELDS) {
            for (String value : entry.values(field)) {
                if (!isAllowed(field, value)) {
                    throw new IllegalArgumentException("line " + entry.line() + ": " + field + " '" + value
                            + "' is none of " + String.join(", ", CHOICES.getOrDefault(field, List.of())));
                }
            }
        }
    }

    /**
     * Checks that an entry has addresses and VLAN numbers where they are expected: any other text would be a device
     * that is missing.
     *
     * @throws IllegalArgumentException if not; with the line
     */
    public static void checkAddresses(Entry entry) {
        for (String value : entry.values("ip")) {
            if (!isRead(value, IpAddress::parse)) {
                throw new IllegalArgumentException(
                        "line " + entry.line() + ": '" + value + "' is no IP address, such as 10.20.0.21 or fd00::21");
            }
        }
        for (String value : entry.values("mac")) {
            if (!isRead(value, MacAddress::parse)) {
                throw new IllegalArgumentException(
                        "line " + entry.line() + ": '" + value + "' is no MAC address, such as 00:1b:1b:01:02:03");
            }
        }
        for (String value : entry.values(VLAN)) {
            if (!value.matches(VLAN_NUMBER)) {
                throw new IllegalArgumentException(
                        "line " + entry.line() + ": vlan '" + value + "' is no number from 0 to 4094");
            }
        }
    }

    /**
     * Whether each entry is about one asset at most.
     *
     * @throws IllegalArgumentException if not; with the line, and the assets that it may be about
     */
    public static void checkMeaning(List<Entry> entries, List<Asset> assets) {
        AssetIndex index = new AssetIndex(assets);
        for (Entry entry : entries) {
            List<Asset> meant = index.all(entry);
            if (meant.size() > 1) {
                List<String> texts = meant.stream()
                        .map(asset -> asset.id()
                                + (AssetFields.text(asset, "vlan").isEmpty()
                                        ? ""
                                        : " on VLAN " + AssetFields.text(asset, "vlan")))
                        .toList();
                throw new IllegalArgumentException("line " + entry.line() + ": " + entry.label() + " is " + meant.size()
                        + " devices: " + String.join(", ", texts) + " (a column vlan, mac or id says which)");
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
                AssetIndex index = new AssetIndex(inventory.assets());
                Asset one = index.one(entry);
                Asset other = index.named(entry.values(SAME_AS).getFirst());
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
        AssetIndex index = new AssetIndex(inventory.assets());
        for (String key : ADDRESSES) {
            for (String address : entry.values(key)) {
                Asset device = index.one(entry.only(List.of(key, VLAN)).with(key, address));
                if (device != null && inventory.graph().part(device, address, REASON) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Applies a list to assets, and returns the entries that fit none of them. Where several entries fit one asset, as
     * after two were joined, each field is that of the last entry that has it: an entry without a field removes
     * nothing.
     */
    public static List<Entry> lay(List<Entry> entries, List<Asset> assets) {
        List<Entry> left = new ArrayList<>();
        AssetIndex index = new AssetIndex(assets);
        for (Entry entry : entries) {
            Asset about = index.one(entry);
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

    /** A value that a line states. */
    private record Stated(int line, String value) {}

    /**
     * Where lines state different values of one device, of which the last counts: a sentence each, with both lines. A
     * device that nobody has heard is known by what its line is about.
     */
    public static List<String> contradictions(List<Entry> entries, List<Asset> assets) {
        AssetIndex index = new AssetIndex(assets);
        Map<Object, Map<String, Stated>> before = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (Entry entry : entries) {
            Asset about = index.one(entry);
            Object device = about != null ? about : entry.only(ABOUT).fields();
            Map<String, Stated> stated = before.computeIfAbsent(device, _ -> new HashMap<>());
            values(entry).forEach((field, value) -> {
                Stated earlier = stated.put(field, new Stated(entry.line(), value));
                if (earlier != null && !earlier.value.equals(value)) {
                    found.add("line " + entry.line() + ": " + field + " '" + value + "' contradicts '" + earlier.value
                            + "' in line " + earlier.line + " for the same device");
                }
            });
        }
        return found;
    }

    /** Whether an entry says anything, and does not only name a device. */
    public static boolean says(Entry entry) {
        return !sayings(entry).isEmpty();
    }

    /**
     * What people stated of these assets, as entries of a list: one entry for every asset. After these follow the
     * entries of the list before that join or part devices, and those that fit none of these assets, such as devices
     * yet to come.
     */
    public static List<Entry> entries(List<Asset> assets, List<Entry> before) {
        List<Entry> entries = new ArrayList<>();
        for (Asset asset : assets) {
            Map<String, String> cells = new LinkedHashMap<>();
            AssetIndex.KEYS.forEach(key -> cells.put(key, first(AssetFields.values(asset, key))));
            FIELDS.forEach(field -> cells.put(field, asset.identity().stated().getOrDefault(field, "")));
            entries.add(Entry.ofCells(0, cells));
        }
        AssetIndex index = new AssetIndex(assets);
        for (Entry entry : before) {
            // What it says of an asset stands in the line of that, where it may be edited.
            Entry left = index.one(entry) == null ? entry : withoutValues(entry);
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
        List<String> columns = new ArrayList<>(AssetIndex.KEYS);
        columns.add(VLAN);
        columns.addAll(FIELDS);
        columns.add(SAME_AS);
        columns.add(SEPARATE);
        return columns;
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }
}
