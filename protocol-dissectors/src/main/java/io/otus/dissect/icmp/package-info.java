/**
 * ICMP for IPv4: errors, echo, and who is a router.
 *
 * <p><b>Decoded:</b> type and code of every message, the packet that an error is about, redirects and router
 * advertisements. <b>Not read:</b> timestamps and address masks. <b>State kept per flow:</b> none. <b>Written from:</b>
 * RFC 792, RFC 1256 and RFC 1812 §5.3.1; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.icmp;

import org.jspecify.annotations.NullMarked;
