/**
 * SMTP up to the text of a message: which server answers, who greets it by which name, and who signs in.
 *
 * <p><b>Decoded:</b> commands and replies, the greeting, logins by PLAIN and LOGIN with their outcome; TLS from
 * STARTTLS on goes to the dissector of TLS. <b>Only counted:</b> lines of messages. <b>State kept per flow:</b>
 * commands without a reply, bounded, and which line of a login is awaited. <b>Written from:</b> RFC 5321, RFC 4954
 * (AUTH), RFC 4616 (PLAIN), RFC 3207 (STARTTLS).
 */
@NullMarked
package io.otus.dissect.smtp;

import org.jspecify.annotations.NullMarked;
