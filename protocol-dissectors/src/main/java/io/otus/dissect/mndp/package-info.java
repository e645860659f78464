/**
 * MNDP: devices of MikroTik tell their neighbours who they are. UDP port 5678.
 *
 * <p><b>Decoded:</b> MAC address, identity, version, platform, uptime, board, interface and addresses. <b>Not read:</b>
 * other TLVs, which are stepped over. <b>State kept per flow:</b> none. <b>Written from:</b> what RouterOS documents of
 * neighbour discovery, and messages of it; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.mndp;

import org.jspecify.annotations.NullMarked;
