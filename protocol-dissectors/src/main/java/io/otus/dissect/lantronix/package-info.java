/**
 * The setup protocol of Lantronix: serial servers are found, read and set up over UDP port 30718.
 *
 * <p><b>Decoded:</b> queries of firmware and of the setup record, their answers, settings of configuration and address,
 * restarts. <b>Not read:</b> parameters of the serial channels. <b>State kept per flow:</b> none. <b>Written from:</b>
 * the user guides of Lantronix, "Network Configuration using UDP"; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.lantronix;

import org.jspecify.annotations.NullMarked;
