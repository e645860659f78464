package io.otus.appliance.live;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what another process does. */
final class Waiting {
    private Waiting() {}

    /** Waits until a condition holds; fails, with what was waited for, if it does not within so many seconds. */
    static void until(String what, int seconds, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
