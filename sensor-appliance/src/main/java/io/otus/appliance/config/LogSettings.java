package io.otus.appliance.config;

import io.otus.core.log.Rotation;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How logs are written.
 *
 * @param directory where
 * @param events whether the operation log is written
 * @param eventFiles when files of the operation log are moved aside, and what they may take
 * @param alertFiles the same for {@code alerts.jsonl}
 */
public record LogSettings(Path directory, boolean events, Rotation eventFiles, Rotation alertFiles) {
    /** 64 MiB. */
    static final long DEFAULT_FILE_SIZE = 64L << 20;
    /** A day. */
    static final Duration DEFAULT_FILE_AGE = Duration.ofDays(1);
}
