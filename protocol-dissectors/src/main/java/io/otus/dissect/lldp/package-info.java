/**
 * LLDP: devices tell their neighbours who they are. EtherType 0x88CC.
 *
 * <p><b>Decoded:</b> the basic TLVs of IEEE 802.1AB-2016, the inventory TLVs of LLDP-MED (ANSI/TIA-1057) and those of
 * PROFINET (IEC 61158-6-10). <b>Only counted:</b> other organisationally specific TLVs. <b>State kept per flow:</b>
 * none. <b>Written from:</b> those standards; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.lldp;

import org.jspecify.annotations.NullMarked;
