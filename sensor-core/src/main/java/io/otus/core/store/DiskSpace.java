package io.otus.core.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether the disk of a store runs short. Looked at on the writer thread, asked by any. */
public final class DiskSpace {
    /** The disk is short with less than this part of it left. */
    private static final int PART = 64;
    /** However large it is, so many bytes are enough: they hold what a sensor adds within hours. */
    private static final long ENOUGH = 256L << 20;
    /**
     * Least time between two looks, in nanoseconds of the host's clock: what is deleted meanwhile shows by the next.
     */
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final @Nullable FileStore disk;
    private final long least;
    private long looked = System.nanoTime() - INTERVAL;
    private long looks;
    private volatile long shortage;

    private DiskSpace(@Nullable FileStore disk, long least) {
        this.disk = disk;
        this.least = least;
    }

    /** A disk that nobody looks at. */
    static DiskSpace unwatched() {
        return new DiskSpace(null, 0);
    }

    /**
     * Whether a disk runs short, so that a sensor makes space on it.
     *
     * @throws IOException if the system does not tell
     */
    public static boolean isShort(FileStore disk) throws IOException {
        return disk.getUsableSpace() < least(disk);
    }

    private static long least(FileStore disk) throws IOException {
        return Math.min(ENOUGH, disk.getTotalSpace() / PART);
    }

    /** The one that a file is on. */
    static DiskSpace of(Path file) {
        try {
            FileStore disk = Files.getFileStore(file);
            return new DiskSpace(disk, least(disk));
        } catch (IOException e) {
            return unwatched(); // what the system does not tell cannot be kept to
        }
    }

    /** Looks, where the last look is long enough ago. */
    void look() {
        long now = System.nanoTime();
        if (disk == null || now - looked < INTERVAL) {
            return;
        }
        looked = now;
        looks++;
        try {
            shortage = disk.getUsableSpace() < least ? looks : 0;
        } catch (IOException e) {
            shortage = 0;
        }
    }

    /** Number of the look that found too little left; 0 where the last one found enough. */
    long shortage() {
        return shortage;
    }
}
