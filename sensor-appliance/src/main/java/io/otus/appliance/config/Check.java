package io.otus.appliance.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ranges of configured values; absent ones fit. */
final class Check {
    private Check() {}

    static void range(String key, @Nullable Integer value, long least, long most) {
        if (value != null) {
            range(key, value.longValue(), least, most);
        }
    }

    static void range(String key, @Nullable ByteSize value, long least, long most) {
        if (value != null) {
            range(key, value.bytes(), least, most);
        }
    }

    static void range(String key, @Nullable Age value, Duration least, Duration most) {
        if (value != null
                && (value.duration().compareTo(least) < 0 || value.duration().compareTo(most) > 0)) {
            throw new IllegalArgumentException(
                    key + ": " + value.duration() + " (expected: " + least + " to " + most + ")");
        }
    }

    private static void range(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
