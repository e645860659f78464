package io.otus.alert.alert;

import io.otus.core.event.FlowInfo;
import org.jspecify.annotations.Nullable;

/**
 * The hold that an intruder has on a device. Confined to the analysis thread.
 *
 * @param trail the intruder's
 * @param alert what told of it
 * @param session the flow by which the intruder reached the device; null where none is known
 */
record Reach(Trail trail, Alert alert, @Nullable FlowInfo session) {
    /** Whether what the device does at this time is the intruder's: soon after, or as long as the session goes on. */
    boolean holds(long time) {
        long last = session == null ? alert.lastSeen() : Math.max(alert.lastSeen(), session.lastTime());
        return time - last < Incidents.SPAN;
    }
}
