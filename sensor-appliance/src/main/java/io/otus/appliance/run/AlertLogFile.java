package io.otus.appliance.run;

import io.otus.core.store.StoreReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one file of the alert log holds.
 *
 * @param path where it is
 * @param first number of its first line; 0 where it has no whole one
 * @param last number of its last whole line, or of the last one in front of those that the store has otherwise
 * @param before hash of the line before its first one, as that says; null where it does not
 * @param latest hash of that
 * @param count how many lines these are
 * @param lostFrom number of the first of the lost ones; 0 where there is none
 * @param lost how many lines it has behind them that were told before a copy was restored, and that the store has
 *     otherwise since
 * @param isUnfinished whether behind its last line feed is more
 * @param problem where and how it is broken first; null where it is not
 */
record AlertLogFile(
        Path path,
        long first,
        long last,
        @Nullable String before,
        @Nullable String latest,
        long count,
        long lostFrom,
        long lost,
        boolean isUnfinished,
        @Nullable String problem) {
    /** Reads one through; behind its first broken line nothing counts. */
    static AlertLogFile read(Path path, InputStream content, StoreReader store, @Nullable Restoration restoration)
            throws IOException {
        return new AlertLogReading(path, store, restoration).read(new BufferedInputStream(content, 1 << 16));
    }
}
