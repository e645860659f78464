package io.otus.appliance.run;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditLog;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Lesson;
import io.otus.alert.audit.ListChange;
import io.otus.alert.rule.Scope;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whoever runs a command, and what they decide: written down in the audit of a state directory before it counts. What
 * they do to the store of a sensor that does not run becomes an entry, which goes where that is done
 * ({@link DueAudit}).
 */
public final class Person {
    private final Path state;
    private final String what;
    private final String reason;

    /**
     * Acts upon a state directory.
     *
     * @param reason why, in their words; may be empty
     */
    public Person(Path state, String reason) {
        this(state, "", reason);
    }

    /**
     * Acts upon a state directory.
     *
     * @param what what is done, where the decision itself does not say it, such as the file that is taken over
     * @param reason why, in their words; may be empty
     */
    public Person(Path state, String what, String reason) {
        this.state = state;
        this.what = what;
        this.reason = reason;
    }

    /** Decides something about an alert; returns the number of the decision. */
    public long decides(DecisionKind act, String alert, @Nullable Scope scope) {
        return write(act, alert, Lesson.NONE, scope, 0, null);
    }

    /**
     * Decides that something is normal; returns the number of the decision.
     *
     * @param alert the one that told of it; empty where a line of the baseline says it
     */
    public long learns(String alert, Lesson lesson) {
        return write(DecisionKind.LEARN, alert, lesson, null, 0, null);
    }

    /** Approves all that was seen, in the store of a sensor that does not run. */
    AuditEntry approved(Lesson lesson) {
        return entry(DecisionKind.APPROVE, "", lesson, null, 0, null);
    }

    /** As {@link #learns}, in the store of a sensor that does not run. */
    AuditEntry learned(String alert, Lesson lesson) {
        return entry(DecisionKind.LEARN, alert, lesson, null, 0, null);
    }

    /** Drops facts from the baseline; returns the number of the decision. */
    public long drops(List<String> facts) {
        return write(DecisionKind.DROP, "", new Lesson(facts, List.of()), null, 0, null);
    }

    /**
     * Takes a baseline text over, in the store of a sensor that does not run.
     *
     * @param act {@link DecisionKind#REPLACE} or {@link DecisionKind#IMPORT}
     */
    AuditEntry imported(DecisionKind act, ListChange texts) {
        return entry(act, "", Lesson.NONE, null, 0, texts);
    }

    /** Takes an earlier decision back; returns the number of this one. */
    public long undoes(long number) {
        return write(DecisionKind.UNDO, "", Lesson.NONE, null, number, null);
    }

    /** Did something in the state directory of a sensor that did not run; returns the number of the entry. */
    public long did(DecisionKind act) {
        return write(act, "", Lesson.NONE, null, 0, null);
    }

    /** Changes what people say of devices; returns the number of the decision. */
    long changed(ListChange list) {
        return write(DecisionKind.ASSETS, "", Lesson.NONE, null, 0, list);
    }

    private long write(
            DecisionKind act,
            String alert,
            Lesson lesson,
            @Nullable Scope scope,
            long undoes,
            @Nullable ListChange list) {
        DueAudit.writeDown(state);
        try {
            return AuditLog.append(state, entry(act, alert, lesson, scope, undoes, list))
                    .number();
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "the decision cannot be written down: " + e.getMessage(), e);
        }
    }

    private AuditEntry entry(
            DecisionKind act,
            String alert,
            Lesson lesson,
            @Nullable Scope scope,
            long undoes,
            @Nullable ListChange list) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new AuditEntry(0, now, name(), act, alert, lesson, scope, undoes, reason, list, what);
    }

    /** As the host knows them; behind sudo, who called it. */
    private static String name() {
        String caller = System.getenv("SUDO_USER");
        String user = System.getProperty("user.name", "unknown");
        return caller == null || caller.isEmpty() || caller.equals(user) ? user : caller + " (as " + user + ")";
    }
}
