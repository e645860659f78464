/**
 * Protocols of lines: where a line and a head of fields end, and what a head says. Shared by everything that looks like
 * RFC 5322: HTTP, SIP, RTSP, WebSocket's handshake, and by the dialogues of FTP and SMTP.
 *
 * <p>Reads bytes and keeps none; every search is bounded by its caller. Not a protocol: nothing here is registered.
 */
@NullMarked
package io.otus.layer.text;

import org.jspecify.annotations.NullMarked;
