/**
 * GENISYS of Union Switch &amp; Signal (now Hitachi Rail): by which offices of railways poll and command signalling in
 * the field, a serial protocol that is carried in TCP, usually on port 10001.
 *
 * <p><b>Decoded:</b> all messages of both sides, with escapes and CRC; controls and indications as points with values.
 * <b>State kept per flow:</b> whether a message was heard. <b>Written from:</b> the description of the GENISYS serial
 * communication protocol (§5.1 of the manual) as public documentation quotes it, and a capture of icsnpp-genisys (BSD),
 * whose messages prove how the CRC begins; no code was translated.
 */
@NullMarked
package io.otus.dissect.genisys;

import org.jspecify.annotations.NullMarked;
