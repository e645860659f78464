/**
 * CODESYS V3: how the development system, gateways and panels talk to controllers of many makers with the CODESYS
 * runtime, in UDP datagrams to ports 1740 to 1743, often broadcast, and over TCP on ports 11740 to 11743.
 *
 * <p><b>Decoded:</b> block driver (TCP), datagram layer, name service with what a node says of itself, channels that
 * are opened and closed, and the header of each service: which component is asked for what. <b>Not read:</b> what a
 * service carries, which are tags of which only some are described; only how much there is. <b>State kept per flow:</b>
 * the last first block of each channel, and which channels carry a secret. <b>Written from:</b> the library
 * documentation of CODESYS (PlcServiceHeader), Kaspersky's research into the CODESYS PDU stack (2019), and published
 * descriptions of the same layers, which agree.
 */
@NullMarked
package io.otus.dissect.codesys;

import org.jspecify.annotations.NullMarked;
