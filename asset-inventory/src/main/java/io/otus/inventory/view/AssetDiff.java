package io.otus.inventory.view;

import io.otus.inventory.graph.Asset;
import io.otus.inventory.vendor.Makers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares two lists of devices. Each device is paired at most once, by the first of these keys that fits: its id
 * together with one of its addresses, where both lists have addresses (for a sub-device, those of its device); one of
 * its MAC addresses; its serial number; one of its IP addresses, on its own VLAN before any other; its name; its id
 * alone, if both lists come from one inventory, in which it was first heard at one time.
 */
public final class AssetDiff {
    /** The kinds of differences. */
    public enum Kind {
        /** It is in the first list only. */
        GONE,
        /** It is in the second list only. */
        NEW,
        /** Both lists have the device, with different values. */
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
     * @param label what to call it: with its VLAN where one of the lists has several of one name and address
     * @param field what differs; empty where the whole device does
     * @param before the value in the first list; empty where that has none
     * @param after the value in the second list; empty where that has none
     */
    public record Difference(Kind kind, Entry device, String label, String field, String before, String after) {}

    private static final String IP = "ip";
    private static final String NAME = "name";
    private static final String VLAN = UserValues.VLAN;

    /** An address on a VLAN, by which a device is found before it is by the address alone. */
    private static final String IP_ON_VLAN = "ip on vlan";

    private static final String ID = "id";

    /** The id of a device all of whose addresses changed. */
    private static final String ID_ALONE = "id alone";

    private static final List<String> KEYS = List.of(ID, "mac", "serial", IP_ON_VLAN, IP, NAME, ID_ALONE);

    private static final Pattern LEVEL = Pattern.compile("^(purdue )?(level|l) ?(?=[0-5])");

    /** What kinds of lists are compared. */
    private enum Lists {
        /** Two inventories, perhaps of two sensors. */
        INVENTORIES,
        /** A list that people keep, in words of their own, and an inventory. */
        PLANT,
        /** Two moments of one inventory. */
        MOMENTS
    }

    private final Lists lists;

    /** The entries of both lists by their ids. */
    private final Map<String, Entry> first = new HashMap<>();

    private final Map<String, Entry> second = new HashMap<>();

    /** Labels that several devices of one list have. */
    private final Set<String> shared = new HashSet<>();

    private final List<Difference> differences = new ArrayList<>();

    private AssetDiff(Lists lists) {
        this.lists = lists;
    }

    /** All differences: gone in the order of the first list, then new and changed in the order of the second. */
    public static List<Difference> of(List<Entry> before, List<Entry> after) {
        return new AssetDiff(Lists.INVENTORIES).compareAll(before, after);
    }

    /** The same for a list that people keep, which says in their words what the inventory says in ours. */
    public static List<Difference> ofPlant(List<Entry> expected, List<Entry> found) {
        return new AssetDiff(Lists.PLANT).compareAll(expected, found);
    }

    private List<Difference> compareAll(List<Entry> before, List<Entry> after) {
        findShared(before);
        findShared(after);
        index(before, first);
        index(after, second);
        @Nullable Entry[] partners = new @Nullable Entry[after.size()];
        boolean[] paired = new boolean[before.size()];
        for (String key : KEYS) {
            pair(key, before, after, paired, partners);
        }
        for (int i = 0; i < before.size(); i++) {
            if (!paired[i]) {
                add(Kind.GONE, before.get(i));
            }
        }
        for (int i = 0; i < after.size(); i++) {
            Entry partner = partners[i];
            if (partner == null) {
                add(Kind.NEW, after.get(i));
            } else {
                compare(partner, after.get(i));
            }
        }
        return differences;
    }

    /**
     * Compares two moments of one inventory: the devices that appeared in between, those that were heard regularly and
     * fell silent in between, and changed claims about the others, or conclusions from these.
     *
     * @param assets in the order in which differences are told
     */
    public static List<Difference> between(List<Asset> assets, long from, long to) {
        AssetDiff diff = new AssetDiff(Lists.MOMENTS);
        diff.findShared(assets.stream()
                .map(asset -> Entry.at(asset, to))
                .flatMap(Optional::stream)
                .toList());
        for (Asset asset : assets) {
            Entry after = Entry.at(asset, to).orElse(null);
            Entry before = Entry.at(asset, from).orElse(null);
            if (after == null) {
                continue;
            }
            if (before == null) {
                diff.add(Kind.NEW, after);
                continue;
            }
            diff.compare(before, after);
            if (asset.missed() && asset.lastTime() > from && asset.lastTime() <= to) {
                diff.add(Kind.GONE, after);
            }
        }
        return diff.differences;
    }

