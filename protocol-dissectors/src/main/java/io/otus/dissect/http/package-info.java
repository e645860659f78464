/**
 * HTTP/1.0 and 1.1 on any TCP port: who serves and who browses, what pages and device descriptions say of a device, and
 * who signs in how.
 *
 * <p><b>Decoded:</b> requests and responses with their bodies up to a bound, chunked and until the connection closes
 * too; persistent connections and pipelining; logins by Basic, Digest, NTLM, and by forms; identity from Server,
 * X-Powered-By, User-Agent, realms, titles, UPnP device descriptions and ONVIF device information; a tunnel through a
 * proxy, whose TLS goes to the dissector of TLS. <b>Only counted:</b> bodies of other kinds. <b>Left to another:</b>
 * connections whose first request or response asks for WebSocket. <b>Only in a digest:</b> files, also what is in
 * packed ones. <b>Not read:</b> what compressed bodies say, HTTP/2. <b>State kept per flow:</b> requests without an
 * answer, at most {@link io.otus.dissect.http.Exchanges#MAX_OUTSTANDING}, and of each direction at most
 * {@link io.otus.dissect.http.HttpSide#MAX_TEXT} bytes of a body and a line of a form; over all flows what unpacks at
 * most {@link io.otus.dissect.http.Inflaters#MAX_LIVE} bodies. <b>Written from:</b> RFC 9110, RFC 9112, RFC 7617
 * (Basic), RFC 7616 (Digest), RFC 7578 (forms with files), RFC 1952 (gzip), UPnP Device Architecture 2.0 §2.3, ONVIF
 * Core 21.06 §8.3.
 */
@NullMarked
package io.otus.dissect.http;

import org.jspecify.annotations.NullMarked;
