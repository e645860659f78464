/**
 * RTSP, as cameras and recorders speak it: which product serves and plays, and who signs in.
 *
 * <p><b>Decoded:</b> requests and responses with their numbers, products, logins by Basic and Digest with their
 * outcome; pieces of streams between messages. <b>Not read:</b> bodies and streams. <b>State kept per flow:</b> the
 * login that was told last. <b>Written from:</b> RFC 2326, RFC 7826, RFC 7617.
 */
@NullMarked
package io.otus.dissect.rtsp;

import org.jspecify.annotations.NullMarked;
