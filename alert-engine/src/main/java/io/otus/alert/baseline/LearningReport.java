package io.otus.alert.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far learning has come, from the histories of the learned facts alone: what is new an hour, how much was never
 * seen yet, what would alert a day if learning ended now and how such a forecast would have done on the last fifth of
 * its own data, and what a person should look at first.
 *
 * @param from event time of the first fact, nanoseconds since 1970; 0 when nothing was learned
 * @param newest event time at which the latest of them was first seen that no person declared normal
 * @param to event time of the latest sight of one
 * @param categories each category
 * @param curve new facts an hour, hours without any left out
 * @param forecast what is to be expected; null while less than {@link #LEAST} was learned from
 * @param review learned facts that nobody approved, in the order in which to look at them; readings, polls and orders,
 *     which alert by their limits only, are not among them
 */
public record LearningReport(
        long from,
        long newest,
        long to,
        List<CategoryState> categories,
        List<HourOf> curve,
        @Nullable Forecast forecast,
        List<FactLine> review) {
    private static final long HOUR = 3_600_000_000_000L;
    private static final double DAY = 24.0 * HOUR;
    /** A forecast needs this much time to be learned from, in nanoseconds: five hours. */
    public static final long LEAST = 5 * HOUR;
    /** The part of the time that forecasts are made from; they are checked on the rest. */
    private static final double KNOWN = 0.8;
    /** New facts of one asset or client within this time make one alert, in nanoseconds. */
    private static final long TOGETHER = 300_000_000_000L;

    /** Copies the lists. */
    public LearningReport {
        categories = List.copyOf(categories);
        curve = List.copyOf(curve);
        review = List.copyOf(review);
    }

    /**
     * A category.
     *
     * @param facts how many facts it has
     * @param once how many of them were seen in one hour only
     * @param unseen estimated share of what comes that was never seen, by Good and Turing: facts seen once, per fact
     *     and hour seen; 1 when there is none
     * @param started event time at which it began to learn by repetition, nanoseconds since 1970; the least long where
     *     it did not, be it that a time was set for learning
     * @param ended event time at which it ended that by itself, nanoseconds since 1970; the least long where it did not
     */
    public record CategoryState(
            Category category, int facts, int once, double unseen, long started, long ended) {
        /** Whether it learns, or learned, by repetition. */
        public boolean isByRepetition() {
            return started != Long.MIN_VALUE;
        }
    }

    /**
     * New facts of an hour.
     *
     * @param hour its beginning, nanoseconds since 1970
     * @param facts how many facts were seen for the first time
     */
    public record HourOf(long hour, int facts) {}

    /**
     * What is to be expected.
     *
     * @param facts new facts a day, if learning ended now
     * @param alerts alerts a day that they make
     * @param checkedFrom event time from which on the forecast was checked, nanoseconds since 1970
     * @param predicted facts that the same estimate, made then, expected after that
     * @param came facts that came
     * @param alerted alerts that they would have made
     */
    public record Forecast(double facts, double alerts, long checkedFrom, double predicted, int came, int alerted) {}

    /** The report on a baseline. */
    public static LearningReport of(Baseline baseline) {
        Map<Category, List<FactLine>> byCategory = new EnumMap<>(Category.class);
        List<FactLine> learned = new ArrayList<>();
        long from = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;
        long to = Long.MIN_VALUE;
        for (FactLine line : BaselineExport.of(baseline).facts()) {
            if (line.source() != null || line.history().hours() == 0) {
                continue;
            }
            byCategory
                    .computeIfAbsent(line.aspect().category(), _ -> new ArrayList<>())
                    .add(line);
            from = Math.min(from, line.history().firstTime());
            to = Math.max(to, line.history().lastTime());
            if (line.state() != FactState.APPROVED) { // else it may be of the time after learning
                newest = Math.max(newest, line.history().firstTime());
            }
            if (isToldWhenNew(line)) {
                learned.add(line);
            }
        }
        if (byCategory.isEmpty()) {
            from = 0;
            to = 0;
        }
        List<CategoryState> states = new ArrayList<>();
        for (CategoryProgress progress : baseline.learning().categories()) {
            states.add(state(progress, byCategory.getOrDefault(progress.category(), List.of())));
        }
        return new LearningReport(
                from,
                Math.max(from, newest),
                to,
                states,
                curve(byCategory),
                forecast(learned, from, to),
                review(byCategory.values().stream().flatMap(List::stream).toList(), learned));
    }

    /** Readings, polls and orders have limits that are watched; that there is another one alerts nobody. */
    private static boolean isToldWhenNew(FactLine line) {
        return switch (line.aspect()) {
            case Aspect.Reads _, Aspect.Polled _, Aspect.Ordered _ -> false;
            default -> true;
        };
    }

    private static CategoryState state(CategoryProgress progress, List<FactLine> facts) {
        int once = 0;
        long observations = 0;
        for (FactLine line : facts) {
            once += line.history().hours() == 1 ? 1 : 0;
            observations += line.history().hours();
        }
        double unseen = observations == 0 ? 1 : (double) once / observations;
        return new CategoryState(progress.category(), facts.size(), once, unseen, progress.started(), progress.ended());
    }

    private static List<HourOf> curve(Map<Category, List<FactLine>> byCategory) {
        TreeMap<Long, Integer> hours = new TreeMap<>();
        for (List<FactLine> lines : byCategory.values()) {
            for (FactLine line : lines) {
                hours.merge(Learning.hourOf(line.history().firstTime()) * HOUR, 1, Integer::sum);
            }
        }
        List<HourOf> curve = new ArrayList<>();
        hours.forEach((hour, facts) -> curve.add(new HourOf(hour, facts)));
        return curve;
    }

    private static @Nullable Forecast forecast(List<FactLine> learned, long from, long to) {
        if (to - from < LEAST) {
            return null;
        }
        long split = from + Math.round(KNOWN * (to - from));
        int once = 0;
        int onceThen = 0;
        List<FactLine> came = new ArrayList<>();
        for (FactLine line : learned) {
            FactHistory history = line.history();
            once += history.hours() == 1 ? 1 : 0;
            if (history.firstTime() > split) {
                came.add(line);
            } else if (history.hours() == 1 || (history.hours() == 2 && history.lastTime() > split)) {
                onceThen++;
            }
        }
        // Of the facts an hour, so many are new as were seen in one hour only, spread over all hours.
        double facts = once * DAY / (to - from);
        double predicted = (double) onceThen / (split - from) * (to - split);
        int alerted = alerts(came);
        double perFact = came.isEmpty() ? 1 : (double) alerted / came.size();
        return new Forecast(facts, facts * perFact, split, predicted, came.size(), alerted);
    }

    private static int alerts(List<FactLine> facts) {
        List<FactLine> inOrder = new ArrayList<>(facts);
        inOrder.sort(Comparator.comparingLong((FactLine line) -> line.history().firstTime())
                .thenComparing(FactLine::text));
        Map<String, Long> since = new HashMap<>();
        int alerts = 0;
        for (FactLine line : inOrder) {
            String who = switch (line.place()) {
                case Place.OfAsset it -> it.asset();
                case Place.OfConversation it -> it.client();
            };
            Long before = since.get(who);
            long time = line.history().firstTime();
            if (before == null || time - before >= TOGETHER) {
                since.put(who, time);
                alerts++;
            }
        }
        return alerts;
    }

    private static List<FactLine> review(List<FactLine> heard, List<FactLine> learned) {
        return Review.of(
                heard,
                learned.stream()
                        .filter(line -> line.state() != FactState.APPROVED)
                        .toList());
    }

    /** Facts of a baseline that were first seen within a time, as statements in order. */
    public static List<String> since(Baseline baseline, long after, long until) {
        return BaselineExport.of(baseline).facts().stream()
                .filter(line ->
                        line.history().firstTime() > after && line.history().firstTime() <= until)
                .map(FactLine::statement)
                .sorted()
                .toList();
    }
}
