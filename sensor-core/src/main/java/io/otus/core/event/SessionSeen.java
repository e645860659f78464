package io.otus.core.event;

import io.otus.core.net.Endpoint;

/**
 * Something a session shows of itself: a login, a handshake, its parameters. Secrets are never part of it.
 *
 * @param origin the message
 * @param client who opened it
 * @param server with whom
 * @param unit the sub-device; empty where there is none
 * @param kind what is told, such as {@code connect}, {@code login}, {@code tls_hello}
 * @param detail in the protocol's terms; the user name for a login
 */
public record SessionSeen(Origin origin, Endpoint client, Endpoint server, String unit, String kind, String detail) {}
