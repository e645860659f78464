package io.otus.alert.detect;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded map for what a detector remembers of things that traffic may invent. The entry that was not read or written
 * for the longest time makes room for a new one. Confined to the analysis thread.
 */
public final class RecentMap<K, V> {
    private static final int INITIAL_CAPACITY = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private final int most;
    private final Consumer<? super V> dropped;
    /** The entries, least recently used first. */
    private final SequencedMap<K, V> entries = new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, true);

    private long forgotten;

    /**
     * Creates an empty map.
     *
     * @param most the greatest number of entries, 1 or more
     */
    public RecentMap(int most) {
        this(most, _ -> {});
    }

    /**
     * Creates an empty map that shows the values that make room.
     *
     * @param most the greatest number of entries, 1 or more
     * @param dropped receives each value that makes room for another one
     */
    public RecentMap(int most, Consumer<? super V> dropped) {
        this.most = most;
        this.dropped = dropped;
    }

    /** Returns the value of a key, null if there is none, and counts as a use. */
    public @Nullable V get(K key) {
        return entries.get(key);
    }

    /** Returns whether a key has a value; this does not count as a use. */
    public boolean contains(K key) {
        return entries.containsKey(key);
    }

    /** Returns the value of a key, and makes one if there is none. */
    public V getOrMake(K key, Supplier<V> maker) {
        V known = entries.get(key);
        if (known != null) {
            return known;
        }
        V made = maker.get();
        put(key, made);
        return made;
    }

    /** Sets the value of a key. */
    public void put(K key, V value) {
        entries.put(key, value);
        if (entries.size() > most) {
            forgotten++;
            dropped.accept(entries.pollFirstEntry().getValue());
        }
    }

    /** Removes a key and returns its value; null if there was none. */
    public @Nullable V remove(K key) {
        return entries.remove(key);
    }

    /** Removes all entries. */
    public void clear() {
        entries.clear();
    }

    /** Returns all values, least recently used first; an iterator may remove. */
    public Collection<V> values() {
        return entries.values();
    }

    /** Passes all entries to the viewer, least recently used first. */
    public void forEach(BiConsumer<? super K, ? super V> viewer) {
        entries.forEach(viewer);
    }

    /** Returns how many entries made room for others. */
    public long forgotten() {
        return forgotten;
    }
}
