package io.otus.core.store;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the writer thread, in the order in which it came. As a rule that is little, and whoever brings more
 * waits: a slow disk slows down whoever writes. A disk that takes nothing must not ({@link #stretch}): then what comes
 * is kept in memory, each use of the store up to its share of {@link #BYTES}, until the disk has caught up.
 * Thread-safe.
 */
final class Backlog {
    /** Batches that wait before whoever writes has to. */
    static final int BATCHES = 256;
    /** Bytes that wait while the disk takes nothing: some five thousand lines of alerts, half of them with frames. */
    static final long BYTES = 32L << 20;
    /** What is never exceeded, where somebody writes without asking for a share. */
    static final long MOST_BYTES = 2 * BYTES;

    private final Queue<Pending> waiting = new ArrayDeque<>();
    /** Of all that waits, and of what is being written. */
    private long bytes;

    private volatile boolean stretched;
    /** Whether nobody takes anything out any more. */
    private boolean over;

    /** Takes one in; false where there was no room for it within that time, or nobody would ever write it. */
    synchronized boolean offer(Pending pending, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!over && (stretched ? bytes >= MOST_BYTES : waiting.size() >= BATCHES)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (over) {
            return false;
        }
        waiting.add(pending);
        bytes += pending.bytes();
        notifyAll();
        return true;
    }

    /** The next one, once there is one. */
    synchronized Pending take() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        notifyAll();
        return waiting.remove();
    }

    /** The next one; null where none came until then, a time of {@link System#nanoTime}. */
    synchronized @Nullable Pending poll(long until) throws InterruptedException {
        while (waiting.isEmpty()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        notifyAll();
        return waiting.poll();
    }

    /** Batches that wait. */
    synchronized int size() {
        return (int) waiting.stream().filter(each -> !each.isLast()).count();
    }

    /** Takes out all that waits, and takes nothing in from now on. */
    synchronized List<Pending> drain() {
        over = true;
        List<Pending> all = List.copyOf(waiting);
        waiting.clear();
        release(all);
        return all;
    }

    /** The disk takes nothing: nobody waits for it any more. */
    synchronized void stretch() {
        stretched = true;
        notifyAll();
    }

    /** These were written, or never will be. */
    synchronized void release(List<Pending> group) {
        for (Pending each : group) {
            bytes -= each.bytes();
        }
        if (waiting.size() < BATCHES) {
            stretched = false;
        }
        notifyAll();
    }

    /** Bytes that wait for a disk that takes nothing; 0 where what waits is bounded by whoever writes. */
    synchronized long kept() {
        return stretched ? bytes : 0;
    }

    /** Whether more of a use has room; always, where whoever writes may be made to wait. */
    boolean takes(Store.Use use) {
        return !stretched || isWithin(use);
    }

    private synchronized boolean isWithin(Store.Use use) {
        return bytes < use.share * BYTES;
    }
}
