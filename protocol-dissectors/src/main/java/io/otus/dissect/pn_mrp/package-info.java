/**
 * MRP, the media redundancy of rings: the manager tests whether its ring is closed and tells when its topology changes.
 * Below IP, on EtherType 0x88E3.
 *
 * <p><b>Decoded:</b> every type of TLV. <b>Only shown:</b> options of makers. <b>State kept per flow:</b> the last
 * state of the ring. <b>Written from:</b> knowledge of IEC 62439-2:2016 clause 8, whose text was not at hand, and
 * hand-made frames; no capture was there to check it against.
 */
@NullMarked
package io.otus.dissect.pn_mrp;

import org.jspecify.annotations.NullMarked;
