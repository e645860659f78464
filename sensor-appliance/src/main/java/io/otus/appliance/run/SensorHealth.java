package io.otus.appliance.run;

import io.otus.appliance.export.Exports;
import io.otus.appliance.log.OperationLog;
import io.otus.core.capture.CaptureStatistics;
import io.otus.core.capture.FrameSource;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.CaptureHealth.Kind;
import io.otus.core.event.EventConsumer;
import io.otus.core.store.StoreListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what the sensor loses: frames that the kernel or the interface dropped, evidence that could not be kept,
 * lines of the operation log, alert lines that no receiver will get, and a disk that takes nothing. Told as events on
 * the analysis thread, at most every ten seconds of event time each.
 */
final class SensorHealth implements EventConsumer, StoreListener {
    private static final long INTERVAL = 10_000_000_000L;
    private static final Logger LOG = LoggerFactory.getLogger(SensorHealth.class);

    private final FrameSource source;
    private volatile @Nullable String failing;
    private @Nullable Analysis analysis;
    private @Nullable OperationLog log;
    private @Nullable Exports exports;
    private @Nullable Forgetting forgetting;
    private long next;
    private long kernelDropped;
    private long interfaceDropped;
    private long evidenceLost;
    private long linesDropped;
    private long linesNotSent;
    private boolean failureTold;

    SensorHealth(FrameSource source) {
        this.source = source;
    }

    void watch(Analysis running, @Nullable OperationLog operations, Exports receivers) {
        analysis = running;
        log = operations;
        exports = receivers;
        forgetting = Forgetting.of(running);
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
    public void clock(long time) {
        Analysis running = analysis;
        if (running == null || time < next) {
            return;
        }
        next = time + INTERVAL;
        if (forgetting != null) {
            forgetting.clock(time);
        }
        CaptureStatistics statistics = source.statistics();
        if (statistics.kernelDropped() > kernelDropped) {
            long count = statistics.kernelDropped() - kernelDropped;
            kernelDropped = statistics.kernelDropped();
            tell(
                    running,
                    time,
                    Kind.DROPS,
                    "kernel",
                    "The kernel dropped " + count
                            + " frames, as its buffer was full: give it a larger buffer, or filter.",
                    count);
        }
        if (statistics.interfaceDropped() > interfaceDropped) {
            long count = statistics.interfaceDropped() - interfaceDropped;
            interfaceDropped = statistics.interfaceDropped();
            tell(running, time, Kind.DROPS, "interface", "The interface dropped " + count + " frames.", count);
        }
        if (running.evidence().lost() > evidenceLost) {
            long count = running.evidence().lost() - evidenceLost;
            evidenceLost = running.evidence().lost();
            tell(
                    running,
                    time,
                    Kind.EVIDENCE_LOST,
                    "evidence",
                    count + " frames could not be kept as evidence.",
                    count);
        }
        OperationLog operations = log;
        if (operations != null && operations.dropped() > linesDropped) {
            long count = operations.dropped() - linesDropped;
            linesDropped = operations.dropped();
            tell(
                    running,
                    time,
                    Kind.LIMIT,
                    "operation log",
                    count + " lines of the operation log were dropped.",
                    count);
        }
        Exports receivers = exports;
        if (receivers != null && receivers.lost() > linesNotSent) {
            long count = receivers.lost() - linesNotSent;
            linesNotSent = receivers.lost();
            tell(
                    running,
                    time,
                    Kind.EXPORT_LOST,
                    "export",
                    count + " lines of alerts could not be sent to a receiver that Otus does not hear answers from.",
                    count);
        }
        String reason = failing;
        if (reason != null && !failureTold) {
            tell(running, time, Kind.LIMIT, "store", "The store cannot be written: " + reason + ".", 1);
        }
        failureTold = reason != null;
    }

    private static void tell(Analysis running, long time, Kind kind, String subject, String text, long count) {
        running.bus().health(new CaptureHealth(time, kind, subject, text, count));
    }
}