    private void findShared(List<Entry> list) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : list) {
            if (!seen.add(entry.label())) {
                shared.add(entry.label());
            }
        }
    }

    private void add(Kind kind, Entry device) {
        differences.add(new Difference(kind, device, label(device), "", "", ""));
    }

    private String label(Entry device) {
        String label = device.label();
        List<String> vlans = device.values(VLAN);
        return vlans.isEmpty() || !shared.contains(label) ? label : label + " on VLAN " + String.join(",", vlans);
    }

    private static void index(List<Entry> list, Map<String, Entry> byId) {
        list.forEach(entry -> entry.values(ID).forEach(id -> byId.put(id, entry)));
    }

    private void pair(String key, List<Entry> before, List<Entry> after, boolean[] paired, @Nullable Entry[] partners) {
        Map<String, Integer> open = new HashMap<>();
        for (int i = before.size() - 1; i >= 0; i--) {
            if (!paired[i]) {
                for (String value : keys(key, before.get(i))) {
                    open.put(value, i);
                }
            }
        }
        for (int i = 0; i < after.size(); i++) {
            if (partners[i] != null) {
                continue;
            }
            for (String value : keys(key, after.get(i))) {
                Integer at = open.get(value);
                if (at != null && !paired[at] && mayBeOne(key, before.get(at), after.get(i))) {
                    paired[at] = true;
                    partners[i] = before.get(at);
                    break;
                }
            }
        }
    }

    /** Whether two that have a key in common may be one device by it. */
    private boolean mayBeOne(String key, Entry one, Entry other) {
        return switch (key) {
            case ID -> !areApart(one, other) && !areApart(deviceOf(one, first), deviceOf(other, second));
            case ID_ALONE ->
                lists == Lists.PLANT || one.values(Entry.FIRST_SEEN).equals(other.values(Entry.FIRST_SEEN));
            default -> true;
        };
    }

    private static Entry deviceOf(Entry entry, Map<String, Entry> byId) {
        return entry.values(Entry.PARENT).stream().findFirst().map(byId::get).orElse(entry);
    }

    /**
     * Whether both have addresses, and none in common. An id is made of the address that a capture shows first: that of
     * a router in one capture may be that of a host behind it in another.
     */
    private static boolean areApart(Entry one, Entry other) {
        List<String> addresses = addresses(one);
        List<String> others = addresses(other);
        return !addresses.isEmpty() && !others.isEmpty() && Collections.disjoint(addresses, others);
    }

    private static List<String> addresses(Entry entry) {
        List<String> addresses = new ArrayList<>(keys("mac", entry));
        addresses.addAll(keys(IP, entry));
        return addresses;
    }

    /** The texts by which a device is found in another list; two lists may write one text in several ways. */
    private static List<String> keys(String key, Entry entry) {
        if (key.equals(NAME)) {
            return entry.values(NAME).stream().map(PlantWords::name).toList();
        }
        if (key.equals(IP_ON_VLAN)) {
            return entry.values(IP).stream()
                    .flatMap(ip -> entry.values(VLAN).stream().map(vlan -> ip.toLowerCase(Locale.ROOT) + ' ' + vlan))
                    .toList();
        }
        return entry.values(key.equals(ID_ALONE) ? ID : key).stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
    }

    private void compare(Entry before, Entry after) {
        for (String field : Entry.COMPARED) {
            List<String> old = before.values(field);
            List<String> now = after.values(field);
            if ((old.isEmpty() && now.isEmpty()) || (!now.isEmpty() && same(field, old, now))) {
                continue;
            }
            if (lists == Lists.PLANT && !old.isEmpty() && !now.isEmpty() && PlantWords.same(field, before, after)) {
                continue;
            }
            Kind kind = old.isEmpty() ? Kind.LEARNED : now.isEmpty() ? Kind.LOST : Kind.CHANGED;
            differences.add(
                    new Difference(kind, after, label(after), field, String.join(",", old), String.join(",", now)));
        }
    }

    private boolean same(String field, List<String> old, List<String> now) {
        if (old.isEmpty()) {
            return false;
        }
        List<String> one = old.stream().map(value -> plain(field, value)).toList();
        List<String> other = now.stream().map(value -> plain(field, value)).toList();
        return switch (field) {
            case "vendor" -> Makers.same(old.getFirst(), now.getFirst());
            case IP, "mac" -> isOfSame(one, other);
            default -> Set.copyOf(one).equals(Set.copyOf(other));
        };
    }

    /** A plant's list rarely has every address of a device, nor does another sensor hear all of them. */
    private boolean isOfSame(List<String> one, List<String> other) {
        return lists == Lists.MOMENTS
                ? Set.copyOf(one).equals(Set.copyOf(other))
                : one.containsAll(other) || other.containsAll(one);
    }

    /**
     * How a value is compared: without regard to case, and a level by its number, which lists write as {@code L1} or
     * {@code Level 1} too.
     */
    private static String plain(String field, String value) {
        String small = value.toLowerCase(Locale.ROOT);
        return field.equals("purdue_level") ? LEVEL.matcher(small).replaceFirst("") : small;
    }
}
