/**
 * ARP for IPv4 over Ethernet: who says that an IP address is at its MAC address. EtherType 0x0806.
 *
 * <p><b>Decoded:</b> requests, replies, gratuitous announcements and probes (RFC 5227). <b>Only counted:</b> other
 * hardware or protocol types. <b>State kept per flow:</b> none. <b>Written from:</b> RFC 826 and RFC 5227; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.arp;

import org.jspecify.annotations.NullMarked;
