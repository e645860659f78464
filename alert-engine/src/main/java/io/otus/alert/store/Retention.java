package io.otus.alert.store;

import java.time.Duration;

/**
 * How long alerts are kept in the store. What is deleted is gone from {@code otus.db}; the evidence and the alert log
 * have limits of their own.
 *
 * @param age an alert that was last seen so long before the latest one is deleted with its lines
 * @param bytes what lines and alerts may take of the store; the oldest are deleted
 */
public record Retention(Duration age, long bytes) {
    /** Keeps everything. */
    public static final Retention FOREVER = new Retention(Duration.ofDays(36_500), Long.MAX_VALUE);
}
