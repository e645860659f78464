/**
 * TLS as far as it is not encrypted: records, both hellos and the server's certificates, on TCP and where a protocol
 * carries TLS inside itself, as controllers do inside COTP.
 *
 * <p><b>Decoded:</b> record headers, Client Hello and Server Hello with names, versions, cipher suites and application
 * protocols, certificates of TLS up to 1.2, alerts. <b>Only told to be encrypted:</b> everything behind a Change Cipher
 * Spec, and in TLS 1.3 behind the Server Hello. <b>Not done:</b> checking signatures. <b>State kept per flow:</b> one
 * record and one handshake message in the making for each direction, bounded, and whether that direction is encrypted.
 * <b>Written from:</b> RFC 8446, RFC 5246, RFC 6066 §3, RFC 7301 §3.1, RFC 5280 §4.1.
 */
@NullMarked
package io.otus.layer.tls;

import org.jspecify.annotations.NullMarked;
