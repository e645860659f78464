/**
 * CDP: devices of Cisco and others tell their neighbours who they are. SNAP 00-00-0C 0x2000.
 *
 * <p><b>Decoded:</b> device id, addresses, port id, capabilities, version, platform, native VLAN, system name and
 * object id, management addresses, location. <b>Not read:</b> other TLVs, which are stepped over. <b>State kept per
 * flow:</b> none. <b>Written from:</b> Cisco's published description of the format, and captures; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.cdp;

import org.jspecify.annotations.NullMarked;
