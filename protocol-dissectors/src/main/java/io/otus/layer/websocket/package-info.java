/**
 * WebSocket, as far as a protocol of a plant is inside: the opening handshake in HTTP/1.1 and the frames behind it.
 * Whatever lies inside is told by the subprotocol that the server chose, never by a port.
 *
 * <p><b>Decoded:</b> the handshake with target, host and subprotocols; frames with their mask taken off; messages over
 * several frames. <b>Not read:</b> extensions: where one is agreed upon, or the handshake was not seen, nothing behind
 * it is. HTTP/2. <b>State kept per flow:</b> what the handshake agreed upon, and of each direction one message in the
 * making of at most {@link io.otus.layer.websocket.WebsocketSide#MAX_MESSAGE} bytes. <b>Written from:</b> RFC 6455, RFC
 * 9112.
 */
@NullMarked
package io.otus.layer.websocket;

import org.jspecify.annotations.NullMarked;
