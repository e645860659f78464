/**
 * FTP's control connection: who serves, who signs in, and which files move. Many controllers keep programs, recipes and
 * firmware behind it.
 *
 * <p><b>Decoded:</b> commands and replies, logins with their outcome, names of files, the greeting and the answer to
 * SYST; TLS from AUTH on goes to the dissector of TLS. <b>Not read:</b> data connections. <b>State kept per flow:</b>
 * the user's name and the commands without a reply, bounded. <b>Written from:</b> RFC 959, RFC 1635 (anonymous), RFC
 * 2228 and RFC 4217 (TLS), RFC 2389, RFC 3659.
 */
@NullMarked
package io.otus.dissect.ftp;

import org.jspecify.annotations.NullMarked;
