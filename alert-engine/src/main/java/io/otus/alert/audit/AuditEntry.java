package io.otus.alert.audit;

import io.otus.alert.alert.Closer;
import io.otus.alert.rule.Scope;
import io.otus.core.event.EventTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person did, or that a rule did in their place. Immutable.
 *
 * @param number its number, from 1
 * @param time when, by the clock of the host, or in event time where a rule did it: ISO 8601, UTC
 * @param by who, as the host knows them; {@value #RULE} and its name where a rule did it
 * @param act what
 * @param alert id of the alert that it is about; empty where it is about none
 * @param lesson what was declared normal; {@link Lesson#NONE} where nothing was
 * @param scope what is not told any more; null where nothing is kept silent
 * @param undoes number of the act that it takes back; 0 where it takes none back
 * @param reason why, in the words of who did it; may be empty
 * @param list which text of people's values of devices, or of the baseline, took the place of which; null where none
 *     did, or where it was written by an earlier version
 */
public record AuditEntry(
        long number,
        String time,
        String by,
        Act act,
        String alert,
        Lesson lesson,
        @Nullable Scope scope,
        long undoes,
        String reason,
        @Nullable ListChange list) {
    private static final String RULE = "rule ";

    /** One that replaced no list. */
    public AuditEntry(
            long number,
            String time,
            String by,
            Act act,
            String alert,
            Lesson lesson,
            @Nullable Scope scope,
            long undoes,
            String reason) {
        this(number, time, by, act, alert, lesson, scope, undoes, reason, null);
    }

    /**
     * A rule closes an alert.
     *
     * @param time event time, nanoseconds since 1970
     */
    public static AuditEntry closed(Closer.Closing closing, long time) {
        String by = RULE + closing.rule();
        return new AuditEntry(
                0, EventTime.text(time), by, Act.CLOSE, closing.alert(), Lesson.NONE, null, 0, closing.reason());
    }

    /** The same under a number. */
    AuditEntry numbered(long newNumber) {
        return new AuditEntry(newNumber, time, by, act, alert, lesson, scope, undoes, reason, list);
    }

    /** Ids of the alerts that it gives another status. */
    public List<String> settles() {
        if (act == Act.LEARN || act == Act.APPROVE) {
            return lesson.alerts();
        }
        return act.status() == null ? List.of() : List.of(alert);
    }

    /**
     * Whether it can be taken back: of what an earlier version approved, or changed in the list of people's values,
     * nobody knows what it was before, and of what is missing not what it was.
     */
    public boolean isUndoable() {
        boolean mayBe = switch (act) {
            case ACKNOWLEDGE, CLOSE, LEARN, MUTE, EXCEPT, OFF, DROP -> true;
            case APPROVE -> !lesson.isEmpty();
            case ASSETS -> list != null;
            case UNDO, IMPORT, REPLACE, RESTORE -> false;
        };
        return mayBe && lesson.missing() == 0;
    }

    /** Whether it took a baseline text over; one of an earlier version does not say which. */
    boolean isImport() {
        return (act == Act.IMPORT || act == Act.REPLACE) && list != null;
    }

    /** Whether an alert is what it is about, or is settled by it. */
    public boolean isAbout(String id) {
        return (!alert.isEmpty() && alert.equals(id)) || settles().contains(id);
    }
}
