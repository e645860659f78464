/**
 * Remote desktops: who connects, with which security, and what the client says of itself where that is in the clear.
 *
 * <p><b>Decoded:</b> the connection request with its cookie and the negotiation, the client's core data within the
 * first MCS message; from a negotiated TLS on the records go to the dissector of TLS. <b>Only counted:</b> everything
 * behind. <b>State kept per flow:</b> what was negotiated. <b>Written from:</b> [MS-RDPBCGR] §2.2.1, ITU-T T.123,
 * X.224, T.125.
 */
@NullMarked
package io.otus.dissect.rdp;

import org.jspecify.annotations.NullMarked;
