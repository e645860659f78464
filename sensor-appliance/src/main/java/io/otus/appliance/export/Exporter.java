package io.otus.appliance.export;

import io.otus.alert.store.AlertLines;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves alert lines from the store to one sink, in order, from where its cursor is. Runs on a thread of its own. */
final class Exporter implements Runnable {
    /** Most lines sent at once. */
    static final int BATCH = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);
    private static final long POLL_MILLIS = 100;
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final SinkAddress address;
    private final Sink sink;
    private final Store store;
    private volatile boolean stopping;
    private volatile long cursor;
    private volatile String problem = "";
    private long sent;
    private long pause = FIRST_PAUSE_MILLIS;

    Exporter(SinkAddress address, Sink sink, Store store) {
        this.address = address;
        this.sink = sink;
        this.store = store;
    }

    /** Number of the last line that the sink is known to have. */
    long cursor() {
        return cursor;
    }

    /** Lines that the sink is known not to have and will not be sent again. */
    long lost() {
        return sink.lost();
    }

    /** Why the sink took nothing when it was tried last; empty if it did. */
    String problem() {
        return problem;
    }

    SinkAddress address() {
        return address;
    }

    /** Asks the exporter to send what is durable now, and to end. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try (StoreReader reader = store.reader()) {
            cursor = reader.first("SELECT seq FROM export_cursor WHERE sink = ?", row -> row.integer(1), address.uri())
                    .orElse(0L);
            sent = cursor;
            boolean more = true;
            while (more) {
                more = step(reader);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            moveCursor();
            sink.close();
        }
    }

    /** Sends a batch or waits; false once everything was sent after {@link #stop}. */
    private boolean step(StoreReader reader) throws InterruptedException {
        boolean last = stopping;
        List<AlertLines.Line> lines = AlertLines.after(reader, sent, BATCH);
        try {
            if (!lines.isEmpty()) {
                sink.send(lines);
                sent = lines.getLast().sequence();
                problem = "";
                pause = FIRST_PAUSE_MILLIS;
            } else if (last) {
                sink.drain();
                moveCursor();
                return false;
            } else {
                Thread.sleep(POLL_MILLIS);
            }
            moveCursor();
        } catch (IOException e) {
            failed(String.valueOf(e.getMessage()));
            moveCursor();
            sent = cursor;
            Thread.sleep(Duration.ofMillis(pause));
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
        return true;
    }

    /**
     * Tells that the sink took nothing: once until it does again, and not at the end of a run, which tells it itself.
     */
    private void failed(String reason) {
        if (problem.isEmpty() && !stopping) {
            LOG.warn("{}; will try again from alert line {}", reason, cursor + 1);
        }
        problem = reason;
    }

    private void moveCursor() {
        long confirmed = sink.confirmed();
        if (confirmed > cursor) {
            cursor = confirmed;
            var _ = store.write(new Batch()
                    .add("INSERT OR REPLACE INTO export_cursor (sink, seq) VALUES (?, ?)", address.uri(), confirmed));
        }
    }
}
