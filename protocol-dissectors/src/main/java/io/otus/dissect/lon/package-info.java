/**
 * LonTalk over IP: devices of buildings and of transport, and the routers between their channels, by CEA-852. UDP ports
 * 1628 and 1629.
 *
 * <p><b>Decoded:</b> the header of every packet; of LonTalk its addresses, updates and polls of network variables, the
 * codes of network management and diagnosis, and the service pin message. <b>Only named:</b> packets by which routers
 * are set up. <b>Not read:</b> values of network variables, whose types are not on the wire, and application and
 * foreign messages. <b>State kept per flow:</b> whether a packet was seen. <b>Written from:</b> ISO/IEC 14908-1
 * (CEA-709.1) and 14908-4 (CEA-852), and the names that tshark gives to fields; no other implementation was translated.
 */
@NullMarked
package io.otus.dissect.lon;

import org.jspecify.annotations.NullMarked;
