package io.otus.core.event;

import io.otus.core.bytes.Octets;

/**
 * A message that no record describes: cut, malformed or of an unknown kind.
 *
 * @param message {@code malformed}, {@code unknown} or {@code truncated}
 * @param octets its first bytes, at most {@link #KEPT}
 */
public record UnreadMessage(String message, Octets octets) implements ProtocolEvent {
    /** Most bytes kept. */
    public static final int KEPT = 64;

    @Override
    public void fields(FieldWriter out) {
        out.octets("octets", octets);
    }
}
