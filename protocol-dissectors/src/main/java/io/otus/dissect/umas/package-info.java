/**
 * UMAS, the engineering protocol of Schneider Electric's Modicon controllers, inside function 90 of Modbus/TCP. There
 * is no public standard.
 *
 * <p><b>Decoded:</b> the session (reservation, keep-alive, release), identity, project, state words, memory blocks,
 * start, stop, and the transfer of the program in both ways; variables where their list is of the known form. <b>Kept
 * raw:</b> coils and registers, monitoring, I/O objects, and what is not of the known form. <b>State kept per flow:</b>
 * the hash of a program on its way. <b>Written from:</b> captures, and public descriptions of its function codes; no
 * other implementation was read. What a field means was accepted only where a capture bears it out, except where
 * docs/protocols/umas.md says so.
 */
@NullMarked
package io.otus.dissect.umas;

import org.jspecify.annotations.NullMarked;
