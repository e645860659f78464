package io.otus.alert.detect;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a detector remembers of things that traffic may invent: a map with a bound, in which the entry that was not
 * looked for or put for longest makes room for a new one. Confined to the analysis thread.
 */
public final class RecentMap<K, V> {
    private static final int INITIAL_CAPACITY = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private final int most;
    private final Consumer<? super V> dropped;
    /** In the order of their latest use. */
    private final SequencedMap<K, V> entries = new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, true);

    private long forgotten;

    /**
     * An empty map.
     *
     * @param most how many entries it has at most, 1 or more
     */
    public RecentMap(int most) {
        this(most, _ -> {});
    }

    /**
     * An empty map that says what makes room.
     *
     * @param most how many entries it has at most, 1 or more
     * @param dropped is shown each that makes room for another one
     */
    public RecentMap(int most, Consumer<? super V> dropped) {
        this.most = most;
        this.dropped = dropped;
    }

    /** What is remembered of a key; null where nothing is. */
    public @Nullable V get(K key) {
        return entries.get(key);
    }

    /** Whether something is remembered of a key; looks without use. */
    public boolean contains(K key) {
        return entries.containsKey(key);
    }

    /** What is remembered of a key; made where nothing is. */
    public V getOrMake(K key, Supplier<V> maker) {
        V known = entries.get(key);
        if (known != null) {
            return known;
        }
        V made = maker.get();
        put(key, made);
        return made;
    }

    /** Remembers something in place of what was remembered of the key. */
    public void put(K key, V value) {
        entries.put(key, value);
        if (entries.size() > most) {
            forgotten++;
            dropped.accept(entries.pollFirstEntry().getValue());
        }
    }

    /** Forgets a key; what was remembered of it, null where nothing was. */
    public @Nullable V remove(K key) {
        return entries.remove(key);
    }

    /** Forgets everything. */
    public void clear() {
        entries.clear();
    }

    /** All that is remembered, the least recent first; an iterator may remove. */
    public Collection<V> values() {
        return entries.values();
    }

    /** Shows all that is remembered with its keys, the least recent first. */
    public void forEach(BiConsumer<? super K, ? super V> viewer) {
        entries.forEach(viewer);
    }

    /** How many entries made room for others. */
    public long forgotten() {
        return forgotten;
    }
}
