package io.otus.alert.baseline;

import io.otus.core.time.Nanos;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a sensor says of learning when it starts: who takes it to guard must know that much is not told yet. */
public final class LearningNotice {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String NEW = "what is new";

    private LearningNotice() {}

    /**
     * Says what is learned, until when, and what that leaves untold; empty where nothing is learned.
     *
     * @param learning as the sensor goes on with it
     * @param now event time, nanoseconds since 1970
     */
    public static Optional<String> of(LearningPlan plan, Learning learning, long now) {
        return switch (plan) {
            case LearningPlan.Enforce() -> Optional.empty();
            case LearningPlan.Until(long end) ->
                now < end ? Optional.of(text("learning", "until " + minute(end), NEW)) : Optional.empty();
            case LearningPlan.Repetition repetition -> byRepetition(repetition, learning, now);
        };
    }

    private static Optional<String> byRepetition(LearningPlan.Repetition plan, Learning learning, long now) {
        List<CategoryProgress> all = learning.categories();
        List<CategoryProgress> left =
                all.stream().filter(each -> !each.isOver(plan, now)).toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        List<Long> begun = left.stream()
                .map(CategoryProgress::started)
                .filter(started -> started != Long.MIN_VALUE)
                .toList();
        String what = left.size() < all.size() ? "learning goes on" : "learning begins";
        if (!begun.isEmpty()) {
            what = "learning since " + minute(Collections.min(begun));
        }
        if (left.size() < all.size()) {
            what += left.stream().map(each -> each.category().key()).collect(Collectors.joining(", ", " (", " only)"));
        }
        // What was never heard begins to learn with its first frame, and puts no end off until then.
        long least = (begun.isEmpty() ? now : Collections.min(begun))
                + plan.minimum().toNanos();
        String until = least > now ? "until " + minute(least) + " at the earliest" : "until what is new is rare enough";
        return Optional.of(text(what, until, left.size() < all.size() ? "what is new of these" : NEW));
    }

    private static String text(String what, String until, String untold) {
        return what + ", " + until + ": " + untold
                + " raises no alert till then, only what is wrong wherever it happens"
                + " ('otus baseline status' tells more)";
    }

    private static String minute(long time) {
        return MINUTE.format(Nanos.instant(time)) + " UTC";
    }
}
