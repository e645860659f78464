/**
 * FDP: switches of Foundry, Brocade and Ruckus tell their neighbours who they are. SNAP 00-E0-52 0x2000.
 *
 * <p><b>Decoded:</b> device id, addresses, port, capabilities, version, platform and native VLAN. <b>Not read:</b>
 * other TLVs, which are stepped over. <b>State kept per flow:</b> none. <b>Written from:</b> what its makers document
 * of what it tells, and its likeness to CDP, which has the same header and TLVs; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.fdp;

import org.jspecify.annotations.NullMarked;
