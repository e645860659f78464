package io.otus.appliance.run;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditLog;
import io.otus.alert.audit.Decisions;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import java.io.IOException;
import java.nio.file.Path;

/** Reads what people decided. */
public final class Audits {
    private Audits() {}

    /**
     * All decisions of a state directory.
     *
     * @throws Failure if they cannot be read, or somebody tampered with them
     */
    public static Decisions of(Path state) {
        AuditLog.Content content = read(state);
        sound(state, content);
        return Decisions.of(content);
    }

    /**
     * Does nothing where all lines are as they were written.
     *
     * @throws Failure if somebody tampered with them
     */
    public static void sound(Path state, AuditLog.Content content) {
        if (content.broken() != 0) {
            throw new Failure(
                    ExitCode.FAILED,
                    AuditLog.file(state) + ":" + content.broken() + ": " + LineChain.broken(content.broken()));
        }
    }

    /**
     * The file of decisions, up to where it is broken.
     *
     * @throws Failure if it cannot be read
     */
    public static AuditLog.Content read(Path state) {
        try {
            return AuditLog.read(state);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, AuditLog.file(state) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A decision in a line: what, who, when and why. */
    public static String words(AuditEntry entry, Decisions decisions) {
        return entry.act().key() + (decisions.isUndone(entry) ? " (undone)" : "") + " by " + entry.by() + ", "
                + entry.time() + ", decision " + entry.number()
                + (entry.words().isEmpty() ? "" : ": " + entry.words());
    }
}
