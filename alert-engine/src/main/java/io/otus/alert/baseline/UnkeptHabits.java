package io.otus.alert.baseline;

import io.otus.core.evidence.Evidence;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The facts of habits that found no room with their assets. They are new however often they are seen, as nobody learns
 * them, but each is one fact while it is remembered, so that it is told once and then goes on. They are no part of the
 * text and not stored. Who fills an asset with things that he makes up gets no further than this: of each asset
 * {@value #MAX_OWN} are remembered, and what is beyond them is one fact for all of a sort. Confined to the analysis
 * thread.
 */
final class UnkeptHabits {
    /** Assets of which such are remembered; the least recent go first. */
    static final int MAX_ASSETS = 128;
    /** Habits of an asset that have a fact of their own. */
    static final int MAX_OWN = 64;

    private static final int INITIAL_CAPACITY = 16;
    private static final float LOAD_FACTOR = 0.75f;
    /** Heap bytes of one entry. */
    private static final int WEIGHT = 250;

    /** In the order of their latest use. */
    private final SequencedMap<AssetModel, Map<Habit, Fact>> facts =
            new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, true);

    private final Learning learning;

    UnkeptHabits(Learning learning) {
        this.learning = learning;
    }

    /** The fact of a habit; makes it where there is none, or where that is from when it was learned. */
    Fact of(AssetModel asset, Habit habit, boolean repeatable, long time, Evidence evidence) {
        Map<Habit, Fact> its = facts.computeIfAbsent(asset, _ -> new HashMap<>());
        if (facts.size() > MAX_ASSETS) {
            facts.pollFirstEntry();
        }
        boolean isOwn = its.containsKey(habit) || its.size() < MAX_OWN;
        Habit kept = isOwn ? habit : Habit.further(habit.sort());
        Fact known = its.get(kept);
        boolean isLearning = learning.isLearning(Category.CONVERSATIONS, time);
        if (known != null && (isLearning || !known.isFormer())) {
            return known;
        }
        Fact fact = learning.createUnkept(asset, Category.CONVERSATIONS, time, evidence);
        if (!repeatable) {
            fact.neverByRepetition();
        }
        if (!isOwn) {
            fact.share();
        }
        its.put(kept, fact);
        return fact;
    }

    /** Heap bytes of all entries, computed from their number. */
    long weight() {
        long count = 0;
        for (Map<Habit, Fact> each : facts.values()) {
            count += each.size();
        }
        return WEIGHT * count;
    }
}
