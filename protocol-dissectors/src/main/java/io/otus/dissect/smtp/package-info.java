/**
 * SMTP: which server answers, who greets it by which name, who signs in, and which files are in messages.
 *
 * <p><b>Decoded:</b> commands and replies, the greeting, logins by PLAIN and LOGIN with their outcome; TLS from
 * STARTTLS on goes to the dissector of TLS; name, size and digest of files in messages. <b>Only counted:</b> their
 * text. <b>State kept per flow:</b> commands without a reply, bounded, which line of a login is awaited, and of a
 * message under way one piece of a line, the fields that say what a part is (three of 8,192 characters) and the digest
 * of one file; told to the bound over all flows. <b>Written from:</b> RFC 5321, RFC 3030 (BDAT), RFC 4954 (AUTH), RFC
 * 4616 (PLAIN), RFC 3207 (STARTTLS).
 */
@NullMarked
package io.otus.dissect.smtp;

import org.jspecify.annotations.NullMarked;
