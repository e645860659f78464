package io.otus.core.store;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Batches that wait for the writer thread, in order of arrival. As a rule these are few, and a thread that brings more
 * waits: a slow disk slows down its writers. A disk that takes nothing must not block them ({@link #stretch}): then
 * batches stay in memory, each use of the store up to its share of {@link #BYTES}, until the disk has caught up.
 * Thread-safe.
 */
final class Backlog {
    /** Number of waiting batches at which a writer has to wait. */
    static final int BATCHES = 256;
    /** Bytes that wait while the disk takes nothing: some five thousand lines of alerts, half of them with frames. */
    static final long BYTES = 32L << 20;
    /** Bound in bytes for writers that do not ask for a share. */
    static final long MOST_BYTES = 2 * BYTES;

    private final Queue<Pending> waiting = new ArrayDeque<>();
    /** Bytes of all waiting batches and of those being written. */
    private long bytes;

    private volatile boolean stretched;
    /** Whether the batch is there that is the last. */
    private boolean ending;
    /** Whether nobody takes anything out any more. */
    private boolean over;

    /** Adds a batch. False where no room came up within that time, or nobody would ever write it. */
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
        ending |= pending.isLast();
        if (waiting.size() == 1 || isGroup()) {
            notifyAll(); // no batch between the first and the last of a group wakes the writer thread
        }
        return true;
    }

    private boolean isGroup() {
        return ending || waiting.size() >= GroupWriter.GROUP;
    }

    /**
     * Moves what comes within {@link GroupWriter#GATHER} of the first into a group, {@link GroupWriter#GROUP} at most;
     * false once closing was asked for and all before it is in the group.
     */
    synchronized boolean take(List<Pending> group) throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        long deadline = System.nanoTime() + GroupWriter.GATHER;
        for (long left = GroupWriter.GATHER; left > 0 && !isGroup(); left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        notifyAll();
        while (group.size() < GroupWriter.GROUP && !waiting.isEmpty()) {
            Pending next = waiting.remove();
            if (next.isLast()) {
                return false;
            }
            group.add(next);
        }
        return true;
    }

    /** Batches that wait. */
    synchronized int size() {
        return (int) waiting.stream().filter(each -> !each.isLast()).count();
    }

    /** Removes and returns all waiting batches; takes in none from now on. */
    synchronized List<Pending> drain() {
        over = true;
        List<Pending> all = List.copyOf(waiting);
        waiting.clear();
        release(all);
        return all;
    }

    /** The disk takes nothing: no writer waits for it any more. */
    synchronized void stretch() {
        stretched = true;
        notifyAll();
    }

    /** Batches were written, or never will be. */
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
