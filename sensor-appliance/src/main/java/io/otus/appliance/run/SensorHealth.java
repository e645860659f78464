package io.otus.appliance.run;

import io.otus.appliance.export.Exports;
import io.otus.appliance.log.OperationLog;
import io.otus.appliance.text.CountText;
import io.otus.core.capture.FrameSource;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.CaptureHealth.Kind;
import io.otus.core.event.EventConsumer;
import io.otus.core.store.StoreListener;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what the sensor loses: frames that the kernel or the interface dropped, evidence and alerts that could not be
 * kept, lines of the operation log, alert lines that no receiver will get or that wait for one, a disk that runs short
 * or takes nothing, and a store that is damaged. Told as events on the analysis thread, at most every ten seconds of
 * event time each.
 */
final class SensorHealth implements EventConsumer, StoreListener {
    private static final long INTERVAL = 10 * Nanos.SECOND;
    /** What is told of a refusal is written too, and may be refused: so that does not go on by itself. */
    private static final long REFUSAL_QUIET = 10 * Nanos.MINUTE;

    private static final long REFUSAL_AGAIN = Nanos.HOUR;
    /** A disk that had enough left for so long runs short anew. */
    private static final long SPELL = Nanos.HOUR;

    private static final Logger LOG = LoggerFactory.getLogger(SensorHealth.class);

    private final FrameSource source;
    private final AtomicLong refused = new AtomicLong();
    private final Waiting waiting = new Waiting();
    private volatile @Nullable String failing;
    private volatile String refusal = "";
    private @Nullable Analysis analysis;
    private @Nullable Exports exports;
    private @Nullable StoreCheck check;
    private @Nullable Forgetting forgetting;
    private List<Loss> losses = List.of();
    private long next;
    private boolean failureTold;
    private boolean damageTold;
    /** Event time from which on a disk that is short is told of. */
    private long shortAgain = Long.MIN_VALUE;

    private long lostLogged;

    SensorHealth(FrameSource source) {
        this.source = source;
    }

    void watch(Analysis running, @Nullable OperationLog operations, Exports receivers, StoreCheck ofTheStore) {
        analysis = running;
        check = ofTheStore;
        exports = receivers;
        forgetting = Forgetting.of(running);
        losses = losses(running, operations, receivers);
    }

    private List<Loss> losses(Analysis running, @Nullable OperationLog operations, Exports receivers) {
        List<Loss> all = new ArrayList<>();
        all.add(new Loss(
                Kind.DROPS,
                "kernel",
                () -> source.statistics().kernelDropped(),
                count -> "The kernel dropped " + count
                        + " frames, as its buffer was full: give it a larger buffer, or filter."));
        all.add(new Loss(
                Kind.DROPS,
                "interface",
                () -> source.statistics().interfaceDropped(),
                count -> "The interface dropped " + count + " frames."));
        all.add(new Loss(
                Kind.EVIDENCE_LOST,
                "evidence",
                () -> running.evidence().lost(),
                count -> count + " frames could not be kept as evidence."));
        all.add(new Loss(
                Kind.ALERTS_LOST,
                "store",
                // What is told now would find as little room itself.
                () -> isWaitingForTheDisk() ? 0 : running.alerts().book().lost(),
                count -> CountText.of(count, "line") + " of alerts could not be kept, as the disk took nothing and the"
                        + " memory for what waits for it was full."));
        if (operations != null) {
            all.add(new Loss(
                    Kind.LIMIT,
                    "operation log",
                    operations::dropped,
                    count -> count + " lines of the operation log were dropped."));
        }
        all.add(new Loss(
                Kind.EXPORT_LOST,
                "export",
                receivers::lost,
                count -> count + " lines of alerts could not be sent and are lost for that receiver."));
        all.add(new Loss(
                Kind.WRITE_REFUSED,
                "store",
                refused::get,
                count -> "The store refused " + CountText.of(count, "group") + " of changes, which are lost: " + refusal
                        + '.',
                REFUSAL_QUIET,
                REFUSAL_AGAIN));
        return all;
    }

    /** Whether the store is known to be waiting for its disk; thread-safe. */
    boolean isWaitingForTheDisk() {
        return failing != null;
    }

    @Override
    public void writesFailing(String reason) {
        failing = reason;
        LOG.error("the store cannot be written: {}; nothing is lost yet, and writing is tried again", reason);
    }

    @Override
    public void writesRecovered() {
        failing = null;
        LOG.warn("the store can be written again");
    }

    @Override
    public void refused(String reason) {
        refusal = reason;
        refused.incrementAndGet();
    }

    @Override
    public void timeGap(long from, long to) {
        waiting.rebase(to - from);
    }

    @Override
    public void clock(long time) {
        Analysis running = analysis;
        if (running == null || time < next) {
            return;
        }
        next = time + INTERVAL;
        if (forgetting != null) {
            forgetting.clock(time);
        }
        for (Loss loss : losses) {
            CaptureHealth told = loss.since(time);
            if (told != null) {
                running.bus().health(told);
            }
        }
        if (exports != null) {
            waiting.look(exports.problems(), time).forEach(running.bus()::health);
        }
        logLost(running.alerts().book().lost());
        tellShortage(running, time);
        String reason = failing;
        if (reason != null && !failureTold) {
            running.bus()
                    .health(new CaptureHealth(
                            time, Kind.LIMIT, "store", "The store cannot be written: " + reason + ".", 1));
        }
        failureTold = reason != null;
        String damage = check == null ? null : check.damage();
        if (damage != null && !damageTold) {
            damageTold = true;
            running.bus()
                    .health(new CaptureHealth(
                            time, Kind.STORE_DAMAGED, "store", "The store is damaged: " + damage + ".", 1));
        }
    }

    /** Once each time, however often it has a little more left in between, as space is made. */
    private void tellShortage(Analysis running, long time) {
        if (running.store().shortage() == 0) {
            return;
        }
        if (time >= shortAgain) {
            String text = "The disk of the store runs short: the oldest frames and closed alerts make space.";
            LOG.warn(text);
            running.bus().health(new CaptureHealth(time, Kind.LIMIT, "disk", text, 1));
        }
        shortAgain = time + SPELL;
    }

    /** The log is told at once, and has a line each time the number doubled. */
    private void logLost(long lost) {
        if (lost > 0 && lost >= 2 * lostLogged) {
            lostLogged = lost;
            LOG.error(
                    "{} of alerts are lost so far: the disk takes nothing, and the memory for what waits is full",
                    CountText.of(lost, "line"));
        }
    }
}
