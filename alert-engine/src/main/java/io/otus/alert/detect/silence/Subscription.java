package io.otus.alert.detect.silence;

import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.time.Nanos;
import java.util.HashMap;
import java.util.Map;

/** What a listener subscribed for with a device, when, and by which service. Confined to the analysis thread. */
final class Subscription {
    /** Subscriptions within this time belong to one turn. */
    private static final long TURN = 30 * Nanos.SECOND;
    /** Most points that are told apart; the end of these is that of all. */
    private static final int MAX_POINTS = 64;
    /** Fewer reports of a point than this show no rhythm of it. */
    private static final int ENOUGH = 3;

    /** When a point was subscribed for and reported. */
    private static final class Point {
        private long renewed;
        private long reported = Long.MIN_VALUE;
        private int reports;
        /** The longest time from one report to the next, in nanoseconds. */
        private long longest;

        void report(long time) {
            longest = reports == 0 ? 0 : Math.max(longest, time - reported);
            reported = time;
            reports++;
        }

        /** Returns whether it is so new that it does not show how often it is reported. */
        boolean isNew(long time) {
            return reports < ENOUGH && time - renewed <= TURN;
        }

        /** Returns whether it was reported until now, so often that no pause came near to the limit. */
        boolean isReported(long limit, int pauses, long time) {
            return reports >= ENOUGH && time - reported <= limit && pauses * longest <= limit;
        }
    }

    /** A point of a unit, without its values. */
    private record Key(String unit, String space, long first, int count) {
        static Key of(Operation by, PointRange point) {
            return new Key(by.unit(), point.space(), point.first(), point.count());
        }
    }

    /** The points, with their units. */
    private final Map<Key, Point> points = new HashMap<>();

    private String protocol = "";
    private int service;
    private long latest = Long.MIN_VALUE;
    /** Event time at which the turn before the latest one ended, nanoseconds since 1970. */
    private long before = Long.MIN_VALUE;
    /** The longest time from one turn to the next, in nanoseconds. */
    private long longest;

    void renew(Operation by, long time) {
        protocol = by.protocol();
        service = by.service().code();
        if (latest != Long.MIN_VALUE && time - latest > TURN) {
            longest = Math.max(longest, time - latest);
            before = latest;
        }
        latest = time;
        for (PointRange each : by.points()) {
            Key key = Key.of(by, each);
            if (points.containsKey(key) || points.size() < MAX_POINTS) {
                points.computeIfAbsent(key, _ -> new Point()).renewed = time;
            }
        }
    }

    /** Notes the points that a report brings. */
    void reported(Operation by, long time) {
        if (points.isEmpty() || !protocol.equals(by.protocol())) {
            return;
        }
        for (PointRange each : by.points()) {
            Point known = points.get(Key.of(by, each));
            if (known != null) {
                known.report(time);
            } else if (each.isNamed()) {
                reportedPart(by.unit(), each.space(), time);
            }
        }
    }

    /** Notes the whole of a part: its name goes on behind that of the whole, with a sign. */
    private void reportedPart(String unit, String name, long time) {
        for (int end = name.length() - 1; end > 0; end--) {
            if (Character.isLetterOrDigit(name.charAt(end))) {
                continue;
            }
            Point whole = points.get(new Key(unit, name.substring(0, end), PointRange.NO_INDEX, 1));
            if (whole != null && whole.reported != time) {
                whole.report(time);
            }
        }
    }

    /**
     * Takes out what an operation cancels, the points that it names or all, and what was not renewed as before. Returns
     * whether that changed what stands, or nothing stands.
     */
    boolean cancel(Operation by, long time) {
        int before = points.size();
        if (by.service().action() == Action.UNSUBSCRIBE && !by.points().isEmpty()) {
            by.points().forEach(each -> points.remove(Key.of(by, each)));
            points.values().removeIf(point -> longest > 0 && time - point.renewed > longest + TURN);
        } else {
            points.clear();
        }
        return points.isEmpty() || points.size() < before;
    }

    /** Returns whether none of the points stands any more. */
    boolean isOver() {
        return points.isEmpty();
    }

    /** Notes that the connection over which reports of a protocol came has ended, and by that what it was to bring. */
    void end(String by) {
        if (protocol.equals(by)) {
            points.clear();
        }
    }

    /** Returns whether one of the points that still stand is so new that it may come to be reported as often. */
    boolean mayBeReported(long time) {
        return points.values().stream().anyMatch(point -> point.isNew(time));
    }

    /**
     * Returns whether one of the points that still stand is reported as often as reports are awaited. Those that are
     * reported on change only say nothing by their silence.
     *
     * @param limit after which time without a report the next one is overdue, in nanoseconds
     * @param pauses how many pauses of a point fit into that
     */
    boolean isReported(long limit, int pauses, long time) {
        return points.values().stream().anyMatch(point -> point.isReported(limit, pauses, time));
    }

    /** Returns whether an operation other than subscribing ends this subscription: by name, or by its service. */
    boolean isEndedBy(Operation operation) {
        Service by = operation.service();
        return protocol.equals(operation.protocol()) && (by.action() == Action.UNSUBSCRIBE || service == by.code());
    }

    /**
     * Returns whether the subscription still stands: it is renewed as before. If the only turn since the latest report
     * is the last one, that turn may have ended the subscription.
     */
    boolean isStanding(long report, long time) {
        boolean isRenewed = longest == 0 || time - latest <= longest + TURN;
        return isRenewed && (latest <= report || before > report);
    }
}
