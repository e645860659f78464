/**
 * BACnet over UDP on IPv4 (Annex J) and IPv6 (Annex U), over IEEE 802.2 LLC (clause 7), MS/TP (clause 9) and, where it
 * is not encrypted, WebSocket (BACnet/SC, Annex AB); usually UDP port 47808 (0xBAC0).
 *
 * <p><b>Decoded:</b> all BVLC functions, the NPDU with routing and all network messages, all APDU types with
 * segmentation, every service and error with its arguments, and the values of properties by their types. What messages
 * hold is data: {@code grammar.txt} and the tables beside it in the resources. <b>Not read:</b> secured messages,
 * extended MS/TP frames. <b>State kept per flow:</b> the segments of at most
 * {@link io.otus.dissect.bacnet.Segments#MAX_MESSAGES} messages. <b>Written from:</b> ANSI/ASHRAE 135-2020; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.bacnet;

import org.jspecify.annotations.NullMarked;
