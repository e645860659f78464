package io.otus.alert.audit;

import io.otus.alert.alert.Status;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The acts of people, and of rules in their place, that the audit records. */
public enum DecisionKind {
    /** An alert was looked at. */
    ACKNOWLEDGE(Status.ACKNOWLEDGED),
    /** An alert is dealt with; a repeat raises a new alert. */
    CLOSE(Status.CLOSED),
    /** What an alert reported, or an observed line of the baseline, is normal. */
    LEARN(Status.LEARNED),
    /** Exactly this is not to be reported again. */
    MUTE(Status.MUTED),
    /** Findings like this are not to be reported again. */
    EXCEPT(Status.MUTED),
    /** A kind of alert is switched off. */
    OFF(null),
    /** An earlier act is undone. */
    UNDO(null),
    /** Everything seen so far was declared normal in the store of a stopped sensor. */
    APPROVE(Status.LEARNED),
    /** A baseline text was added to the baseline in the store of a stopped sensor. */
    IMPORT(null),
    /** A baseline text replaced the whole baseline in the store of a stopped sensor. */
    REPLACE(null),
    /** Facts are not normal any more. */
    DROP(null),
    /** The state was restored from a copy. */
    RESTORE(null),
    /** The site's statements on devices were changed. */
    ASSETS(null);

    private final String key = name().toLowerCase(Locale.ROOT);
    private final @Nullable Status status;

    DecisionKind(@Nullable Status status) {
        this.status = status;
    }

    /** Returns the word used in the file. */
    public String key() {
        return key;
    }

    /** Returns the status that the act gives to its alert; null if the act concerns no alert. */
    public @Nullable Status status() {
        return status;
    }
}
