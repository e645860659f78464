/**
 * DNS and multicast DNS: names of hosts as name services tell them. UDP and TCP port 53, UDP port 5353.
 *
 * <p><b>Decoded:</b> header, questions, and the answers of types A, AAAA, PTR, CNAME, SRV and TXT (RFC 1035, RFC 3596, RFC 2782, RFC 6762).
 * <b>Only listed:</b> records of other types, by number. <b>State kept per flow:</b> none. <b>Written from:</b> those RFCs; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.dns;

import org.jspecify.annotations.NullMarked;
