/**
 * Crimson of Red Lion: how the programming tool asks operator panels, data stations and controllers what they are, and
 * loads them, on TCP port 789.
 *
 * <p><b>Decoded:</b> framing, and the registers that tell manufacturer and model. <b>Counted as unknown, data kept
 * raw:</b> every other register. <b>State kept per flow:</b> whether a frame was seen that proves it. <b>Written
 * from:</b> the layout and the two registers as public scanners and a public description of the frames have them; Red
 * Lion publishes no specification.
 */
@NullMarked
package io.otus.dissect.crimson;

import org.jspecify.annotations.NullMarked;
