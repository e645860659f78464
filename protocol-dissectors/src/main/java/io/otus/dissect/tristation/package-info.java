/**
 * TriStation: how the engineering tool TriStation 1131 talks to Triconex safety controllers (Tricon, Trident, Tri-GP)
 * of Schneider Electric, on UDP port 1502. It was the way of the TRITON (TRISIS, HatMan) attack.
 *
 * <p><b>Decoded:</b> the message type, the checksum, the function code of an execution command and the code of its
 * response. <b>Kept raw:</b> everything else of an execution command. <b>Hidden:</b> what a connection request carries,
 * which may be a password. <b>Not known:</b> where lengths, the counter and the inner checksum stand, the layout of
 * what functions carry, and how a controller answers a ping. <b>State kept per flow:</b> whether a message was seen,
 * and what was last claimed. <b>Written from:</b> public analyses in prose, since no specification is published.
 * Midnight Blue, Analyzing the TRITON industrial malware (2018), gives the ping octet by octet, and four functions with
 * their responses. Rules of the BSI for intrusion detection (RAPSN SETS, 2018), three of which a talk at the RSA
 * Conference prints, give a connection request octet by octet, the function Run Program, and the place of the code. The
 * CRC is the one that is right of both messages. The other message types and codes are those that Miller and Reese list
 * in A Totally Tubular Treatise on TRITON and TriStation (FireEye 2018); none but those that the others have too is
 * confirmed by a second source. No capture was at hand, and no code was translated.
 */
@NullMarked
package io.otus.dissect.tristation;

import org.jspecify.annotations.NullMarked;
