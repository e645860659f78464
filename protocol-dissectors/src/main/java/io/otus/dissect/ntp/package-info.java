/**
 * NTP: who gives the time to whom, and from where it has it. UDP port 123.
 *
 * <p><b>Decoded:</b> the header of time messages, and control messages with their variables. <b>Not read:</b> extension
 * fields, authentication, and private messages (mode 7) but their request code. <b>State kept per flow:</b> none.
 * <b>Written from:</b> RFC 5905, and RFC 9327 for control messages; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.ntp;

import org.jspecify.annotations.NullMarked;
