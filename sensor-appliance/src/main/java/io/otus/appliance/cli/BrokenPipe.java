package io.otus.appliance.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import org.jspecify.annotations.Nullable;

/** Whether a write failed because the reader went away, as {@code head} does: no error of ours. */
final class BrokenPipe {
    private BrokenPipe() {}

    /**
     * Whether a failed write means that nobody reads the pipe any more. Java shows it only by the C library's message,
     * which is in the language of the system.
     */
    static boolean isCauseOf(@Nullable IOException failure) {
        return failure != null && words().equals(failure.getMessage());
    }

    /** The system's message for a pipe that nobody reads, found by writing to one. */
    private static String words() {
        try {
            Pipe pipe = Pipe.open();
            pipe.source().close();
            try (Pipe.SinkChannel sink = pipe.sink()) {
                sink.write(ByteBuffer.allocate(1));
            }
            throw new IllegalStateException("a pipe without a reader took a byte");
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
