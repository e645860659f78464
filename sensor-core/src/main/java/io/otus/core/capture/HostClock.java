package io.otus.core.capture;

import io.otus.core.time.Nanos;

/** The two clocks of the host: the one that can be set, and the one that only passes. */
interface HostClock {
    /** The clocks of the system. */
    HostClock SYSTEM = new HostClock() {

        @Override
        public long time() {
            return Nanos.now();
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
