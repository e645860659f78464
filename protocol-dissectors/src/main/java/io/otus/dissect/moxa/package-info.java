/**
 * Serial servers and gateways of Moxa (NPort, OnCell, MGate) tell who asks who they are, UDP port 4800, and report
 * their address unasked, to a port that is set.
 *
 * <p><b>Decoded:</b> discovery, name, addresses, firmware and serial number; address reports. <b>Only named, and
 * masked:</b> every other function, for some tell passwords. <b>State kept per flow:</b> none. <b>Written from:</b>
 * "Auto IP Report Protocol" in the user's manuals of NPort, and published descriptions of the discovery, for which Moxa
 * publishes none; no code was translated.
 */
@NullMarked
package io.otus.dissect.moxa;

import org.jspecify.annotations.NullMarked;
