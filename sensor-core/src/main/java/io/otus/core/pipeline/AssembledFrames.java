package io.otus.core.pipeline;

import io.otus.core.decode.Packet;
import io.otus.core.evidence.FrameSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which frames brought the fragments of the latest TCP segments that came in fragments, for as long as such a segment
 * may wait for its turn in a stream. Bounded by {@link #MAX_REMEMBERED}.
 */
final class AssembledFrames {
    /** Most segments remembered. */
    static final int MAX_REMEMBERED = 256;

    private final long[] completedBy = new long[MAX_REMEMBERED];
    private final @Nullable List<FrameSpan>[] fragments = newLists();
    private int next;

    @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type can be made in no other way.
    private static @Nullable List<FrameSpan>[] newLists() {
        return new List[MAX_REMEMBERED];
    }

    void remember(Packet packet) {
        completedBy[next] = packet.number();
        fragments[next] = List.copyOf(packet.fragments());
        next = (next + 1) % MAX_REMEMBERED;
    }

    /** The fragments that the frame completed, in order of their offset; null where they are forgotten. */
    @Nullable
    List<FrameSpan> fragments(long frame) {
        for (int i = 0; i < MAX_REMEMBERED; i++) {
            if (completedBy[i] == frame) {
                return fragments[i];
            }
        }
        return null;
    }
}
