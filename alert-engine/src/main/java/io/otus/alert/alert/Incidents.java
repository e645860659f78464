package io.otus.alert.alert;

import io.otus.alert.detect.Severity;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins the steps of one intruder: alerts of at least medium severity with the same source, each raised within
 * {@link #SPAN} of event time after the one before was last seen, are one incident. Its id is that of its first alert,
 * so that it is the same on every replay. Confined to the analysis thread.
 */
final class Incidents {
    /** A longer rest, in nanoseconds, ends an incident. */
    static final long SPAN = 3_600_000_000_000L;
    /**
     * Sources whose steps are remembered; the one that opened its incident first is forgotten first, and begins anew.
     */
    static final int MAX_OPEN = 4_096;

    /** What a source did so far. */
    private static final class Open {
        final String id;
        /** The first alert, until another one makes an incident of it. */
        @Nullable
        Alert alone;

        Alert latest;

        Open(String id, @Nullable Alert alone, Alert latest) {
            this.id = id;
            this.alone = alone;
            this.latest = latest;
        }
    }

    private final SequencedMap<String, Open> bySource = new LinkedHashMap<>();

    /**
     * Takes an alert that was just raised.
     *
     * @param source id of the asset that is its source
     * @return the alert that, by this one, turns out to have been the first of an incident; null where none does
     */
    @Nullable
    Alert join(Alert alert, String source, long time) {
        if (alert.severity().compareTo(Severity.MEDIUM) < 0) {
            return null;
        }
        Open open = bySource.get(source);
        if (open == null || time - open.latest.lastSeen() >= SPAN) {
            open(source, new Open(alert.id(), alert, alert));
            return null;
        }
        alert.joinIncident(open.id);
        open.latest = alert;
        Alert first = open.alone;
        open.alone = null;
        if (first != null) {
            first.joinIncident(open.id);
        }
        return first;
    }

    /** The alert of this id, where it is the first one of its source, or the latest; null where it is neither. */
    @Nullable
    Alert find(String id) {
        for (Open open : bySource.values()) {
            if (open.latest.id().equals(id)) {
                return open.latest;
            }
            if (open.alone != null && open.alone.id().equals(id)) {
                return open.alone;
            }
        }
        return null;
    }

    /** Takes up an alert that an earlier run left; the order does not matter. */
    void restore(Alert alert) {
        String source = source(alert);
        if (source == null || alert.severity().compareTo(Severity.MEDIUM) < 0) {
            return;
        }
        Open known = bySource.get(source);
        if (known == null || alert.lastSeen() >= known.latest.lastSeen()) {
            String incident = alert.incident();
            open(source, incident == null ? new Open(alert.id(), alert, alert) : new Open(incident, null, alert));
        }
    }

    private void open(String source, Open open) {
        bySource.remove(source);
        bySource.putLast(source, open);
        if (bySource.size() > MAX_OPEN) {
            bySource.pollFirstEntry();
        }
    }

    private static @Nullable String source(Alert alert) {
        for (InvolvedAsset asset : alert.assets()) {
            if (asset.role().equals(InvolvedAsset.SOURCE)) {
                return asset.id();
            }
        }
        return null;
    }
}
