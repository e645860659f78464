/**
 * SSH up to where it is encrypted: versions of both sides and the algorithms they offer, which tell implementations
 * apart.
 *
 * <p><b>Decoded:</b> identification strings, also behind lines that a server sends before; key exchange offers, with
 * the fingerprint that is known as HASSH. <b>Only told to be encrypted:</b> everything behind New Keys, and so who
 * signs in. <b>State kept per flow:</b> where each direction stands. <b>Written from:</b> RFC 4253 §4.2, §6, §7; RFC
 * 4250 §4.1; the public description of HASSH.
 */
@NullMarked
package io.otus.dissect.ssh;

import org.jspecify.annotations.NullMarked;
