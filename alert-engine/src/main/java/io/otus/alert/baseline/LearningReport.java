package io.otus.alert.baseline;

import io.otus.core.time.Nanos;
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
    private static final double DAY = 24.0 * Nanos.HOUR;
    /** A forecast needs this much time to be learned from. */
    public static final long LEAST = 5 * Nanos.HOUR;
    /** The part of the time that forecasts are made from; they are checked on the rest. */
    private static final double KNOWN = 0.8;
    /** A fact that was seen in more hours than this is learned by repetition. */
    private static final int SELDOM = 2;
    /** New facts of one asset or client within this time make one alert. */
    private static final long TOGETHER = 5 * Nanos.MINUTE;

    public LearningReport {
        categories = List.copyOf(categories);
        curve = List.copyOf(curve);
        review = List.copyOf(review);
    }

    /**
     * A category.
     *
     * @param facts how many facts it has
     * @param once how many of them were seen in one hour only; when it ended learning, if it did
     * @param unseen estimated share of what comes that was never seen, by Good and Turing: facts seen once, per fact
     *     and hour seen; 1 when there is none
     * @param started event time at which it began to learn by repetition, nanoseconds since 1970; the least long where
     *     it did not, be it that a time was set for learning
     * @param ended event time at which it ended that by itself, nanoseconds since 1970; the least long where it did not
     */
    public record CategoryState(Category category, int facts, int once, double unseen, long started, long ended) {
        /** Whether the category learns, or learned, by repetition. */
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
     * A forecast for the time after learning. The rate of new facts of late says more than the number of facts that
     * were seen once: most of these are from the beginning, when everything was new, and do not come again.
     *
     * @param facts facts a day that are not known: new ones, as many as of late, and those that return
     * @param returning those of them that were seen before, but too seldom to be learned (by Good and Turing)
     * @param alerts alerts a day that they make
     * @param checkedFrom event time from which on the forecast was checked, nanoseconds since 1970
     * @param predicted new facts that the same estimate, made then, expected after that
     * @param predictedAlerts alerts that they would have made
     * @param came new facts that came until learning ended
     * @param alerted alerts that they would have made
     */
    public record Forecast(
            double facts,
            double returning,
            double alerts,
            long checkedFrom,
            int predicted,
            int predictedAlerts,
            int came,
            int alerted) {}

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
                forecast(baseline, learned, from, Math.max(from, newest), to),
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
        if (progress.ended() != Long.MIN_VALUE) { // what came later was learned no more, and is no part of it
            once = Math.toIntExact(progress.once());
            observations = progress.observations();
        }
        double unseen = observations == 0 ? 1 : (double) once / observations;
        return new CategoryState(progress.category(), facts.size(), once, unseen, progress.started(), progress.ended());
    }

    private static List<HourOf> curve(Map<Category, List<FactLine>> byCategory) {
        TreeMap<Long, Integer> hours = new TreeMap<>();
        for (List<FactLine> lines : byCategory.values()) {
            for (FactLine line : lines) {
                hours.merge(Learning.hourOf(line.history().firstTime()) * Nanos.HOUR, 1, Integer::sum);
            }
        }
        List<HourOf> curve = new ArrayList<>();
        hours.forEach((hour, facts) -> curve.add(new HourOf(hour, facts)));
        return curve;
    }

    /**
     * The last fifth of the time in which a category learned.
     *
     * @param split its beginning, nanoseconds since 1970
     * @param end when learning ended: what came later is told and not learned
     */
    private record Window(long split, long end) {
        static Window of(long from, long end) {
            return new Window(from + Math.round(KNOWN * (end - from)), end);
        }

        /** How much of a day it is. */
        double days() {
            return (end - split) / DAY;
        }

        Window before() {
            return new Window(split - (end - split), split);
        }

        boolean holds(FactLine line) {
            long first = line.history().firstTime();
            return first > split && first <= end;
        }
    }

    private static long end(CategoryProgress category, boolean isByRepetition, long newest, long to) {
        if (category.ended() != Long.MIN_VALUE) {
            return Math.min(category.ended(), to);
        }
        return isByRepetition ? to : newest; // a time that was set is in no store
    }

    private static @Nullable Forecast forecast(
            Baseline baseline, List<FactLine> learned, long from, long newest, long to) {
        List<CategoryProgress> categories = baseline.learning().categories();
        boolean isByRepetition = categories.stream().anyMatch(each -> each.started() != Long.MIN_VALUE);
        if (to - from < LEAST || (!isByRepetition && newest - from < LEAST)) {
            return null;
        }
        List<FactLine> before = new ArrayList<>();
        List<FactLine> came = new ArrayList<>();
        double facts = 0;
        long checkedFrom = to;
        for (CategoryProgress category : categories) {
            Window window = Window.of(from, end(category, isByRepetition, newest, to));
            List<FactLine> its = learned.stream()
                    .filter(line -> line.aspect().category() == category.category())
                    .toList();
            int known = came.size();
            its.stream().filter(window::holds).forEach(came::add);
            its.stream().filter(window.before()::holds).forEach(before::add);
            facts += (came.size() - known) / window.days();
            checkedFrom = Math.min(checkedFrom, window.split());
        }
        int alerted = alerts(came);
        int predictedAlerts = alerts(before);
        double perFact = 1;
        if (!came.isEmpty()) {
            perFact = (double) alerted / came.size();
        } else if (!before.isEmpty()) {
            perFact = (double) predictedAlerts / before.size();
        }
        double returning = returning(learned) * DAY / (to - from);
        facts += returning;
        return new Forecast(
                facts, returning, facts * perFact, checkedFrom, before.size(), predictedAlerts, came.size(), alerted);
    }

    /**
     * How many candidates return within such a time as was learned: by Good and Turing, as many facts that were seen in
     * one hour are seen again in the next as two times those of two hours, spread over all hours, and so on.
     */
    private static double returning(List<FactLine> learned) {
        int[] facts = new int[SELDOM + 2];
        int[] candidates = new int[SELDOM + 1];
        for (FactLine line : learned) {
            int hours = line.history().hours();
            if (hours < facts.length) {
                facts[hours]++;
            }
            if (hours < candidates.length && line.state() == FactState.CANDIDATE) {
                candidates[hours]++;
            }
        }
        double returning = 0;
        for (int hours = 1; hours <= SELDOM; hours++) {
            double share = facts[hours] == 0 ? 0 : (double) candidates[hours] / facts[hours];
            returning += share * (hours + 1) * facts[hours + 1];
        }
        return returning;
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
