/**
 * Spanning tree, rapid and multiple too: bridges tell who they are and who the root is. LLC 0x42, and per VLAN of Cisco
 * SNAP 00-00-0C 0x010B.
 *
 * <p><b>Decoded:</b> configuration, topology change and rapid BPDUs, and of multiple spanning trees the common one.
 * <b>Not read:</b> messages of single instances of multiple spanning trees, and timers. <b>State kept per flow:</b>
 * none. <b>Written from:</b> IEEE 802.1D-2004 §9 and IEEE 802.1Q-2018 §14; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.stp;

import org.jspecify.annotations.NullMarked;
