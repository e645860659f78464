package io.otus.simulator.plant;

import io.otus.simulator.wire.Ip4;
import java.time.Instant;
import java.util.List;

/**
 * One thing that happens in the plant and that a sensor should report.
 *
 * @param name short stable name, such as {@code s7-stop}
 * @param text what happens, in one sentence
 * @param start time of its first frame
 * @param end time of its last frame
 * @param actor address of the one who acts
 * @param target address of the one it is done to
 * @param firstFrame 1-based number of its first frame
 * @param lastFrame 1-based number of its last frame; normal traffic lies between
 * @param frames 1-based numbers of all its frames, ascending
 * @param alertKind the kind of alert that names it best, such as {@code CMD_DANGEROUS}
 * @param otherKinds further kinds that are not wrong for it, best first
 */
public record Scene(
        String name,
        String text,
        Instant start,
        Instant end,
        Ip4 actor,
        Ip4 target,
        int firstFrame,
        int lastFrame,
        List<Integer> frames,
        String alertKind,
        List<String> otherKinds) {
    /** Copies the lists. */
    public Scene {
        frames = List.copyOf(frames);
        otherKinds = List.copyOf(otherKinds);
    }

    /** Whether an alert of {@code kind} reports this scene. */
    public boolean accepts(String kind) {
        return alertKind.equals(kind) || otherKinds.contains(kind);
    }
}
