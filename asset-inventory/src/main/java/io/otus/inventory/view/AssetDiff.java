package io.otus.inventory.view;

import io.otus.inventory.graph.Asset;
import io.otus.inventory.vendor.Makers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two lists of devices. A device of one list is that of the other which has its id, else one of its MAC addresses, else its
 * serial number, else one of its IP addresses, else its name; each is paired once.
 */
public final class AssetDiff {
    /** What became of a device. */
    public enum Kind {
        /** It is in the first list only. */
        GONE,
        /** It is in the second list only. */
        NEW,
        /** Both lists have it and say different things of it. */
        CHANGED,
        /** The second list knows something of it that the first does not. */
        LEARNED,
        /** The first list knows something of it that the second does not. */
        LOST
    }

    /**
     * One difference.
     *
     * @param kind what became of the device
     * @param device the device
     * @param field what differs; empty where the whole device does
     * @param before the value in the first list; empty where that has none
     * @param after the value in the second list; empty where that has none
     */
    public record Difference(Kind kind, Entry device, String field, String before, String after) {}

    private static final List<String> KEYS = List.of("id", "mac", "serial", "ip", "name");

    private static final Pattern LEVEL = Pattern.compile("^(purdue )?(level|l) ?(?=[0-5])");

    private AssetDiff() {}

    /** All differences: gone in the order of the first list, then new and changed in the order of the second. */
    public static List<Difference> of(List<Entry> before, List<Entry> after) {
        @Nullable Entry[] partners = new @Nullable Entry[after.size()];
        boolean[] paired = new boolean[before.size()];
        for (String key : KEYS) {
            pair(key, before, after, paired, partners);
        }
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!paired[i]) {
                differences.add(new Difference(Kind.GONE, before.get(i), "", "", ""));
            }
        }
        for (int i = 0; i < after.size(); i++) {
            Entry partner = partners[i];
            if (partner == null) {
                differences.add(new Difference(Kind.NEW, after.get(i), "", "", ""));
            } else {
                compare(partner, after.get(i), differences);
            }
        }
        return differences;
    }

    /**
     * What differs between two moments of one inventory: those that appeared in between, those that were heard regularly and fell silent in between, and
     * what was said otherwise of the others, or concluded from it.
     *
     * @param assets in the order in which differences are told
     */
    public static List<Difference> between(List<Asset> assets, long from, long to) {
        List<Difference> differences = new ArrayList<>();
        for (Asset asset : assets) {
            Entry after = Entry.at(asset, to).orElse(null);
            Entry before = Entry.at(asset, from).orElse(null);
            if (after == null) {
                continue;
            }
            if (before == null) {
                differences.add(new Difference(Kind.NEW, after, "", "", ""));
                continue;
            }
            compare(before, after, differences);
            if (asset.missed() && asset.lastTime() > from && asset.lastTime() <= to) {
                differences.add(new Difference(Kind.GONE, after, "", "", ""));
            }
        }
        return differences;
    }

    private static void pair(
            String key, List<Entry> before, List<Entry> after, boolean[] paired, @Nullable Entry[] partners) {
        Map<String, Integer> open = new HashMap<>();
        for (int i = before.size() - 1; i >= 0; i--) {
            if (!paired[i]) {
                for (String value : before.get(i).values(key)) {
                    open.put(value.toLowerCase(Locale.ROOT), i);
                }
            }
        }
        for (int i = 0; i < after.size(); i++) {
            if (partners[i] != null) {
                continue;
            }
            for (String value : after.get(i).values(key)) {
                Integer at = open.get(value.toLowerCase(Locale.ROOT));
                if (at != null && !paired[at]) {
                    paired[at] = true;
                    partners[i] = before.get(at);
                    break;
                }
            }
        }
    }

    private static void compare(Entry before, Entry after, List<Difference> differences) {
        for (String field : Entry.COMPARED) {
            List<String> old = before.values(field);
            List<String> now = after.values(field);
            if ((old.isEmpty() && now.isEmpty()) || (!now.isEmpty() && same(field, old, now))) {
                continue;
            }
            Kind kind = old.isEmpty() ? Kind.LEARNED : now.isEmpty() ? Kind.LOST : Kind.CHANGED;
            differences.add(new Difference(kind, after, field, String.join(",", old), String.join(",", now)));
        }
    }

    private static boolean same(String field, List<String> old, List<String> now) {
        if (old.isEmpty()) {
            return false;
        }
        List<String> one = old.stream().map(value -> plain(field, value)).toList();
        List<String> other = now.stream().map(value -> plain(field, value)).toList();
        return switch (field) {
            case "vendor" -> Makers.same(old.getFirst(), now.getFirst());
            // A plant's list rarely has every address of a device.
            case "ip", "mac" -> one.containsAll(other) || other.containsAll(one);
            default -> Set.copyOf(one).equals(Set.copyOf(other));
        };
    }

    /** How a value is compared: without regard to case, and a level by its number, which lists write as {@code L1} or {@code Level 1} too. */
    private static String plain(String field, String value) {
        String small = value.toLowerCase(Locale.ROOT);
        return field.equals("purdue_level") ? LEVEL.matcher(small).replaceFirst("") : small;
    }
}
