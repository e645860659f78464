/**
 * Fox of the Niagara Framework (Tridium): between stations, and from Workbench to a station, on TCP port 1911. Fox in
 * TLS, usually on port 4911, is TLS.
 *
 * <p><b>Decoded:</b> the framing; frame type, numbers, channel and command; every tuple of a body with its type; hello
 * in both directions with who speaks. <b>Kept raw:</b> the encoded objects and blobs inside tuples, of which the length
 * is told. <b>Not known:</b> what the commands of the channels mean, since Tridium publishes no specification: a
 * command is an operation under its own name. <b>State kept per flow:</b> where in a long frame each side is, services
 * and claims that were told. <b>Written from:</b> a capture of a hello between Workbench and a station (fox_info.pcap
 * of Digital Bond's Quickdraw, MIT), Tridium's documentation of what Fox is, and public descriptions of the types of
 * frames and values (the README and tables of foxdissector); no code was translated.
 */
@NullMarked
package io.otus.dissect.fox;

import org.jspecify.annotations.NullMarked;
