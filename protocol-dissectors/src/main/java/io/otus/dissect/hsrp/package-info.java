/**
 * HSRP: routers of Cisco that share a virtual address say which of them answers. UDP port 1985.
 *
 * <p><b>Decoded:</b> hello, coup and resign of version 1, and the group state of version 2. <b>Not read:</b> digests of
 * authentication, and interface states. <b>State kept per flow:</b> whether its authentication was told. <b>Written
 * from:</b> RFC 2281, and for version 2 captures of it; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.hsrp;

import org.jspecify.annotations.NullMarked;
