/**
 * HART-IP: how hosts reach HART devices, and those behind gateways, multiplexers and I/O systems, over TCP and UDP.
 *
 * <p><b>Decoded:</b> sessions, token-passing PDUs with their frames, direct PDUs of version 2 and its audit log;
 * universal commands and the common-practice commands whose layout is in {@code Commands}, others by name or number
 * with their data as they are; commands to sub-devices within commands. <b>Not here:</b> device-specific and wireless
 * commands; what is inside TLS. <b>State kept per flow:</b> the unique address of the server itself. <b>Written
 * from:</b> the HART-IP specification (HCF_SPEC-085, FieldComm TS10085), the Token-Passing Data Link Layer
 * (HCF_SPEC-081), the Command Summary (HCF_SPEC-099), the Universal (HCF_SPEC-127) and Common Practice Commands
 * (HCF_SPEC-151); no other implementation was read.
 */
@NullMarked
package io.otus.dissect.hart_ip;

import org.jspecify.annotations.NullMarked;
