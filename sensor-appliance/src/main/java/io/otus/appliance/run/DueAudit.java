package io.otus.appliance.run;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditLog;
import io.otus.alert.audit.Decisions;
import io.otus.alert.store.DueDecisions;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes lines of the audit of what was done to the store of a sensor that does not run: the store takes both in one
 * transaction, and whoever comes next writes down what a power cut kept from the audit, ahead of any other decision.
 */
final class DueAudit {
    private DueAudit() {}

    /** Adds decisions to the batch that carries them out. */
    static List<String> add(Path state, List<AuditEntry> entries, Batch out) {
        try {
            List<String> due = new ArrayList<>(entries.size());
            for (AuditEntry entry : entries) {
                due.add(AuditLog.due(state, entry));
            }
            DueDecisions.put(due, out);
            return due;
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "the decision cannot be written down: " + e.getMessage(), e);
        }
    }

    /**
     * Writes down what is due, and forgets it.
     *
     * @return the number of each
     */
    static List<Long> settle(Path state, Store store, List<String> due) {
        List<Long> numbers = writeDown(state, due);
        if (!due.isEmpty()) {
            Batch done = new Batch();
            DueDecisions.forget(done);
            store.write(done).join();
        }
        return numbers;
    }

    /** As {@link #settle(Path, Store, List)} for whatever the store holds. */
    static void settle(Path state, Store store) {
        List<String> due;
        try (StoreReader reader = store.reader()) {
            due = DueDecisions.of(reader);
        }
        var _ = settle(state, store, due);
    }

    /**
     * Writes down what is due in a state directory, be it that a sensor runs there; whoever may write to its store
     * forgets it.
     */
    static void writeDown(Path state) {
        if (!Files.exists(Store.file(state))) {
            return;
        }
        List<String> due;
        try (StoreReader reader = StoreReader.open(state, Analysis.MODULES)) {
            due = DueDecisions.of(reader);
        } catch (StoreException e) {
            return; // one of another version: nothing of it is due by this one
        }
        var _ = writeDown(state, due);
    }

    /** What was decided, be it that a part of it is due only. */
    static Decisions decisions(Path state, StoreReader reader) {
        AuditLog.Content content = Audits.read(state);
        Audits.sound(state, content);
        try {
            return Decisions.of(AuditLog.with(state, content, DueDecisions.of(reader)));
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "what was decided cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Long> writeDown(Path state, List<String> due) {
        try {
            return AuditLog.appendDue(state, due);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.FAILED,
                    "what was decided is carried out, and cannot be written down yet: " + e.getMessage()
                            + "; the sensor or the next command does that ahead of all else",
                    e);
        }
    }
}
