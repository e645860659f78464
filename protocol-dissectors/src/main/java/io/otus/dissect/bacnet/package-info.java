/**
 * BACnet over UDP (Annex J) and over IEEE 802.2 LLC (clause 7); usually UDP port 47808 (0xBAC0).
 *
 * <p><b>Decoded:</b> all BVLC functions, the NPDU with routing and network messages by name, all APDU types with segmentation, and the arguments of
 * who-is, i-am, who-has, i-have, read and write property, read and write property multiple, the COV services, time synchronization,
 * reinitialize device and device communication control. <b>By name only:</b> the arguments of other services. <b>State kept per flow:</b> the
 * segments of at most {@link io.otus.dissect.bacnet.Segments#MAX_MESSAGES} messages. <b>Written from:</b> ANSI/ASHRAE 135-2020; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.bacnet;

import org.jspecify.annotations.NullMarked;
