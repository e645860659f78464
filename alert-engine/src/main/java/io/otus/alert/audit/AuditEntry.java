package io.otus.alert.audit;

import io.otus.alert.rule.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person did. Immutable.
 *
 * @param number its number, from 1
 * @param time when, by the clock of the host: ISO 8601, UTC
 * @param by who, as the host knows them
 * @param act what
 * @param alert id of the alert that it is about; empty where it is about none
 * @param fact the line that was declared normal; empty where none was
 * @param scope what is not told any more; null where nothing is kept silent
 * @param undoes number of the act that it takes back; 0 where it takes none back
 * @param reason why, in the words of who did it; may be empty
 */
public record AuditEntry(
        long number,
        String time,
        String by,
        Act act,
        String alert,
        String fact,
        @Nullable Scope scope,
        long undoes,
        String reason) {
    /** The same under a number. */
    AuditEntry numbered(long newNumber) {
        return new AuditEntry(newNumber, time, by, act, alert, fact, scope, undoes, reason);
    }
}
