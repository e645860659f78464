package io.otus.appliance.export;

import io.otus.alert.store.AlertLines;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves alert lines from the store to one sink, in order, from where its cursor is. Runs on a thread of its own. */
final class Exporter implements Runnable {
    /** Most lines sent at once. */
    static final int BATCH = 200;

    /** Faults at the same lines after which they are sent one by one, and at one line after which the next is tried. */
    private static final int FAULTS_IN_A_ROW = 2;

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
    private volatile boolean done;
    private long sent;
    private long pause = FIRST_PAUSE_MILLIS;
    /** Whether it was told that the sink lacks lines, and not yet that it has them again. */
    private boolean isLackTold;
    /** How many lines the sink lacked when it was last sent some. */
    private long waited;

    private int faults;
    /** Lines up to this one are sent one by one, as there is one among them that cannot be sent. */
    private long carefulUntil;

    private long lastLeftOut;
    private final AtomicLong leftOut = new AtomicLong();

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
        return sink.lost() + leftOut.get();
    }

    /** Why the sink took nothing when it was tried last; empty if it did. */
    String problem() {
        return problem;
    }

    /** Whether it ended because the sink has everything. */
    boolean isDone() {
        return done;
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
        try (StoreReader reader = opened()) {
            sent = cursor;
            while (step(reader)) {
                // Each step waits where there is nothing to do.
            }
            done = true;
        } catch (InterruptedException closed) {
            // The run waits for this receiver no longer.
        } catch (RuntimeException e) {
            LOG.error("{} is sent no more alerts by this run", address.shown(), e);
            problem = "sending ended: " + e;
        } finally {
            end();
        }
    }

    /** The store as soon as it can be read, with the cursor where the last run left it. */
    private StoreReader opened() throws InterruptedException {
        while (true) {
            StoreReader reader = null;
            try {
                reader = store.reader();
                cursor = reader.first(
                                "SELECT seq FROM export_cursor WHERE sink = ?", row -> row.integer(1), address.uri())
                        .orElse(0L);
                problem = "";
                isLackTold = false;
                pause = FIRST_PAUSE_MILLIS;
                return reader;
            } catch (StoreException e) {
                if (reader != null) {
                    reader.close();
                }
                failed(String.valueOf(e.getMessage()));
                rest();
            }
        }
    }

    private void end() {
        try {
            moveCursor();
        } catch (StoreException e) {
            LOG.warn("lines that {} has already will be sent to it again: {}", address.shown(), e.getMessage());
        } finally {
            sink.close();
        }
    }

    /** Sends a batch or waits; false once everything was sent after {@link #stop}. */
    private boolean step(StoreReader reader) throws InterruptedException {
        boolean last = stopping;
        try {
            List<AlertLines.Line> lines = AlertLines.after(reader, sent, sent < carefulUntil ? 1 : BATCH);
            if (!lines.isEmpty()) {
                if (isLackTold) {
                    waited = AlertLines.countAfter(reader, cursor);
                }
                send(lines, reader);
            } else if (last) {
                sink.drain();
                moveCursor();
                return false;
            } else {
                Thread.sleep(POLL_MILLIS);
            }
            moveCursor();
        } catch (IOException e) {
            tryAgain(String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            // A store that cannot be read, memory that others have, or a fault of ours: the receiver lacks the lines.
            tryAgain(address.shown() + " cannot be sent to: " + e);
        }
        return true;
    }

    /**
     * Sends lines. A line that can never be sent must not block all others: after several failures at the same lines
     * they are sent one by one, and the failing one is left out as soon as a later one can be sent.
     */
    private void send(List<AlertLines.Line> lines, StoreReader reader) throws IOException, InterruptedException {
        try {
            sink.send(lines);
            sentUpTo(lines.getLast());
        } catch (RuntimeException e) {
            faults++;
            if (faults < FAULTS_IN_A_ROW) {
                throw e;
            }
            if (lines.size() > 1) {
                carefulUntil = lines.getLast().sequence();
                faults = 0;
                throw e;
            }
            sentUpTo(sendOneBehind(lines.getFirst(), reader, e));
        }
    }

    /** Sends the first line that can be sent behind one that cannot; those between are left out with it. */
    private AlertLines.Line sendOneBehind(AlertLines.Line failing, StoreReader reader, RuntimeException fault)
            throws IOException, InterruptedException {
        List<AlertLines.Line> out = new ArrayList<>(List.of(failing));
        for (AlertLines.Line next : AlertLines.after(reader, failing.sequence(), BATCH)) {
            try {
                sink.send(List.of(next));
            } catch (RuntimeException e) {
                out.add(next);
                continue;
            }
            out.forEach(line -> leaveOut(line, fault));
            return next;
        }
        throw fault;
    }

    private void leaveOut(AlertLines.Line line, RuntimeException fault) {
        if (line.sequence() > lastLeftOut) {
            lastLeftOut = line.sequence();
            leftOut.incrementAndGet();
            LOG.error("alert line {} cannot be sent to {}, and is left out", line.sequence(), address.shown(), fault);
        }
    }

    private void sentUpTo(AlertLines.Line line) {
        sent = line.sequence();
        faults = 0;
        problem = "";
        pause = FIRST_PAUSE_MILLIS;
    }

    private void tryAgain(String reason) throws InterruptedException {
        try {
            moveCursor(); // what arrived before this trouble is no end of it
            failed(reason);
        } catch (StoreException e) {
            failed(String.valueOf(e.getMessage()));
        }
        sent = cursor;
        rest();
    }

    private void rest() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(pause));
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }

    /**
     * Reports that the sink takes nothing: once until it is known to have lines again, and not at the end of a run,
     * which reports it itself.
     */
    private void failed(String reason) {
        if (!isLackTold && !stopping) {
            isLackTold = true;
            LOG.warn("{}; will try again from alert line {}", reason, cursor + 1);
        }
        problem = reason;
    }

    private void moveCursor() {
        long confirmed = sink.confirmed();
        if (confirmed > cursor) {
            var _ = store.write(new Batch()
                    .add("INSERT OR REPLACE INTO export_cursor (sink, seq) VALUES (?, ?)", address.uri(), confirmed));
            cursor = confirmed;
            if (isLackTold) {
                isLackTold = false;
                // As loud as the trouble: who read of that would look for its end in vain.
                LOG.warn("{} takes alert lines again; {} waited", address.shown(), waited);
            }
        }
    }
}
