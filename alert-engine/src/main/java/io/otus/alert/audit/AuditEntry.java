package io.otus.alert.audit;

import io.otus.alert.alert.Closer;
import io.otus.alert.rule.Scope;
import io.otus.core.event.EventTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One act of a person, or of a rule in a person's place. Immutable.
 *
 * @param number its number, from 1
 * @param time when, by the clock of the host, or in event time if a rule acted: ISO 8601, UTC
 * @param by the actor, as the host knows them; {@value #RULE} and the rule's name if a rule acted
 * @param act the act
 * @param alert id of the alert that it is about; empty if there is none
 * @param lesson what was declared normal; {@link Lesson#NONE} if nothing was
 * @param scope what is not reported any more; null if nothing is suppressed
 * @param undoes number of the act that it undoes; 0 if there is none
 * @param reason the actor's reason; may be empty
 * @param list which list of statements on devices, or which baseline text, was replaced by which; null if none was, or
 *     if an earlier version wrote the entry
 * @param what what was done, in the words of the command that did it, where the other fields do not say it; an earlier
 *     version wrote that in front of the reason
 */
public record AuditEntry(
        long number,
        String time,
        String by,
        DecisionKind act,
        String alert,
        Lesson lesson,
        @Nullable Scope scope,
        long undoes,
        String reason,
        @Nullable ListChange list,
        String what) {
    private static final String RULE = "rule ";

    /** Creates an entry that replaced no list. */
    public AuditEntry(
            long number,
            String time,
            String by,
            DecisionKind act,
            String alert,
            Lesson lesson,
            @Nullable Scope scope,
            long undoes,
            String reason) {
        this(number, time, by, act, alert, lesson, scope, undoes, reason, null, "");
    }

    /**
     * Creates the entry of a rule that closes an alert.
     *
     * @param time event time, nanoseconds since 1970
     */
    public static AuditEntry closed(Closer.Closing closing, long time) {
        String by = RULE + closing.rule();
        return new AuditEntry(
                0,
                EventTime.text(time),
                by,
                DecisionKind.CLOSE,
                closing.alert(),
                Lesson.NONE,
                null,
                0,
                closing.reason());
    }

    /** Returns a copy with a number. */
    AuditEntry numbered(long newNumber) {
        return new AuditEntry(newNumber, time, by, act, alert, lesson, scope, undoes, reason, list, what);
    }

    /** Returns what was done, where it is in words, and why; empty if neither was said. */
    public String words() {
        return what.isEmpty() || reason.isEmpty() ? what + reason : what + ": " + reason;
    }

    /** Returns the ids of the alerts whose status the act sets. */
    public List<String> settles() {
        if (act == DecisionKind.LEARN || act == DecisionKind.APPROVE) {
            return lesson.alerts();
        }
        return act.status() == null ? List.of() : List.of(alert);
    }

    /**
     * Returns whether the act can be undone. Approvals and list changes by an earlier version cannot, as the previous
     * state was not recorded; nor can a lesson with missing facts.
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

    /** Returns whether the act took over a baseline text; an entry of an earlier version does not name the text. */
    boolean isImport() {
        return (act == DecisionKind.IMPORT || act == DecisionKind.REPLACE) && list != null;
    }

    /** Returns whether the act is about an alert, or sets its status. */
    public boolean isAbout(String id) {
        return (!alert.isEmpty() && alert.equals(id)) || settles().contains(id);
    }
}
