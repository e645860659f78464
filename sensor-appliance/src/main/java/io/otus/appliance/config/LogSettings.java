package io.otus.appliance.config;

import java.nio.file.Path;

/**
 * How logs are written.
 *
 * @param directory where
 * @param events whether the operation log is written
 * @param fileSize bytes at which a file is rotated
 * @param quota most bytes of all rotated files together
 */
public record LogSettings(Path directory, boolean events, long fileSize, long quota) {
    /** 64 MiB. */
    public static final long DEFAULT_FILE_SIZE = 64L << 20;
    /** 4 GiB. */
    public static final long DEFAULT_QUOTA = 4L << 30;
}
