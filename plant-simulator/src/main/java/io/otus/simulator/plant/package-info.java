/**
 * A small water works that the project simulates itself: its devices, twenty-five minutes of normal operation, then an
 * intruder. The demo, tests and benchmarks use it.
 *
 * <p>Same seed, same bytes: all times and values come from the seed and the simulation's own clock. It is a model of
 * traffic, not of control engineering: values move plausibly, and that is all that is asked of them.
 */
@NullMarked
package io.otus.simulator.plant;

import org.jspecify.annotations.NullMarked;
