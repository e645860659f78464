/**
 * DHCP for IPv6: hosts tell their names and makers, servers grant addresses. UDP ports 546 and 547.
 *
 * <p><b>Decoded:</b> messages of clients, servers and relays: identifiers, addresses, names, vendor classes, options
 * asked for, and what relays say of where a client is. <b>Not read:</b> prefixes, timers, and options of
 * authentication. <b>State kept per flow:</b> none. <b>Written from:</b> RFC 8415, RFC 4704, RFC 4649 and RFC 6939; no
 * other implementation was read.
 */
@NullMarked
package io.otus.dissect.dhcpv6;

import org.jspecify.annotations.NullMarked;
