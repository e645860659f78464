/**
 * Writes the bytes of a network: Ethernet, ARP, IPv4, UDP and TCP conversations, and the capture files that hold them.
 *
 * <p>Purpose: give the simulated plant, tests and benchmarks traffic that any analyser accepts as clean. It is not a
 * network stack: nothing here opens a socket, retries or times out; callers say what is sent when. It shares no code
 * with the sensor that reads the bytes back, so that a misreading of a standard cannot hide on both sides.
 *
 * <p>Provenance: written from IEEE 802.3 and 802.1Q, RFC 826 (ARP), RFC 791 (IPv4), RFC 768 (UDP), RFC 9293 (TCP), RFC
 * 1071 (checksum), and the pcap and pcapng format descriptions of the IETF opsawg drafts.
 */
@NullMarked
package io.otus.simulator.wire;

import org.jspecify.annotations.NullMarked;
