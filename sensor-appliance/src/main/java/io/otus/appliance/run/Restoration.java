package io.otus.appliance.run;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.store.AlertLines;
import io.otus.core.event.EventTime;
import java.time.DateTimeException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the state was put back. What was told between the copy and that moment is in the files of the alert log
 * alone, and the sensor has used its numbers anew since. Immutable.
 *
 * @param number of its entry in the audit
 * @param time when, nanoseconds since 1970
 */
record Restoration(long number, long time) {
    /** Nothing that came from the wire is in front of it. */
    private static final Pattern LAST_SEEN = Pattern.compile("\"last_seen\":\"([0-9T:.Z-]{20,30})\"");

    /** The latest one; null where there was none. */
    static @Nullable Restoration latest(List<AuditEntry> entries) {
        for (AuditEntry entry : entries.reversed()) {
            if (entry.act() == DecisionKind.RESTORE) {
                Long time = parsed(entry.time());
                return time == null ? null : new Restoration(entry.number(), time);
            }
        }
        return null;
    }

    /** Whether a line may be from before, and the one that the store has of its number from after. */
    boolean isBetween(String line, AlertLines.Line stored) {
        return stored.time() >= time && isBefore(line);
    }

    /** Whether a line may be from before. */
    boolean isBefore(String line) {
        Matcher seen = LAST_SEEN.matcher(line);
        Long last = seen.find() ? parsed(seen.group(1)) : null;
        return last != null && last <= time;
    }

    /** Null where somebody wrote something else there. */
    private static @Nullable Long parsed(String text) {
        try {
            return EventTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
