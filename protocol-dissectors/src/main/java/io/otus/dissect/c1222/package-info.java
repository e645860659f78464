/**
 * ANSI C12.22 (IEEE 1703), by which electricity meters, their relays and hosts exchange the tables of ANSI C12.19: TCP
 * and UDP port 1153.
 *
 * <p><b>Decoded:</b> the elements of an ACSE PDU, the EPSEM within, all its services with results, and of the tables
 * those that tell who a meter is. <b>Kept raw:</b> other tables, whose layout is a meter's own, and what is encrypted.
 * <b>State kept per flow:</b> whether a message was heard, who is logged on at which node, and which notifications are
 * to be answered. <b>Written from:</b> RFC 6142; the structure of IEEE 1703-2012 and ANSI C12.19-2008 as public
 * documentation of others quotes them, and captures of icsnpp-c1222 (BSD). The texts of the standards were not at hand,
 * and sub-clauses are to be checked against them; no code was translated.
 */
@NullMarked
package io.otus.dissect.c1222;

import org.jspecify.annotations.NullMarked;
