/**
 * TNS: how clients of Oracle databases connect to a listener. TCP port 1521, and any other from its connect packet on.
 *
 * <p><b>Decoded:</b> connect packets with their descriptors, commands for the listener among them; acceptance, refusal
 * and redirection; versions and platforms that both sides negotiate. <b>Only counted:</b> logins, statements and
 * results. <b>State kept per flow:</b> whether a connect packet was seen, whether its descriptor follows, whether
 * lengths are long, and which side sent messages of the database. <b>Written from:</b> Ian Redfern's published
 * description of the protocol, Oracle's documentation of descriptors and of version numbers, and the names that tshark
 * gives to fields; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.tns;

import org.jspecify.annotations.NullMarked;
