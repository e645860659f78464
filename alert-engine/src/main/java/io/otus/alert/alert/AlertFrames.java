package io.otus.alert.alert;

import io.otus.alert.detect.Severity;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.Purpose;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which frames an alert names, and when they are kept. Frames of the first findings are kept at once, and so
 * are those of each act that is worse than all before. Of many others, one a second is kept: the latest, when its
 * second is over. So a flood costs one frame a second, and neither the worst act nor the latest one is missing.
 * Confined to the analysis thread.
 */
final class AlertFrames {
    /** Least event time between two kept frames of an alert that has {@link Alert#MAX_EVIDENCE} findings already. */
    private static final long KEEP_INTERVAL = Nanos.SECOND;

    private final EvidenceRequests evidence;
    private final FrameHold hold;
    /** Alerts whose latest frames wait; for a second at most, and all of them are alive. */
    private final Set<Alert> waiting = new LinkedHashSet<>();

    /** Creates the frames of a sensor's alerts. */
    AlertFrames(EvidenceRequests evidence) {
        this.evidence = evidence;
        this.hold = evidence.hold(AlertWriter.MAX_ALIVE);
    }

    /**
     * Adds the frames of an event.
     *
     * @param severity of its worst finding
     */
    void add(Alert alert, Severity severity, @Nullable Evidence shown, long time) {
        if (shown == null) {
            return;
        }
        NamedFrames frames = alert.frames();
        // The first frames never change once a line names them, so that none is named there that only waits.
        boolean few = alert.count() <= Alert.MAX_EVIDENCE || frames.hasRoom();
        if (few || frames.isWorse(severity) || frames.isKeptBefore(time, KEEP_INTERVAL)) {
            frames.add(shown, time, evidence.keep(shown, Purpose.ALERT), severity);
            waiting.remove(alert);
        } else {
            frames.await(shown);
            hold.mark(shown, frames);
            waiting.add(alert);
        }
    }

    /** Event time advanced: keeps the latest frames of alerts that are no longer limited. */
    void clock(long time) {
        if (!waiting.isEmpty()) {
            keep(
                    time,
                    waiting.stream()
                            .filter(alert -> alert.frames().isKeptBefore(time, KEEP_INTERVAL))
                            .toList());
        }
    }

    /** The input ended: keeps the latest frames of all alerts. */
    void end(long time) {
        keep(time, new ArrayList<>(waiting));
    }

    private void keep(long time, List<Alert> alerts) {
        for (Alert alert : alerts) {
            waiting.remove(alert);
            Evidence latest = alert.frames().waiting();
            if (latest != null) {
                alert.frames().add(latest, time, evidence.keep(latest, Purpose.ALERT));
                alert.framesChanged();
            }
        }
    }
}
