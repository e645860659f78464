package io.otus.core.spi;

import java.util.SequencedMap;

/** How dissectors bound what they remember of things that traffic may invent. Stateless. */
public final class Bounded {
    private Bounded() {}

    /**
     * Remembers something as the latest, in place of what was remembered of the key.
     *
     * @param most how many entries the map has at most; what was put first makes room for one more
     */
    public static <K, V> void putLast(SequencedMap<K, V> map, K key, V value, int most) {
        map.putLast(key, value);
        if (map.size() > most) {
            map.pollFirstEntry();
        }
    }
}
