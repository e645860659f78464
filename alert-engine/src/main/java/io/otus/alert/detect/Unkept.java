package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a habit that found no room in the baseline.
 *
 * @param asset whose it is
 * @param habit what it does
 */
public record Unkept(AssetModel asset, Habit habit) {
    /** What a finding about a habit is grouped by: the fact, where there is one. */
    public static Object or(@Nullable Fact fact, AssetModel asset, Habit habit) {
        return fact != null ? fact : new Unkept(asset, habit);
    }
}
