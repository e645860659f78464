/**
 * DNS, multicast DNS and LLMNR: names of hosts as name services tell them. Three protocols ({@code dns}, {@code mdns},
 * {@code llmnr}) that differ in their ports alone: UDP and TCP 53, UDP 5353, UDP and TCP 5355.
 *
 * <p><b>Decoded:</b> header, questions, and the answers of types A, AAAA, PTR, CNAME, SRV and TXT (RFC 1035, RFC 3596,
 * RFC 2782, RFC 4795, RFC 6762); whose addresses an update changes (RFC 2136); services of multicast DNS (RFC 6763).
 * <b>Only listed:</b> records of other types, by number. <b>State kept per flow:</b> none. <b>Written from:</b> those
 * RFCs; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.dns;

import org.jspecify.annotations.NullMarked;
