/**
 * DHCP for IPv4: hosts tell their names and makers, servers grant addresses. UDP ports 67 and 68.
 *
 * <p><b>Decoded:</b> the BOOTP fields and options 12, 50, 51, 53, 54, 55, 60, 61, 81 and 82 of RFC 2131, 2132, 3046 and 4702, option overload
 * included. <b>Only listed:</b> other options, by number. <b>State kept per flow:</b> none. <b>Written from:</b> those RFCs; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.dhcp;

import org.jspecify.annotations.NullMarked;
