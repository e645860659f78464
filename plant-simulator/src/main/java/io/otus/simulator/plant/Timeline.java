package io.otus.simulator.plant;

import io.otus.simulator.wire.Dice;
import java.util.PriorityQueue;

/** Runs actions in the order of their simulated times; what is due at one time runs in the order it was planned. */
final class Timeline {
    private record Planned(long nanos, long order, Act action) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Planned> queue = new PriorityQueue<>();
    private final long end;
    private long planned;

    /** A timeline that ends at {@code end}, nanoseconds since the epoch; what is planned for later never runs. */
    Timeline(long end) {
        this.end = end;
    }

    /** Plans one action, which is told its time. */
    void at(long nanos, Act action) {
        queue.add(new Planned(nanos, planned++, action));
    }

    /** Plans an action over and over, each time up to {@code jitter} nanoseconds late, without drift. */
    void every(long first, long period, long jitter, Dice dice, Act action) {
        long late = jitter == 0 ? 0 : dice.below(jitter);
        at(first + late, now -> {
            action.run(now);
            every(first + period, period, jitter, dice, action);
        });
    }

    /** Runs everything that is due before the end. */
    void run() {
        while (!queue.isEmpty() && queue.element().nanos() < end) {
            Planned next = queue.remove();
            next.action().run(next.nanos());
        }
    }
}
