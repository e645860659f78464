/**
 * VNC: the remote framebuffer protocol, by which people see and work the screen of another machine; over TCP, mostly on
 * port 5900.
 *
 * <p><b>Decoded:</b> versions, the security types that are offered and chosen, challenge and response of VNC
 * authentication, its result and the reason of a refusal. <b>Only counted:</b> all that follows, and other security
 * types. <b>State kept per flow:</b> where the handshake stands. <b>Written from:</b> RFC 6143 §7.1 and §7.2; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.rfb;

import org.jspecify.annotations.NullMarked;
