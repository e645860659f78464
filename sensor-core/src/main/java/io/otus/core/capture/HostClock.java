package io.otus.core.capture;

import java.time.Instant;

/** The two clocks of the host: the one that can be set, and the one that only passes. */
interface HostClock {
    /** Those of the system. */
    HostClock SYSTEM = new HostClock() {
        private static final long SECOND = 1_000_000_000L;

        @Override
        public long time() {
            Instant now = Instant.now();
            return now.getEpochSecond() * SECOND + now.getNano();
        }

        @Override
        public long passed() {
            return System.nanoTime();
        }
    };

    /** Nanoseconds since 1970. */
    long time();

    /** Nanoseconds since some moment; nobody sets it. */
    long passed();
}
