package io.otus.alert.audit;

import io.otus.alert.alert.Status;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person may do. */
public enum Act {
    /** Somebody has looked at an alert. */
    ACKNOWLEDGE(Status.ACKNOWLEDGED),
    /** An alert is done with; the same again is a new one. */
    CLOSE(Status.CLOSED),
    /** What an alert told of is normal, or a line of the baseline that was seen. */
    LEARN(Status.LEARNED),
    /** Nobody wants to hear of exactly this again. */
    MUTE(Status.MUTED),
    /** Nobody wants to hear of things like this again. */
    EXCEPT(Status.MUTED),
    /** A kind of alerts is switched off. */
    OFF(null),
    /** An earlier act counts no more. */
    UNDO(null),
    /** All that was seen was declared normal in the store of a sensor that did not run. */
    APPROVE(Status.LEARNED),
    /** A baseline text was added to what was normal, in the store of a sensor that did not run. */
    IMPORT(null),
    /** A baseline text took the place of all that was normal, in the store of a sensor that did not run. */
    REPLACE(null),
    /** Facts are not normal any more. */
    DROP(null),
    /** The state was put back from a copy. */
    RESTORE(null),
    /** What people say of devices was changed. */
    ASSETS(null);

    private final String key = name().toLowerCase(Locale.ROOT);
    private final @Nullable Status status;

    Act(@Nullable Status status) {
        this.status = status;
    }

    /** The word in the file. */
    public String key() {
        return key;
    }

    /** What becomes of the alert that it is about; null where it is about none. */
    public @Nullable Status status() {
        return status;
    }
}
