package io.otus.appliance.text;

import io.otus.core.capture.FrameSource;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows on one line of a terminal how far a capture is read, at what rate, and how long the rest will take. Printed by
 * a thread of its own, twice a second; nothing where standard error is no terminal.
 */
public final class Progress implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final String CLEAR = "\r\033[K";

    private final FrameSource source;
    private final PrintStream terminal;
    private final Thread thread;
    private final long begun = System.nanoTime();
    private volatile boolean done;

    private Progress(FrameSource source, PrintStream terminal) {
        this.source = source;
        this.terminal = terminal;
        this.thread = Thread.ofPlatform().name("otus-progress").daemon().unstarted(this::run);
    }

    /** Starts showing, if {@code shown}. */
    public static Progress start(FrameSource source, PrintStream terminal, boolean shown) {
        Progress progress = new Progress(source, terminal);
        if (shown) {
            progress.thread.start();
        }
        return progress;
    }

    private void run() {
        try {
            while (!done) {
                Thread.sleep(PERIOD);
                show();
            }
        } catch (InterruptedException closed) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }

    private void show() {
        double seconds = Math.max(1e-9, (System.nanoTime() - begun) / 1e9);
        terminal.print(CLEAR + line(source.statistics().frames(), source.bytesRead(), source.totalBytes(), seconds));
        terminal.flush();
    }

    /** The line. The remaining time assumes that the bytes to come are read as fast as those before. */
    static String line(long frames, long bytes, long total, double seconds) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%,d packets, %,.0f/s", frames, frames / seconds));
        if (total > 0) {
            double share = Math.min(1, (double) bytes / total);
            line.append(String.format(Locale.ROOT, ", %.0f %%", 100 * share));
            if (share > 0.01) {
                line.append(", ").append(Math.round(seconds / share - seconds)).append(" s left");
            }
        }
        return line.toString();
    }

    /** Stops showing and clears the line. */
    @Override
    public void close() {
        done = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
