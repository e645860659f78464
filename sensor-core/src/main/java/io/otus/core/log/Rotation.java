package io.otus.core.log;

import java.time.Duration;

/**
 * When a file of lines is moved aside, and how much of the disk its directory may take.
 *
 * @param fileSize bytes that a file grows to
 * @param fileAge how long a file is added to, by the host's clock
 * @param quota most bytes of all files together; the oldest that were moved aside go first
 */
public record Rotation(long fileSize, Duration fileAge, long quota) {
    /** One file that grows as long as it is written, as a replay has it. */
    public static final Rotation NEVER =
            new Rotation(Long.MAX_VALUE, Duration.ofSeconds(Long.MAX_VALUE / 1_000), Long.MAX_VALUE);
}
