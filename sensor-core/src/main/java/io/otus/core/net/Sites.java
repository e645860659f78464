package io.otus.core.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a plant that one sensor hears by interfaces of their own and in which the same addresses may be other
 * devices. The number of a site, from 1 on in the order in which they are configured, is part of each
 * {@link Endpoint#segment}; what is heard by any other interface has none. Immutable.
 */
public final class Sites {
    /** Most sites. */
    public static final int MAX_SITES = 127;

    /** No sites: whatever the interface, there is one address space for each VLAN. */
    public static final Sites NONE = new Sites(List.of(), Map.of());

    private static final int SHIFT = 24;

    private final List<String> names;
    private final Map<String, Integer> segments;

    private Sites(List<String> names, Map<String, Integer> segments) {
        this.names = names;
        this.segments = segments;
    }

    /**
     * Sites by their names, in order, each with the names of its interfaces.
     *
     * @throws IllegalArgumentException if there are too many, one has no list, or an interface is in two of them
     */
    public static Sites of(Map<String, ? extends @Nullable List<String>> interfaces) {
        if (interfaces.size() > MAX_SITES) {
            throw new IllegalArgumentException("more than " + MAX_SITES + " sites");
        }
        List<String> names = new ArrayList<>();
        Map<String, Integer> segments = new HashMap<>();
        interfaces.forEach((name, its) -> {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a site has no name");
            }
            if (its == null) {
                throw new IllegalArgumentException("site '" + name + "' has no list of interfaces");
            }
            names.add(name);
            for (String each : its) {
                if (segments.put(each, names.size() << SHIFT) != null) {
                    throw new IllegalArgumentException("interface '" + each + "' is named twice");
                }
            }
        });
        return new Sites(List.copyOf(names), Map.copyOf(segments));
    }

    /** The names in the order of their numbers, which begin with 1. */
    public List<String> names() {
        return names;
    }

    /** The interfaces that are in a site, by name. */
    public List<String> interfaces() {
        return segments.keySet().stream().sorted().toList();
    }

    /**
     * The segment of frames of an interface without their tags, which holds the site alone; 0 where the interface is of
     * no site.
     */
    public int segment(String interfaceName) {
        return segments.isEmpty() ? 0 : segments.getOrDefault(interfaceName, 0);
    }

    /** The name of the site that a segment is in; null where it is in none. */
    public @Nullable String name(int segment) {
        int number = number(segment);
        return number == 0 || number > names.size() ? null : names.get(number - 1);
    }

    /** The number of the site of a name; 0 where there is none. */
    public int numberOf(String name) {
        return names.indexOf(name) + 1;
    }

    /** The number of the site that a segment is in; 0 where it is in none. */
    public static int number(int segment) {
        return segment >>> SHIFT;
    }

    /** The VLAN tags of a segment, without its site. */
    public static int tags(int segment) {
        return segment & (1 << SHIFT) - 1;
    }

    /** The VLAN of a segment, the inner one of two; 0 without a tag. */
    public static int vlan(int segment) {
        return segment & 0xFFF;
    }

    /** The site and the innermost VLAN id of a segment: these identify a network, whoever adds outer tags. */
    public static int network(int segment) {
        return untagged(segment) | vlan(segment);
    }

    /**
     * The network of a VLAN in a site.
     *
     * @param site its number, 0 to {@link #MAX_SITES}
     * @param vlan its id, 0 to 4095
     * @throws IllegalArgumentException if there is none of that number
     */
    public static int network(int site, int vlan) {
        if (site < 0 || site > MAX_SITES || vlan != vlan(vlan)) {
            throw new IllegalArgumentException("no network: site " + site + ", VLAN " + vlan);
        }
        return site << SHIFT | vlan;
    }

    /** Name of the VLAN of a segment with a tag: its number, the outer one first. */
    public static String vlanName(int segment) {
        int outer = tags(segment) >>> 12;
        return outer == 0 ? "VLAN " + vlan(segment) : "VLAN " + outer + '.' + vlan(segment);
    }

    /** The segment of frames without a tag in the same site. */
    public static int untagged(int segment) {
        return segment - tags(segment);
    }
}
