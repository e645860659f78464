/**
 * PTP: clocks say who they are, and who the grandmaster is. EtherType 0x88F7, UDP ports 319 and 320.
 *
 * <p><b>Decoded:</b> the header of every message, Announce, and management messages with CLOCK_DESCRIPTION. <b>Not
 * read:</b> version 1, timestamps, signalling, and other management TLVs. <b>State kept per flow:</b> none. <b>Written
 * from:</b> IEEE 1588-2019 §13 and §15; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.ptp;

import org.jspecify.annotations.NullMarked;
