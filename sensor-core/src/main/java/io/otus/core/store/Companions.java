package io.otus.core.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All files that grow in step with the database. Added by any thread, else confined to the writer thread. */
final class Companions {
    private static final Logger LOG = LoggerFactory.getLogger(Companions.class);

    private final Path store;
    private final List<Companion> all = new CopyOnWriteArrayList<>();

    /** Starts without files; {@code store} names the store in log messages. */
    Companions(Path store) {
        this.store = store;
    }

    void add(Companion companion) {
        all.add(companion);
    }

    void sync() throws IOException {
        for (Companion each : all) {
            each.sync();
        }
    }

    void committed() {
        all.forEach(Companion::committed);
    }

    void rolledBack() {
        for (Companion each : all) {
            try {
                each.rolledBack();
            } catch (IOException e) {
                LOG.warn("{}: files beside the store could not be taken back: {}", store, e.getMessage());
            }
        }
    }

    void close() {
        for (Companion each : all) {
            try {
                each.close();
            } catch (IOException e) {
                LOG.warn("{}: files beside the store could not be closed: {}", store, e.getMessage());
            }
        }
    }
}
