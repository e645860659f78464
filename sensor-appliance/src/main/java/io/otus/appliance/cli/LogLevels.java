package io.otus.appliance.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much the program's own log says. */
final class LogLevels {
    private LogLevels() {}

    /** Once for what happens, twice for everything of ours. */
    static void verbose(int times) {
        if (LoggerFactory.getLogger("io.otus") instanceof Logger logger) {
            logger.setLevel(times > 1 ? Level.DEBUG : Level.INFO);
        }
    }
}
