package io.otus.appliance.config;

import org.jspecify.annotations.Nullable;

/**
 * How interfaces are captured from.
 *
 * @param filter a BPF expression, null for all frames
 * @param snaplen bytes kept of each frame
 * @param buffer bytes of the kernel's buffer for each interface
 */
public record CaptureSettings(@Nullable String filter, int snaplen, int buffer) {
    /** Whole frames. */
    public static final int DEFAULT_SNAPLEN = 262_144;
    /** 64 MiB: 0.1 s of a full gigabit. */
    public static final int DEFAULT_BUFFER = 64 << 20;
}
