/**
 * EtherNet/IP, the encapsulation of CIP in TCP and UDP: sessions, discovery, and what carries explicit messages (port
 * 44818) and implicit I/O (UDP port 2222).
 *
 * <p><b>Decoded:</b> every command of the encapsulation with its answer, every item of the common packet format; the
 * CIP inside is its own protocol's. <b>Only recognised:</b> CIP Security, whose DTLS and TLS records (port 2221) are
 * told to be encrypted. <b>State kept per flow:</b> none. <b>Written from:</b> The CIP Networks Library, Volume 2:
 * EtherNet/IP Adaptation of CIP, chapter 2; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.enip;

import org.jspecify.annotations.NullMarked;
