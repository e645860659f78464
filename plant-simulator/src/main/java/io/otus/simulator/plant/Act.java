package io.otus.simulator.plant;

/** Something that happens at a simulated time. */
@FunctionalInterface
public interface Act {
    /**
     * Does it.
     *
     * @param now nanoseconds since the epoch
     */
    void run(long now);
}
