package io.otus.simulator.wire;

/**
 * Numbers that look random and follow from the seed alone, on every Java version: SplitMix64 (Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", 2014). Confined to one thread.
 */
public final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    /** The same seed gives the same numbers. */
    public Dice(long seed) {
        this.state = seed;
    }

    /** Independent dice for one part of a simulation, so that a change of one part leaves the others alone. */
    public static Dice named(long seed, String name) {
        return new Dice(mix(seed) ^ mix(name.hashCode()));
    }

    /** 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A number from 0 to {@code bound} - 1; {@code bound} is positive. */
    public long below(long bound) {
        return Long.remainderUnsigned(next(), bound);
    }

    /** A number from 0 to {@code bound} - 1; {@code bound} is positive. */
    public int below(int bound) {
        return (int) below((long) bound);
    }

    /** A number from 0 to below 1. */
    public double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** A number from {@code from} to {@code to}, both included. */
    public long between(long from, long to) {
        return from + below(to - from + 1);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
