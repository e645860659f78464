package io.otus.appliance.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Files that are moved one after the other, and all back where one cannot be. */
final class Moves {
    private record Move(Path from, Path to) {}

    private final Deque<Move> done = new ArrayDeque<>();

    /**
     * Moves a file or a directory, where it is there.
     *
     * @throws IOException if it cannot be moved; all that was moved before is back by then, or is among what the
     *     exception suppressed
     */
    void move(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try {
            Files.move(from, to);
            done.push(new Move(from, to));
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
    }

    private void takeBack(IOException cause) {
        while (!done.isEmpty()) {
            Move latest = done.pop();
            try {
                Files.move(latest.to, latest.from);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
