package io.otus.alert.baseline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Maps and sets of which nearly all stay empty or hold one, and of which there are many: no table and no tree is made
 * for those. They begin as {@link Map#of()} and {@link Set#of()}, what a method here returns takes the place of what it
 * was given, and what holds one alone is not changed otherwise.
 */
final class Sparse {
    private Sparse() {}

    /** The map with an entry more, or with this one instead of the one of its key. */
    static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        if (isOnly(map, key)) {
            return Map.of(key, value);
        }
        Map<K, V> some = map.size() == 1 ? new HashMap<>(map) : map;
        some.put(key, value);
        return some;
    }

    /** As {@link #put}, of a map that is sorted. */
    static <K extends Comparable<? super K>, V> Map<K, V> putSorted(Map<K, V> map, K key, V value) {
        if (isOnly(map, key)) {
            return Map.of(key, value);
        }
        Map<K, V> some = map.size() == 1 ? new TreeMap<>(map) : map;
        some.put(key, value);
        return some;
    }

    /** The set with an element more. */
    static <E> Set<E> add(Set<E> set, E element) {
        if (set.isEmpty() || set.contains(element)) {
            return set.isEmpty() ? Set.of(element) : set;
        }
        Set<E> some = set.size() == 1 ? new HashSet<>(set) : set;
        some.add(element);
        return some;
    }

    /** As {@link #add}, of a set that is sorted. */
    static <E extends Comparable<? super E>> Set<E> addSorted(Set<E> set, E element) {
        if (set.isEmpty() || set.contains(element)) {
            return set.isEmpty() ? Set.of(element) : set;
        }
        Set<E> some = set.size() == 1 ? new TreeSet<>(set) : set;
        some.add(element);
        return some;
    }

    private static <K> boolean isOnly(Map<K, ?> map, K key) {
        return map.isEmpty() || (map.size() == 1 && map.containsKey(key));
    }
}
