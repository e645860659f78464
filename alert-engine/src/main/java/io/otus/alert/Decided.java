package io.otus.alert;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Status;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.DecisionKind;
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
 * Makes the engine carry out the decisions of people, each decision once, also across a restart. Confined to the
 * analysis thread, except for {@link #rules} and {@link #decisions}, which hand over from another thread, and
 * {@link #followed} and {@link #latest}, which only read.
 */
final class Decided {
    private static final Logger LOG = LoggerFactory.getLogger(Decided.class);

    /** Decisions that wait for the analysis thread, and the alerts that they are about. */
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

    /** Continues after the decision with this number. */
    void restore(long number) {
        done = number;
    }

    /** Returns the number of the last decision that was carried out; thread-safe. */
    long followed() {
        return done;
    }

    /** Returns all decisions of people, carried out or not. */
    synchronized Decisions latest() {
        return latest;
    }

    synchronized void rules(Rules rules) {
        configured = rules;
        screen.rules(configured.with(latest.rules()));
    }

    /**
     * Replaces the decisions of people.
     *
     * @param alerts the alerts that the decisions are about, as the store has them
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
     * Carries out new decisions once the store has room for their lines, so that no decision is recorded as carried out
     * before those lines.
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
        AuditEntry about = entry.act() == DecisionKind.UNDO ? fresh.decisions().entry(entry.undoes()) : entry;
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
