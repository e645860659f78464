/**
 * GOOSE: how protection and control devices of substations tell each other of events, without connection or
 * acknowledgement, in frames or, routed, in datagrams.
 *
 * <p><b>Decoded:</b> the control block's reference, data set, state and sequence numbers, times, flags, and the values
 * of all types of MMS data. <b>Not here:</b> the names of the values, which are in the devices' configuration alone;
 * GSE management; signatures. <b>State kept per flow:</b> of each control block its last message. <b>Written from:</b>
 * IEC 61850-8-1 Ed. 2.1 §18 and Annex C, IEC 61850-7-2 Ed. 2.1 §18.2, IEC TR 61850-90-5 Ed. 1; no other implementation
 * was read.
 */
@NullMarked
package io.otus.dissect.goose;

import org.jspecify.annotations.NullMarked;
