package io.otus.dissect.mewtocol;

import io.otus.core.event.PointRange;
import io.otus.core.spi.Context;
import io.otus.core.time.Nanos;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A station as far as its questions are known: there are 102 numbers of stations.
 *
 * <p>The right to send goes back and forth with each message (FPΣ manual §8.5.1). So who asks before the answer came
 * has given the earlier question up, and waits for the answer to the new one. But who asks again sooner than anybody
 * gives up asks several things at once, which the standard does not know and TCP lets through: they are answered in
 * their order, as they arrive.
 */
final class Station {
    /** Nobody gives up sooner: a station answers between two scans of its program, each of which takes milliseconds. */
    private static final long SHORTEST_WAIT = 10 * Nanos.MILLISECOND;
    /** Points of each kind that MG reads. */
    private static final int MAX_MONITORED = 256;
    /** Points that a command reads by name: RCP has one digit for their number, up to 8. */
    private static final int MAX_READ = 8;
    /** Questions that wait for their answers. */
    private static final int MAX_OPEN = 16;
    /** Questions that were given up. */
    private static final int MAX_OVERTAKEN = 8;
    /** The transaction number of the first of several questions is that of the station; the next differ above it. */
    private static final int NUMBER_BITS = 8;

    /**
     * A question.
     *
     * @param transaction its number on this connection
     * @param command its letters; empty where they are not known
     * @param points what it reads by name; empty where its answer has no values, or names of its own
     */
    record Asked(long transaction, String command, List<PointRange> points) {
        /** Whether an answer that begins with these letters may be its own. */
        boolean isNamed(String name) {
            return command.isEmpty() || (name.length() == 2 && command.startsWith(name));
        }
    }

    private final int number;
    private final Deque<Asked> open = new ArrayDeque<>(2);
    private final Deque<Asked> overtaken = new ArrayDeque<>(2);
    private List<PointRange> contacts = List.of();
    private List<PointRange> registers = List.of();
    /** When it was asked or answered last. */
    private long latest;

    Station(int number) {
        this.number = number;
    }

    /** A command by these letters is asked; returns the number of the question. */
    long asked(String command, List<PointRange> points, long time) {
        while (!open.isEmpty() && (time - latest >= SHORTEST_WAIT || open.size() == MAX_OPEN)) {
            overtaken.addLast(open.removeFirst());
        }
        while (overtaken.size() > MAX_OVERTAKEN) {
            overtaken.removeFirst();
        }
        latest = time;
        long slot = open.isEmpty() ? 0 : ((open.getLast().transaction >> NUMBER_BITS) + 1) % MAX_OPEN;
        boolean isRead = command.startsWith("R") && points.size() <= MAX_READ;
        Asked asked = new Asked(slot << NUMBER_BITS | number, command, isRead ? points : List.of());
        open.addLast(asked);
        return asked.transaction;
    }

    /** Whether no question waits for its answer, as far as is known. */
    boolean isIdle(Context context) {
        open.removeIf(each -> context.pending(each.transaction) == null);
        return open.isEmpty();
    }

    /** The first of the questions that wait of which this is true; null if there is none. */
    @Nullable
    Asked first(Predicate<Asked> isIt) {
        for (Asked each : open) {
            if (isIt.test(each)) {
                return each;
            }
        }
        return null;
    }

    /** The questions that were given up of which this is true, in their order. */
    List<Asked> late(Predicate<Asked> isIt) {
        return overtaken.stream().filter(isIt).toList();
    }

    /** Whether no other question has the number of one that was given up: of a number, only the latest is pending. */
    boolean hasNumberAlone(Asked question) {
        Predicate<Asked> hasIt = each -> each.transaction == question.transaction;
        return first(hasIt) == null && late(hasIt).size() == 1;
    }

    /** A question that waits is answered, so that none before it will be. */
    void answered(Asked question, long time) {
        boolean found = false;
        while (!found && !open.isEmpty()) {
            found = open.removeFirst().equals(question);
        }
        overtaken.clear();
        latest = time;
    }

    /** A question that was given up is answered nevertheless. */
    void answeredLate(Asked question, long time) {
        overtaken.removeFirstOccurrence(question);
        latest = time;
    }

    /** MC and MD register points, or none. */
    void monitor(String command, List<PointRange> points) {
        List<PointRange> some = points.size() <= MAX_MONITORED ? points : List.of();
        if (command.equals("MC")) {
            contacts = some;
        } else if (command.equals("MD")) {
            registers = some;
        }
    }

    /** The points that MG reads. */
    List<PointRange> monitored() {
        List<PointRange> all = new ArrayList<>(contacts);
        all.addAll(registers);
        return all;
    }
}
