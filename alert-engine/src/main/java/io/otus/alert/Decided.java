package io.otus.alert;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Status;
import io.otus.alert.audit.Act;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Lessons;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.rule.Rules;
import io.otus.alert.store.AlertStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the engine do what people decided, each decision once, also over a restart. Confined to the analysis thread, but
 * for {@link #rules}, {@link #decisions}, which hand over, and the two that only tell.
 */
final class Decided {
    private static final Logger LOG = LoggerFactory.getLogger(Decided.class);

    /** What waits for the analysis thread. */
    private record News(Decisions decisions, Map<String, AlertState> alerts) {}

    private final Screen screen;
    private final Baseline baseline;
    private final AlertBook book;
    private final @Nullable AlertStore store;
    private Rules configured = Rules.NONE;
    private Decisions latest = Decisions.NONE;
    private final AtomicReference<@Nullable News> news = new AtomicReference<>();
    private volatile long done;

    Decided(Screen screen, Baseline baseline, AlertBook book, @Nullable AlertStore store) {
        this.screen = screen;
        this.baseline = baseline;
        this.book = book;
        this.store = store;
    }

    /** Goes on behind the decision with this number. */
    void restore(long number) {
        done = number;
    }

    /** Number of the last decision that was followed; thread-safe. */
    long followed() {
        return done;
    }

    /** What people decided, followed or not. */
    synchronized Decisions latest() {
        return latest;
    }

    synchronized void rules(Rules rules) {
        configured = rules;
        screen.rules(configured.with(latest.rules()));
    }

    /**
     * What people decided.
     *
     * @param alerts those that decisions are about, as the store has them
     */
    synchronized void decisions(Decisions decisions, List<AlertState> alerts) {
        latest = decisions;
        screen.rules(configured.with(decisions.rules()));
        Map<String, AlertState> byId = new HashMap<>();
        for (AlertState alert : alerts) {
            byId.put(alert.origin().id(), alert);
        }
        news.set(new News(decisions, byId));
    }

    /**
     * Follows what is new; once there is room for its lines, so that no decision is told to be followed before them.
     */
    void clock(long time) {
        if (store != null && !store.hasRoom()) {
            return;
        }
        News fresh = news.getAndSet(null);
        if (fresh == null) {
            return;
        }
        for (AuditEntry entry : fresh.decisions().entries()) {
            if (entry.number() > done) {
                act(entry, fresh, time);
                done = entry.number();
            }
        }
        if (store != null) {
            store.decided(done, fresh.decisions().latest());
        }
    }

    private void act(AuditEntry entry, News fresh, long time) {
        AuditEntry about = entry.act() == Act.UNDO ? fresh.decisions().entry(entry.undoes()) : entry;
        if (about == null) {
            return;
        }
        Lessons.follow(baseline, fresh.decisions(), entry, LOG::warn);
        for (String alert : about.settles()) {
            Status status = fresh.decisions().status(alert);
            if (status != null) {
                book.become(alert, status, fresh.alerts().get(alert), time);
            }
        }
    }
}
