/**
 * Ethernet POWERLINK: drives and I/O in machines are polled by a managing node in cycles of less than a millisecond;
 * EtherType 0x88AB, and UDP port 3819 for SDO.
 *
 * <p><b>Decoded:</b> all messages of the cycle, identity and status, NMT commands and requests, and SDO. <b>State:</b>
 * what was told of the nodes of a flow, and the last SDO command of each pair, bounded. <b>Written from:</b> EPSG DS
 * 301 V1.5.1; states also from OPC 30110 §7.2.1. Where fields lie was compared with an oracle on captures of our own,
 * the numbers of NMT commands with what openPOWERLINK lists; nothing was translated. The text of the standard was not
 * at hand, so that the clauses that are cited are to be checked against it.
 */
@NullMarked
package io.otus.dissect.powerlink;

import org.jspecify.annotations.NullMarked;
