/**
 * SIP, as telephones, intercoms and their exchanges speak it: which product sends, and who registers.
 *
 * <p><b>Decoded:</b> requests and responses with their numbers, products, registrations that prove who asks (Digest)
 * with their outcome. <b>Not read:</b> bodies. <b>State kept per flow:</b> none. <b>Written from:</b> RFC 3261.
 */
@NullMarked
package io.otus.dissect.sip;

import org.jspecify.annotations.NullMarked;
