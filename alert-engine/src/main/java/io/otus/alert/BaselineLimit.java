package io.otus.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.core.event.CaptureHealth;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/** Reports that the baseline had no room for new entries, at most once an hour. Confined to the analysis thread. */
final class BaselineLimit {
    private final Baseline baseline;
    private long told;
    private long next = Long.MIN_VALUE;

    BaselineLimit(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Returns the report that is due at this event time; null if there is none. */
    @Nullable
    CaptureHealth clock(long time) {
        long count = baseline.refused() - told;
        if (count <= 0 || time < next) {
            return null;
        }
        told += count;
        next = time + Nanos.HOUR;
        String text = "the baseline has no room for what is new: " + count
                + " times a conversation, rhythms or written values of one, or a habit was not taken up; what is known is"
                + " still watched";
        return new CaptureHealth(time, CaptureHealth.Kind.LIMIT, "baseline", text, count);
    }
}
