package io.otus.alert.baseline;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Which assets have a habit, without a look at all of them. A sort of habits is indexed from the first question about
 * it on, as nobody asks about most of them. Confined to the analysis thread.
 */
final class HabitIndex {
    /** Heap bytes of one entry, where hardly any two assets have the same habit. */
    private static final int WEIGHT = 250;

    private final Collection<AssetModel> assets;
    private final Map<String, Map<Habit, SequencedSet<AssetModel>>> sorts = new HashMap<>();
    private int entries;

    /**
     * An empty one.
     *
     * @param assets all that there are at any time
     */
    HabitIndex(Collection<AssetModel> assets) {
        this.assets = assets;
    }

    /** The assets that have a habit, known or not. */
    Collection<AssetModel> having(Habit habit) {
        Map<Habit, SequencedSet<AssetModel>> known = sorts.get(habit.sort());
        if (known == null) {
            known = new HashMap<>();
            sorts.put(habit.sort(), known);
            for (AssetModel asset : assets) {
                for (Habit each : asset.habits().keySet()) {
                    if (each.sort().equals(habit.sort())) {
                        add(known, asset, each);
                    }
                }
            }
        }
        SequencedSet<AssetModel> having = known.get(habit);
        return having == null ? Set.of() : Collections.unmodifiableCollection(having);
    }

    /** An asset has a habit from now on. */
    void add(AssetModel asset, Habit habit) {
        Map<Habit, SequencedSet<AssetModel>> known = sorts.get(habit.sort());
        if (known != null) {
            add(known, asset, habit);
        }
    }

    private void add(Map<Habit, SequencedSet<AssetModel>> known, AssetModel asset, Habit habit) {
        if (known.computeIfAbsent(habit, _ -> new LinkedHashSet<>(2)).add(asset)) {
            entries++;
        }
    }

    /** An asset has the habits of another one too. */
    void addAll(AssetModel asset) {
        if (!sorts.isEmpty()) {
            asset.habits().keySet().forEach(each -> add(asset, each));
        }
    }

    /** There is no such asset any more. */
    void remove(AssetModel asset) {
        if (sorts.isEmpty()) {
            return;
        }
        for (Habit each : asset.habits().keySet()) {
            Map<Habit, SequencedSet<AssetModel>> known = sorts.get(each.sort());
            Set<AssetModel> its = known == null ? null : known.get(each);
            if (known != null && its != null && its.remove(asset)) {
                entries--;
                if (its.isEmpty()) {
                    known.remove(each);
                }
            }
        }
    }

    /** Heap bytes of the index, computed from the number of its entries. */
    long weight() {
        return (long) WEIGHT * entries;
    }
}
