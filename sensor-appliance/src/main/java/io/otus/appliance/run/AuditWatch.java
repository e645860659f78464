package io.otus.appliance.run;

import io.otus.alert.AlertEngine;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Closer;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditLog;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.Failure;
import io.otus.core.store.Store;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a running engine what people decide: looks at {@code audit.jsonl} once a second on a thread of its own, since
 * the analysis thread must not wait for a disk. What rules close is written there first, and takes effect as what
 * people decide does.
 */
final class AuditWatch implements AutoCloseable, Closer {
    private static final long PAUSE_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);

    private final Path state;
    private final Store store;
    private final AlertEngine engine;
    private final Background work;
    private final Queue<AuditEntry> closings = new ConcurrentLinkedQueue<>();
    private long size = -1;
    private int told;
    private int broken;

    private AuditWatch(Path state, Store store, AlertEngine engine) {
        this.state = state;
        this.store = store;
        this.engine = engine;
        this.work = new Background("otus-audit", "taking up what people decide", PAUSE_MILLIS, () -> {
            writeClosings();
            look();
        });
    }

    /** Tells what was decided before, and goes on telling. */
    static AuditWatch start(Path state, Store store, AlertEngine engine) {
        AuditWatch watch = new AuditWatch(state, store, engine);
        try {
            DueAudit.settle(state, store);
        } catch (Failure e) {
            LOG.error("decisions made while no sensor ran cannot be taken up: {}", e.getMessage());
        }
        watch.look();
        watch.work.start();
        return watch;
    }

    @Override
    public void close(List<Closing> due, long time) {
        for (Closing each : due) {
            closings.add(AuditEntry.closed(each, time));
        }
    }

    private void writeClosings() {
        List<AuditEntry> due = new ArrayList<>();
        for (AuditEntry each = closings.poll(); each != null; each = closings.poll()) {
            due.add(each);
        }
        if (due.isEmpty()) {
            return;
        }
        try {
            AuditLog.appendByRule(state, due);
            LOG.info("{} alerts are closed by rule", due.size());
        } catch (IOException e) {
            LOG.warn("alerts that a rule closes stay open for now: {}", e.getMessage());
        }
    }

    private void look() {
        Path file = AuditLog.file(state);
        try {
            long now = Files.exists(file) ? Files.size(file) : 0;
            if (now == size) {
                return;
            }
            AuditLog.Content content = AuditLog.read(state);
            if (content.broken() != 0 && content.broken() != broken) {
                LOG.error(
                        "{}:{} does not follow from the line before it: decisions from there on do not count",
                        file,
                        content.broken());
            }
            broken = content.broken();
            if (content.entries().size() != told || size < 0) {
                engine.decisions(Decisions.of(content), concerned(content.entries(), engine.followed()));
                told = content.entries().size();
            }
            size = now;
        } catch (IOException | StoreException e) {
            LOG.warn("what people decided cannot be read, and is tried again: {}", e.getMessage());
        }
    }

    /** The alerts that decisions behind a number are about. */
    private List<AlertState> concerned(List<AuditEntry> entries, long followed) {
        TreeSet<String> ids = new TreeSet<>();
        for (AuditEntry entry : entries) {
            if (entry.number() > followed) {
                boolean isUndo =
                        entry.act() == DecisionKind.UNDO && entry.undoes() >= 1 && entry.undoes() <= entries.size();
                ids.addAll((isUndo ? entries.get((int) entry.undoes() - 1) : entry).settles());
            }
        }
        List<AlertState> alerts = new ArrayList<>();
        try (StoreReader reader = store.reader()) {
            for (String id : ids) {
                concerned(reader, id).ifPresent(alerts::add);
            }
        }
        return alerts;
    }

    /** None where the store's line of it is damaged: the decisions about others must take effect all the same. */
    private static Optional<AlertState> concerned(StoreReader reader, String id) {
        try {
            return AlertLines.alert(reader, id).map(AlertLines.Stored::state);
        } catch (IllegalArgumentException e) {
            LOG.error("a decision about alert {} has no effect, as its line cannot be read: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
