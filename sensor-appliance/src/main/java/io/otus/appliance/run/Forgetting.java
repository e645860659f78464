package io.otus.appliance.run;

import io.otus.core.event.CaptureHealth;
import io.otus.core.event.EventConsumer;
import io.otus.core.pipeline.ProtocolEntry;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tells what a running sensor forgot so as to stay within its bounds, once an hour of event time at most: what
 * {@code summary.json} tells of a replay at its end. Confined to the analysis thread.
 */
final class Forgetting {
    static final long INTERVAL = Nanos.HOUR;

    /** Something that is forgotten, and how much of it was told. */
    private static final class Bound {
        private final String subject;
        private final String what;
        private final LongSupplier count;
        private long told;

        Bound(String subject, String what, LongSupplier count) {
            this.subject = subject;
            this.what = what;
            this.count = count;
        }
    }

    private final EventConsumer told;
    private final List<Bound> bounds = new ArrayList<>();
    private long next = Long.MIN_VALUE;

    /** Watches nothing yet; tells a consumer. */
    Forgetting(EventConsumer told) {
        this.told = told;
    }

    /** Watches what an analysis forgets. */
    static Forgetting of(Analysis analysis) {
        return new Forgetting(analysis.bus())
                .watch(
                        "detectors",
                        "things that detectors keep in mind, such as pairs and sources,",
                        analysis.alerts()::forgotten)
                .watch(
                        "alerts",
                        "alerts into which more might have been folded",
                        analysis.alerts().book()::restedEarly)
                .watch("flows", "flows", () -> analysis.pipeline().flowCounters().evicted)
                .watch(
                        "unfinished messages",
                        "flows' unfinished messages",
                        () -> analysis.pipeline().flowCounters().unfinished)
                .watch("requests", "requests that wait for their answers", () -> requests(analysis));
    }

    private static long requests(Analysis analysis) {
        long evicted = 0;
        for (ProtocolEntry entry : analysis.pipeline().registry().entries()) {
            evicted += entry.counters().evicted();
        }
        return evicted;
    }

    /** Watches something else too. */
    Forgetting watch(String subject, String what, LongSupplier count) {
        bounds.add(new Bound(subject, what, count));
        return this;
    }

    /** Event time reached another whole second. */
    void clock(long time) {
        if (time < next) {
            return;
        }
        for (Bound each : bounds) {
            long count = each.count.getAsLong() - each.told;
            if (count > 0) {
                each.told += count;
                next = time + INTERVAL;
                String text = count + " " + each.what + " were forgotten to make room for others.";
                told.health(new CaptureHealth(time, CaptureHealth.Kind.FORGOTTEN, each.subject, text, count));
            }
        }
    }
}
