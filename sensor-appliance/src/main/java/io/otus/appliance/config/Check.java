package io.otus.appliance.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ranges of configured values; absent ones fit. */
final class Check {
    private Check() {}

    static void range(String key, @Nullable Integer value, long least, long most) {
        if (value != null && (value < least || value > most)) {
            throw outside(key, Integer.toString(value), Long.toString(least), Long.toString(most));
        }
    }

    static void range(String key, @Nullable ByteSize value, long least, long most) {
        if (value != null && (value.bytes() < least || value.bytes() > most)) {
            throw outside(key, value.text(), new ByteSize(least).text(), new ByteSize(most).text());
        }
    }

    static void range(String key, @Nullable Age value, Duration least, Duration most) {
        if (value != null
                && (value.duration().compareTo(least) < 0 || value.duration().compareTo(most) > 0)) {
            throw outside(key, value.text(), new Age(least).text(), new Age(most).text());
        }
    }

    private static IllegalArgumentException outside(String key, String value, String least, String most) {
        return new IllegalArgumentException(key + ": " + value + " (expected: " + least + " to " + most + ")");
    }
}
