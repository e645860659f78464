/**
 * DHCP for IPv4: hosts tell their names and makers, servers grant addresses. UDP ports 67 and 68.
 *
 * <p><b>Decoded:</b> the BOOTP fields and options 12, 50, 51, 53, 54, 55, 60 and 61 of RFC 2131 and 2132, option
 * overload included, 81 (RFC 4702), 82 (RFC 3046) and the enterprise of 124 (RFC 3925). <b>Not read:</b> other options.
 * <b>State kept per flow:</b> none. <b>Written from:</b> those RFCs; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.dhcp;

import org.jspecify.annotations.NullMarked;
