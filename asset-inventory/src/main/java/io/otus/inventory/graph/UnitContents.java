package io.otus.inventory.graph;

import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compares the values of the sub-devices at one address at the same points, read in turns. This shows whether their
 * numbers stand for several devices, or for one device that ignores the number.
 *
 * <p>Two values that are read one after the other may differ because the process went on. So values of the two numbers
 * at a point are taken in turns, each next to one of the other. If after twelve turns the highest of one is below the
 * lowest of the other, no course of a single value explains it, except a clock in step with the client. So two points
 * must differ, if the two numbers have more than one in common. If the two are never asked for the same point, there is
 * nothing to compare. Then it counts if one client asks both again and again for points of their own, which nobody
 * configures for a device that ignores the number. Bounded. Confined to the analysis thread.
 */
final class UnitContents {
    /** Turns after which a difference is no chance: of one noisy value it is less than one in a million. */
    static final int TURNS = 12;

    /** Most points compared at one address. */
    static final int MAX_POINTS = 32;

    /** Most numbers compared at a point, or asked by one client. */
    static final int MAX_UNITS = 8;

    /** Most clients whose habits are followed. */
    static final int MAX_CLIENTS = 4;

    /** Points at the beginning of a range that are compared. */
    private static final int OF_RANGE = 4;

    /** Changes from one number to another, without anything new, after which those that are alike are left so. */
    private static final int QUIET = 8 * TURNS;

    /** The same bound where two numbers are yet to be compared and one of them is no longer read. */
    private static final int LONG_QUIET = 100 * QUIET;

    /** Stands for two numbers that were found alike at a point, for good. */
    private static final Pair ALIKE = new Pair();

    /** Two numbers at one point: the one that all others are compared with there, and this one. */
    static final class Pair {
        /** The turn of the other one that was compared last. */
        long turn;

        int turns;
        /** Values of this one since the other one was last read. */
        int stale;

        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double ownLowest = Double.POSITIVE_INFINITY;
        double ownHighest = Double.NEGATIVE_INFINITY;

        private void take(double value, double other, boolean isTurn) {
            ownLowest = Math.min(ownLowest, value);
            ownHighest = Math.max(ownHighest, value);
            if (isTurn) {
                turns++;
                lowest = Math.min(lowest, other);
                highest = Math.max(highest, other);
            }
        }

        private boolean overlaps() {
            return ownLowest <= highest && lowest <= ownHighest;
        }

        /** Whether another one holds what this one does. */
        private boolean holdsAs(Pair other) {
            return ownLowest <= other.ownHighest && other.ownLowest <= ownHighest;
        }
    }

    /** A point, with the number that all others are compared with there. */
    static final class Point {
        final String space;
        final long index;
        String unit;
        double latest;
        long turn;
        final Map<String, Pair> others = new LinkedHashMap<>();

        Point(String space, long index, String unit) {
            this.space = space;
            this.index = index;
            this.unit = unit;
        }

        private boolean isIn(PointRange range) {
            return space.equals(range.space()) && index >= range.first() && index < range.first() + size(range);
        }

        private void take(String number, double value) {
            if (number.equals(unit)) {
                latest = value;
                turn++;
                return;
            }
            Pair pair = others.get(number);
            if (pair == null) {
                if (others.size() >= MAX_UNITS) {
                    return;
                }
                pair = new Pair();
                others.put(number, pair);
            }
            if (pair == ALIKE) {
                return;
            }
            boolean isTurn = turn > pair.turn;
            pair.stale = isTurn ? 0 : pair.stale + 1;
            pair.turn = turn;
            if (pair.stale > TURNS) {
                unit = number; // the one before is read no more
                latest = value;
                turn = 1;
                others.clear();
                return;
            }
            pair.take(value, latest, isTurn);
            if (pair.overlaps()) {
                others.put(number, ALIKE);
            }
        }

        void restoreAlike(String number) {
            others.put(number, ALIKE);
        }

        static boolean isAlike(Pair pair) {
            return pair == ALIKE;
        }
    }

    /**
     * Which numbers are devices.
     *
     * @param reason why they are; empty where none are
     * @param numbers those that are
     */
    record Found(String reason, Set<String> numbers) {
        static final Found NOTHING = new Found("", Set.of());
    }

    private final List<Point> points = new ArrayList<>();
    private String latest = "";
    /** Changes from one number to another since anything was new. */
    private int quiet;
    /** When one number was read after another one last. */
    private long lastTurn;
    /** By client, how often each number answered it, up to {@link #TURNS}. */
    private final Map<String, Map<String, Integer>> habits = new LinkedHashMap<>();

    /** Points that are compared. */
    Collection<Point> points() {
        return Collections.unmodifiableList(points);
    }

    /** How often each number answered each client. */
    Map<String, Map<String, Integer>> habits() {
        return Collections.unmodifiableMap(habits);
    }

