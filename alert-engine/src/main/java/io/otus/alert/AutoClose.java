package io.otus.alert;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.alert.Closer;
import io.otus.alert.alert.ClosingRule;
import io.otus.alert.alert.OpenAlert;
import io.otus.alert.alert.Status;
import io.otus.alert.audit.Decisions;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Kind;
import io.otus.alert.text.Wording;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes alerts that nobody needs to handle any more: alerts that nobody touched and that did not recur, and alerts on
 * a silence that has ended. It closes them through the audit, as a person does, so each closing can be undone. An alert
 * that a person reopened stays open. Confined to the analysis thread.
 */
final class AutoClose {
    /** Event time between two searches for alerts to close, in nanoseconds: ten minutes. */
    static final long INTERVAL = 10 * Nanos.MINUTE;
    /** Most alerts that are closed at a time; further ones wait for the next search. */
    static final int MAX_AT_ONCE = 1_000;

    private final Baseline baseline;
    private final AlertBook book;
    private final Decided decided;
    private @Nullable ClosingRule rule;
    private @Nullable Closer closer;
    private long next = Long.MIN_VALUE;

    AutoClose(Baseline baseline, AlertBook book, Decided decided) {
        this.baseline = baseline;
        this.book = book;
        this.decided = decided;
    }

    void start(ClosingRule newRule, Closer newCloser) {
        rule = newRule;
        closer = newCloser;
    }

    void clock(long time) {
        ClosingRule present = rule;
        Closer writer = closer;
        if (present == null || writer == null || time < next) {
            return;
        }
        next = time + INTERVAL;
        Decisions decisions = decided.latest();
        List<Closer.Closing> due = new ArrayList<>();
        for (OpenAlert alert : book.resting(time)) {
            Closer.Closing closing = closing(present, alert, decisions, time);
            if (closing != null && due.size() < MAX_AT_ONCE) {
                due.add(closing);
            }
        }
        if (!due.isEmpty()) {
            writer.close(due, time);
        }
    }

    private Closer.@Nullable Closing closing(ClosingRule present, OpenAlert alert, Decisions decisions, long time) {
        Status status = decisions.status(alert.id());
        if (decisions.isReopened(alert.id()) || (status != null && status != Status.ACKNOWLEDGED)) {
            return null;
        }
        long age = time - alert.lastSeen();
        if (age >= present.over().toNanos() && isOver(alert)) {
            String what = "heard again, and not missed for " + Wording.duration(age);
            return new Closer.Closing(alert.id(), "auto_close.over", what);
        }
        boolean mayGo = status == null && alert.severity().compareTo(present.worst()) <= 0;
        return mayGo && age >= present.untouched().toNanos()
                ? new Closer.Closing(
                        alert.id(),
                        "auto_close.untouched",
                        "nobody touched it, and not seen for " + Wording.duration(age))
                : null;
    }

    /** Returns whether all assets that the alert reported silent were heard since. */
    private boolean isOver(OpenAlert alert) {
        for (String id : alert.missed()) {
            AssetModel asset = baseline.find(id);
            if (asset == null || asset.spoke() <= alert.lastSeen()) {
                return false;
            }
            if (alert.kind() == Kind.MASTER_SILENT && !polls(asset)) {
                return false;
            }
        }
        return !alert.missed().isEmpty();
    }

    /**
     * Returns whether a master polls everything that it used to poll. A conversation that was not polled in this run
     * counts as not polled.
     */
    private boolean polls(AssetModel master) {
        for (Conversation each : baseline.asking(master)) {
            boolean isPolled =
                    each.polls().last() != Long.MIN_VALUE && !each.polls().isSilent();
            if (each.polls().quickest() != null && !isPolled) {
                return false;
            }
        }
        return true;
    }
}
