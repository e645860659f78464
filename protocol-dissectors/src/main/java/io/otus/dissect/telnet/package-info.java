/**
 * Telnet, as terminals, switches, relays and terminal servers speak it: options, what the device says first, and who
 * signs in.
 *
 * <p><b>Decoded:</b> options and subnegotiations; the banner; dialogues that ask for a user and a password, with their
 * outcome as the device words it; what relays of SEL answer to the command ID. A password is read octet by octet and in
 * no row. <b>Not read:</b> what else is done after the login. Without the port's hint a connection counts only where
 * both sides begin with an option. <b>State kept per flow:</b> the line in the making of each side, bounded, which
 * answer is awaited, and what a relay said of itself. <b>Written from:</b> RFC 854, RFC 855, RFC 1091 (terminal type),
 * the IANA registry of options, and prompts as devices show them.
 */
@NullMarked
package io.otus.dissect.telnet;

import org.jspecify.annotations.NullMarked;
