package io.otus.appliance.config;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log which entries of a list the sensor does without: what nobody reads there, nobody looks for. */
final class NotTaken {
    /** Most entries of a file that are named; all are counted. */
    static final int MAX_NAMED = 20;

    private static final Logger LOG = LoggerFactory.getLogger(NotTaken.class);

    private NotTaken() {}

    /**
     * Says it of one file; nothing where all was taken.
     *
     * @param command what shows all of them
     * @param entries those that were not taken, each with its line and the reason
     */
    static void tell(Path file, String command, List<String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        entries.stream().limit(MAX_NAMED).forEach(entry -> LOG.warn("not taken: {}", entry));
        LOG.warn("{} of the entries of {} were not taken; otus {} {} names all", entries.size(), file, command, file);
    }
}
