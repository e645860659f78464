package io.otus.alert.alert;

import io.otus.core.event.FlowInfo;
import org.jspecify.annotations.Nullable;

/**
 * An intruder's control of a device. Confined to the analysis thread.
 *
 * @param trail the intruder's trail
 * @param alert the alert that reported it
 * @param session the flow by which the intruder reached the device; null if it is unknown
 */
record Reach(Trail trail, Alert alert, @Nullable FlowInfo session) {
    /**
     * Returns whether what the device does at this time is attributed to the intruder: for {@link Incidents#SPAN} after
     * the alert or the end of the session.
     */
    boolean holds(long time) {
        long last = session == null ? alert.lastSeen() : Math.max(alert.lastSeen(), session.lastTime());
        return time - last < Incidents.SPAN;
    }
}