    void restore(Point point) {
        if (points.size() < MAX_POINTS) {
            points.add(point);
        }
    }

    void restoreHabit(String client, String number, int answers) {
        habits.computeIfAbsent(client, _ -> new LinkedHashMap<>()).put(number, answers);
    }

    /** Changes from one number to another since anything was new. */
    int quiet() {
        return quiet;
    }

    /** When one number was read after another one last. */
    long lastTurn() {
        return lastTurn;
    }

    void restore(int unchanged, long time) {
        quiet = unchanged;
        lastTurn = time;
    }

    /** Whether the numbers were found alike, and will be as long as no further one answers. */
    boolean isSettled() {
        return quiet >= LONG_QUIET
                || (quiet >= QUIET
                        && points.stream()
                                .flatMap(point -> point.others.values().stream())
                                .allMatch(pair -> pair == ALIKE || pair.turns >= TURNS));
    }

    /**
     * A number answered a client with these values; which of the numbers are devices by that.
     *
     * @param isDevice whether a number is known to be one
     */
    Found answered(String number, String client, List<PointRange> answer, Predicate<String> isDevice, long time) {
        if (!number.equals(latest)) {
            latest = number;
            quiet++;
            lastTurn = time;
        }
        boolean holds = false;
        for (PointRange range : answer) {
            if (range.isNamed() || size(range) == 0) {
                continue;
            }
            holds = true;
            add(number, range);
            for (Point point : points) {
                if (point.isIn(range)) {
                    double value = range.values().number((int) (point.index - range.first()));
                    if (Double.isFinite(value)) {
                        point.take(number, value);
                    }
                }
            }
        }
        Set<String> different = differing(number, isDevice);
        if (!different.isEmpty()) {
            return new Found(UnitRule.CONTENTS, different);
        }
        Set<String> own = holds ? habits(number, client) : Set.of();
        return own.size() > 1 ? new Found(UnitRule.POINTS, own) : Found.NOTHING;
    }

    /**
     * A number that differs from the one that it is compared with, and that one. None while it may be the same device
     * as that, or as one of those already distinguished: two numbers of one bank are one device.
     */
    private Set<String> differing(String number, Predicate<String> isDevice) {
        int common = 0;
        int different = 0;
        Set<String> found = new LinkedHashSet<>();
        Set<String> known = new LinkedHashSet<>();
        Set<String> unlike = new LinkedHashSet<>();
        for (Point point : points) {
            Pair pair = point.others.get(number);
            common += pair == null ? 0 : 1;
            if (pair == null || pair.turns < TURNS) {
                continue;
            }
            different++;
            boolean isNew = true;
            for (Map.Entry<String, Pair> each : point.others.entrySet()) {
                if (!each.getKey().equals(number) && isDevice.test(each.getKey())) {
                    known.add(each.getKey());
                    isNew &= each.getValue() != ALIKE;
                    if (each.getValue() == ALIKE || !pair.holdsAs(each.getValue())) {
                        unlike.add(each.getKey());
                    }
                }
            }
            if (isNew) {
                found.add(point.unit);
            }
        }
        found.add(number);
        return different > 0 && different >= Math.min(2, common) && unlike.containsAll(known) ? found : Set.of();
    }

    private static int size(PointRange range) {
        ValueList values = range.values();
        return Math.min(range.count(), values.size());
    }

    private void add(String number, PointRange range) {
        int size = Math.min(OF_RANGE, size(range));
        for (int i = 0; i < size && points.size() < MAX_POINTS; i++) {
            long index = range.first() + i;
            if (points.stream().noneMatch(point -> point.index == index && point.space.equals(range.space()))) {
                points.add(new Point(range.space(), index, number));
                quiet = 0;
            }
        }
    }

    /** Counts an answer; the numbers that the client asks again and again, if each for points of its own. */
    private Set<String> habits(String number, String client) {
        Map<String, Integer> counts = habits.get(client);
        if (counts == null) {
            if (habits.size() >= MAX_CLIENTS) {
                return Set.of();
            }
            counts = new LinkedHashMap<>();
            habits.put(client, counts);
        }
        int before = counts.getOrDefault(number, 0);
        if (before == 0 && counts.size() >= MAX_UNITS) {
            return Set.of();
        }
        if (before < TURNS) {
            counts.put(number, before + 1);
            quiet = 0;
        }
        if (points.stream().anyMatch(point -> !point.others.isEmpty())) {
            return Set.of();
        }
        Set<String> own = new LinkedHashSet<>();
        counts.forEach((each, answers) -> {
            if (answers == TURNS && holdsPoints(each)) {
                own.add(each);
            }
        });
        return own;
    }

    private boolean holdsPoints(String number) {
        return points.stream().anyMatch(point -> point.unit.equals(number));
    }
}
