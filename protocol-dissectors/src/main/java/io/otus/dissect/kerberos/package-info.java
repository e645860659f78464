/**
 * Kerberos 5 between a client and its key distribution centre: who signs in to which realm, and which services are
 * asked for.
 *
 * <p><b>Decoded:</b> requests for tickets with names, realm and host names, replies, errors, each with its outcome.
 * <b>Not read:</b> tickets and what is encrypted; requests to applications are told to be there. <b>State kept per
 * flow:</b> none. <b>Written from:</b> RFC 4120 §5, RFC 4121.
 */
@NullMarked
package io.otus.dissect.kerberos;

import org.jspecify.annotations.NullMarked;
