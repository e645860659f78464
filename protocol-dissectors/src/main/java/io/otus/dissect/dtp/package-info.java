/**
 * DTP, the Dynamic Trunking Protocol of Cisco: two switches agree by it on whether the line between them is a trunk,
 * which carries all VLANs. SNAP 00-00-0C, protocol 0x2004.
 *
 * <p><b>Decoded:</b> version, domain, status, type and neighbour. <b>State kept per flow:</b> what was told last.
 * <b>Written from:</b> what is commonly known of the format, which Cisco does not publish, and frames; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.dtp;

import org.jspecify.annotations.NullMarked;
