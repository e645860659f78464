/**
 * PROFINET PTCP, the precision clock of PROFINET: which station is master, what time it has, how long lines delay.
 * Below IP, on EtherType 0x8892.
 *
 * <p><b>Decoded:</b> Sync, FollowUp, Announce and Delay PDUs with the TLVs of the standard. <b>Only shown:</b> options
 * of makers. <b>State kept per flow:</b> none. <b>Written from:</b> knowledge of IEC 61158-6-10:2019 clause 4.5, whose
 * text was not at hand, and captures.
 */
@NullMarked
package io.otus.dissect.pn_ptcp;

import org.jspecify.annotations.NullMarked;
