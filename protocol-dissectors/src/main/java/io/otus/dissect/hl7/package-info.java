/**
 * HL7 version 2 in MLLP: systems of hospitals tell each other of patients, orders and results. TCP port 2575 and any
 * other.
 *
 * <p><b>Decoded:</b> the header of each message, what software sends it, and acknowledgments. <b>Not read:</b> every
 * other segment but for its name, since they hold what is of patients. <b>State kept per flow:</b> whether messages are
 * acknowledged twice. <b>Written from:</b> HL7 v2.5.1 chapter 2 and the HL7 Minimal Lower Layer Protocol; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.hl7;

import org.jspecify.annotations.NullMarked;
