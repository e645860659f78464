/**
 * IEEE C37.118.2: how phasor measurement units (PMUs) and concentrators (PDCs) of power grids send synchronised
 * phasors, in TCP or UDP.
 *
 * <p><b>Decoded:</b> all six frame types - data, header, configurations 1, 2 and 3, command -, data with the
 * configuration that the same device sent before, on whichever flow. <b>Not here:</b> IEC 61850-90-5, which carries
 * phasors in Sampled Values; what digital channels mean beyond their names. <b>State kept per flow:</b> time and status
 * of each stream's last data frame, and a configuration that comes in parts. <b>State that all flows share:</b> the
 * last configurations of each device. <b>Written from:</b> IEEE Std C37.118.2-2011 §6 and Annex B, and for what changed
 * since IEEE Std C37.118-2005; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.c37118;

import org.jspecify.annotations.NullMarked;
