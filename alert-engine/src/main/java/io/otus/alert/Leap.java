package io.otus.alert;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.store.AlertStore;
import io.otus.core.store.Batch;
import io.otus.core.store.StoreReader;
import io.otus.core.time.Nanos;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether event time jumped forward recently, within a run or between two runs. A wrong clock makes all open alerts
 * look old, and what is closed or deleted for its age does not come back when the clock is right again. So nothing is
 * closed or deleted for its age until a day after the jump. Confined to the analysis thread.
 */
final class Leap {
    /** Least jump that counts, and the time to wait after it, in nanoseconds: a day. */
    private static final long GREAT = Nanos.DAY;

    private static final Logger LOG = LoggerFactory.getLogger(Leap.class);
    private static final String KEPT_AS = "leap";
    /** Resolution of the stored event time, an hour in nanoseconds, so that a quiet network causes few writes. */
    private static final long STEP = Nanos.HOUR;

    private static final long NEVER = Long.MIN_VALUE;

    /** Event time at the end of an earlier run, until this run has an event time of its own. */
    private long earlier = NEVER;

    private long time = NEVER;
    private long until = NEVER;
    private List<String> stored = List.of();

    void clock(long now) {
        if (earlier != NEVER) {
            gap(earlier, now);
            earlier = NEVER;
        }
        if (until != NEVER && until - now > GREAT) {
            until = NEVER; // the clock is right again
        }
        time = now;
    }

    void gap(long from, long to) {
        if (to - from >= GREAT) {
            until = to + GREAT;
        }
    }

    /** Returns whether ages in event time cannot be relied on, because of a recent jump. */
    boolean isRecent() {
        return until != NEVER && time < until;
    }

    void keep(AlertStore store, Batch out) {
        if (time == NEVER) {
            return;
        }
        KeptLines kept =
                new KeptLines().line().add(Math.floorDiv(time, STEP) * STEP).add(until);
        if (!kept.stored().equals(stored)) {
            stored = kept.stored();
            store.keep(KEPT_AS, stored, out);
        }
    }

    void takeUp(AlertStore store, StoreReader reader) {
        List<String> lines = store.kept(KEPT_AS, reader);
        for (KeptLine line : KeptLines.read(lines)) {
            try {
                earlier = line.nextLong();
                until = line.nextLong();
                stored = lines;
            } catch (IllegalArgumentException e) {
                LOG.warn("what was stored of the time cannot be read: {}: {}", line, e.getMessage());
            }
        }
    }
}
