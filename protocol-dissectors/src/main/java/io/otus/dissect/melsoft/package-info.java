/**
 * MELSOFT transmission: how the engineering tools of Mitsubishi Electric (GX Works) and its panels talk to MELSEC
 * controllers, on UDP ports 5006 and 5560 and TCP ports 5007 and 5562, and by broadcast where a tool is wired to a
 * controller directly.
 *
 * <p><b>Decoded:</b> framing, command, sequence and end code; the type of a controller; remote run, stop, pause and
 * reset; files that are opened, read, written and closed. <b>Counted as unknown, data kept raw:</b> every other
 * command: Mitsubishi publishes none of them. <b>State kept per flow:</b> files that are open. <b>Written from:</b>
 * captures of GX Works3, a panel and an FX5U (melsoft_*.pcap), the exchange by which public scanners ask Q CPUs for
 * their type, with the answer of a Q03UDE that they document, and the commands of the MELSEC communication protocol
 * (SH-080008) that have the same numbers.
 */
@NullMarked
package io.otus.dissect.melsoft;

import org.jspecify.annotations.NullMarked;
