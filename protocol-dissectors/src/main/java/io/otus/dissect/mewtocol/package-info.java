/**
 * MEWTOCOL-COM of Panasonic (formerly Matsushita and NAiS), by which its FP controllers are read, written and set
 * running or to a standstill, in TCP and UDP, usually on port 9094.
 *
 * <p><b>Decoded:</b> commands and responses in one frame or several, with their check code; contacts, registers, set
 * and elapsed values of timers and counters, and system registers as points with values; the status of a controller,
 * and who it is. <b>Kept raw:</b> programs (RP, WP), answers to MG, and commands that are not listed. <b>State kept per
 * flow:</b> whether a frame was seen, frames of a message that is not whole, what each station was asked, what was
 * given up before, and which points MG reads of it. <b>Written from:</b> the MEWTOCOL-COM formats in the user's manuals
 * of FP7, FP0H and FP-X as published, the list of commands of ACGM0125, and what public notes on controllers say of the
 * answer to RT; no code was translated. MEWTOCOL7-COM, whose frames begin with {@code >}, and MEWTOCOL-DAT are not
 * read.
 */
@NullMarked
package io.otus.dissect.mewtocol;

import org.jspecify.annotations.NullMarked;
