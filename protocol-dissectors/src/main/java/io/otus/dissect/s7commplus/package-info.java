/**
 * S7comm-plus, the protocol of SIMATIC S7-1200 and S7-1500 controllers, inside COTP.
 *
 * <p><b>There is no public standard.</b> Everything here was written from captures: frame, heads, number encoding,
 * values, objects and the body of each function were found by reading them until every byte was accounted for. Numbers
 * of functions and datatypes that no capture showed carry the names that public talks and papers on the protocol use;
 * nothing of theirs is read further. "S7+" with a section name below means the structure that
 * {@code docs/protocols/s7commplus.md} states. No other implementation was translated.
 *
 * <p><b>Decoded:</b> versions 1 to 3 and system events, PDUs in several frames, session creation with the identity of
 * both sides, objects with attributes and values, explore, create, delete, read, write, links, streamed variables,
 * sequences, notifications, start and stop. <b>Kept raw and reported as unknown:</b> functions, datatypes and element
 * tags that no capture showed. <b>Not read:</b> what is encrypted; inside TLS that is everything. <b>State kept per
 * flow:</b> one half-read PDU for each direction, bounded.
 */
@NullMarked
package io.otus.dissect.s7commplus;

import org.jspecify.annotations.NullMarked;
