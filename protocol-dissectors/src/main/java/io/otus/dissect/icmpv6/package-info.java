/**
 * ICMPv6 with neighbour discovery: which MAC address owns an IPv6 address, and who is a router.
 *
 * <p><b>Decoded:</b> type and code of every message, solicitations and advertisements of routers and neighbours, and
 * redirects, with their link-layer addresses and prefixes. <b>Not read:</b> multicast listeners, and other options.
 * <b>State kept per flow:</b> none. <b>Written from:</b> RFC 4443 and RFC 4861; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.icmpv6;

import org.jspecify.annotations.NullMarked;
