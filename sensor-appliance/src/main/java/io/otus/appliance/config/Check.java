package io.otus.appliance.config;

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

    private static void range(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
