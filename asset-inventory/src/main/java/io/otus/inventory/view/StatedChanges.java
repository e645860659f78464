package io.otus.inventory.view;

import io.otus.inventory.graph.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares two lists of the values that people state of devices. */
public final class StatedChanges {
    /** The kinds of changes of a value. */
    public enum Kind {
        /** Nothing was said of this field of the device. */
        ADDED,
        /** Something else was said of it. */
        CHANGED,
        /** Nothing is said of it any more. */
        REMOVED
    }

    /**
     * A value of a device.
     *
     * @param device its id; its label where there is no such device
     * @param label what the device is called
     * @param field which of {@link UserValues#FIELDS}, or by which devices are joined and parted
     * @param before empty where it is added
     * @param after empty where it is removed
     */
    public record Change(Kind kind, String device, String label, String field, String before, String after) {}

    private StatedChanges() {}

    /**
     * Compares two lists, device by device, whichever way their lines name the device.
     *
     * @param assets the devices that there are
     */
    public static List<Change> of(List<Entry> before, List<Entry> after, List<Asset> assets) {
        AssetIndex index = new AssetIndex(assets);
        Map<String, String> labels = new LinkedHashMap<>();
        Map<String, Map<String, String>> old = said(before, index, labels);
        Map<String, Map<String, String>> fresh = said(after, index, labels);
        List<Change> changes = new ArrayList<>();
        labels.forEach((device, label) -> compare(
                device, label, old.getOrDefault(device, Map.of()), fresh.getOrDefault(device, Map.of()), changes));
        return changes;
    }

    private static void compare(
            String device, String label, Map<String, String> before, Map<String, String> after, List<Change> changes) {
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        for (String field : fields) {
            String one = before.getOrDefault(field, "");
            String other = after.getOrDefault(field, "");
            if (!one.equals(other)) {
                Kind kind = one.isEmpty() ? Kind.ADDED : other.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
                changes.add(new Change(kind, device, label, field, one, other));
            }
        }
    }

    /** Values by device and field; of several lines about one device, each field is as the last that has it says. */
    private static Map<String, Map<String, String>> said(
            List<Entry> entries, AssetIndex index, Map<String, String> labels) {
        Map<String, Map<String, String>> said = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (!UserValues.says(entry)) {
                continue;
            }
            Asset asset = index.one(entry);
            Entry named = asset == null ? entry.with("name", "") : Entry.of(asset);
            String device = asset == null ? named.label() : asset.id();
            labels.putIfAbsent(device, named.label());
            said.computeIfAbsent(device, _ -> new LinkedHashMap<>()).putAll(UserValues.sayings(entry));
        }
        return said;
    }
}
