package io.otus.appliance.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes blocks of lines to their files, so that the analysis thread never waits for a disk live; in a replay it waits
 * and loses nothing.
 */
final class LogThread implements AutoCloseable {
    /** Blocks on their way at most: 4 MiB. */
    static final int QUEUE = 64;

    private static final Logger LOG = LoggerFactory.getLogger(LogThread.class);

    private record Block(String file, ByteBuffer bytes, boolean last) {}

    private final RotatingFiles files;
    private final boolean waits;
    private final BlockingQueue<Block> queue = new ArrayBlockingQueue<>(QUEUE);
    private final BlockingQueue<ByteBuffer> empty = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;
    private volatile @Nullable IOException failure;

    /**
     * Starts the thread.
     *
     * @param waits whether a full queue is waited for, in a replay, or its lines are dropped and counted, live
     */
    LogThread(RotatingFiles files, boolean waits) {
        this.files = files;
        this.waits = waits;
        this.thread = Thread.ofPlatform().name("otus-log").daemon().unstarted(this::run);
        thread.start();
    }

    ByteBuffer emptyBlock() {
        ByteBuffer block = empty.poll();
        return block != null ? block : ByteBuffer.allocate(LogFile.BLOCK);
    }

    void write(String file, ByteBuffer bytes, long lines) {
        Block block = new Block(file, bytes, false);
        try {
            if (waits) {
                queue.put(block);
            } else if (!queue.offer(block)) {
                dropped.addAndGet(lines);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            dropped.addAndGet(lines);
        }
    }

    /** Lines dropped since the start. */
    long dropped() {
        return dropped.get();
    }

    private void run() {
        try {
            for (Block block = queue.take(); !block.last(); block = queue.take()) {
                write(block);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a block. A full disk costs lines of this log, never the sensor; the reason is logged once. */
    private void write(Block block) {
        try {
            if (!waits || failure == null) {
                files.write(block.file(), block.bytes());
                failure = null;
            }
        } catch (IOException e) {
            if (failure == null && !waits) {
                LOG.error("the operation log cannot be written: {}", e.getMessage());
            }
            failure = e;
        }
        if (block.bytes().capacity() == LogFile.BLOCK) {
            boolean _ = empty.offer(block.bytes().clear());
        }
    }

    /**
     * Writes what is on its way.
     *
     * @throws IOException if something could not be written
     */
    @Override
    public void close() throws IOException {
        boolean interrupted = false;
        boolean asked = false;
        while (thread.isAlive()) {
            try {
                if (!asked) {
                    queue.put(new Block("", ByteBuffer.allocate(0), true));
                    asked = true;
                }
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // what was accepted is written first
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        files.close();
        IOException reason = failure;
        if (reason != null) {
            throw reason;
        }
    }
}
