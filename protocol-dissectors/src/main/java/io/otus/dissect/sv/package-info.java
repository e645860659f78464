/**
 * Sampled Values: currents and voltages of merging units, thousands of samples a second, in frames or, routed, in
 * datagrams.
 *
 * <p><b>Decoded:</b> streams with their counters, synchronisation and configuration revision; the samples of the
 * profile 9-2LE with quality. <b>Kept raw:</b> samples of other data sets, whose types are in the devices'
 * configuration alone; signatures. <b>State kept per flow:</b> of each stream its last counter and when it was last
 * told. <b>Written from:</b> IEC 61850-9-2 Ed. 2.1 §8 and Annex A, the implementation guideline 9-2LE R2-1 of the UCA,
 * IEC TR 61850-90-5 Ed. 1; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.sv;

import org.jspecify.annotations.NullMarked;
