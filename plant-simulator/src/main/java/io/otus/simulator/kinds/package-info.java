/**
 * Two captures for each kind of alert: one that raises it, and one in which the nearest harmless thing happens, which
 * must not. All of them show the same small cell of a plant, which {@link io.otus.simulator.kinds.Cell} runs; what
 * happens in it beside that lies in the classes named after what they are about, a method for each capture.
 *
 * <p>Same bytes at each run. Names of kinds are texts here, as the simulator shares no code with what reads it.
 */
@NullMarked
package io.otus.simulator.kinds;

import org.jspecify.annotations.NullMarked;
