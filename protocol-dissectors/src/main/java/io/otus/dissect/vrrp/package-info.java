/**
 * VRRP: routers that share virtual addresses say which of them answers. IP protocol 112.
 *
 * <p><b>Decoded:</b> advertisements of versions 2 and 3 for IPv4 and IPv6. <b>Not read:</b> the checksum. <b>State kept
 * per flow:</b> whether its authentication was told. <b>Written from:</b> RFC 3768 (version 2) and RFC 9568 (version
 * 3); no other implementation was read.
 */
@NullMarked
package io.otus.dissect.vrrp;

import org.jspecify.annotations.NullMarked;
