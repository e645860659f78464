/**
 * EDP: switches of Extreme Networks tell their neighbours who they are. SNAP 00-E0-2B 0x00BB.
 *
 * <p><b>Decoded:</b> the machine's id, name, slot and port, software version and VLANs with their addresses. <b>Only
 * named:</b> messages of the ring and redundancy protocols that share its frames (EAPS, ESRP, ELSM, ELRP, ESL).
 * <b>State kept per flow:</b> none. <b>Written from:</b> what Extreme Networks documents of what it tells, the layout
 * that RFC 3619 gives of the same header, and the names that tshark gives to fields; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.edp;

import org.jspecify.annotations.NullMarked;
