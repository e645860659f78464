package io.otus.inventory.graph;

import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sub-devices at one address hold at the same points, read by turns: by that it shows whether their numbers
 * stand for several devices, or for one that minds no number.
 *
 * <p>A value that two numbers give one after the other may differ because the process went on. So the values of the two
 * at a point are taken by turns, each next to one of the other; where after twelve turns the highest of one is below
 * the lowest of the other, no course of one value explains it, but for a clock that keeps step with the client: so two
 * points must differ, where the two have more than one in common. Where two are never asked for the same point, there
 * is nothing to compare; then it counts that one client asks both again and again for points of their own, which nobody
 * sets up with a device that minds no number. Bounded. Confined to the analysis thread.
 */
final class UnitContents {
    /** Turns after which a difference is no chance: of one noisy value it is less than one in a million. */
    static final int TURNS = 12;

    /** Most points compared at one address. */
    static final int MAX_POINTS = 64;

    /** Most numbers compared at a point, or asked by one client. */
    static final int MAX_UNITS = 16;

    /** Most clients whose habits are followed. */
    static final int MAX_CLIENTS = 4;

    /** Points at the beginning of a range that are compared. */
    private static final int OF_RANGE = 16;

    /** In the place of two that nothing tells apart at a point, which stays so. */
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

    private final List<Point> points = new ArrayList<>();
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
        points.add(point);
    }

    void restoreHabit(String client, String number, int answers) {
        habits.computeIfAbsent(client, _ -> new LinkedHashMap<>()).put(number, answers);
    }

    /**
     * A number answered a client with these values; why the numbers stand for several devices, empty while nothing
     * shows that.
     */
    String answered(String number, String client, List<PointRange> answer) {
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
        if (differs(number)) {
            return UnitRule.CONTENTS;
        }
        return holds && isHabit(number, client) ? UnitRule.POINTS : "";
    }

    /** Whether a number is another device than those that it is compared with. */
    private boolean differs(String number) {
        int common = 0;
        int different = 0;
        for (Point point : points) {
            Pair pair = point.others.get(number);
            common += pair == null ? 0 : 1;
            different += pair != null && pair.turns >= TURNS ? 1 : 0;
        }
        return different > 0 && different >= Math.min(2, common);
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
            }
        }
    }

    /** Counts an answer; whether the client asks two numbers again and again, and each for points of its own. */
    private boolean isHabit(String number, String client) {
        Map<String, Integer> counts = habits.get(client);
        if (counts == null) {
            if (habits.size() >= MAX_CLIENTS) {
                return false;
            }
            counts = new LinkedHashMap<>();
            habits.put(client, counts);
        }
        int before = counts.getOrDefault(number, 0);
        if (before == 0 && counts.size() >= MAX_UNITS) {
            return false;
        }
        counts.put(number, Math.min(TURNS, before + 1));
        boolean nothingInCommon = points.stream().allMatch(point -> point.others.isEmpty());
        return nothingInCommon
                && counts.entrySet().stream()
                                .filter(each -> each.getValue() == TURNS && holdsPoints(each.getKey()))
                                .count()
                        > 1;
    }

    private boolean holdsPoints(String number) {
        return points.stream().anyMatch(point -> point.unit.equals(number));
    }
}
