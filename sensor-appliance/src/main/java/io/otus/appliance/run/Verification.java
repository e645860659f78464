package io.otus.appliance.run;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditFiles;
import io.otus.alert.audit.AuditLog;
import io.otus.alert.audit.ListChange;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.text.CountText;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether audit, store and alert log are as they were written. Only reads, also while the sensor runs. */
public final class Verification {
    /** Lines of the store that are read at a time. */
    private static final int AT_ONCE = 1_000;

    private static final AlertLines.Followed NOTHING_FOLLOWED = new AlertLines.Followed(0, "");

    private final StoreReader store;
    private final Verdicts verdicts = new Verdicts();

    private Verification(StoreReader store) {
        this.store = store;
    }

    /**
     * Looks at everything.
     *
     * @param logs where the alert log is
     * @param isComplete whether nobody but the sensor moves files of the log, so that what is in none was deleted
     */
    public static Verification of(StoreReader store, Path state, Path logs, boolean isComplete) throws IOException {
        Verification run = new Verification(store);
        Restoration restoration = run.audit(state);
        run.stored();
        AlertStateCheck.of(store, run.verdicts);
        AlertLogCheck.of(store, logs, isComplete, restoration, run.verdicts);
        return run;
    }

    /** Whether a directory holds any file of an alert log. */
    public static boolean holdsLog(Path directory) throws IOException {
        return AlertLogCheck.holdsAny(directory);
    }

    /** What is as it was written, a sentence each. */
    public List<String> sound() {
        return verdicts.sound();
    }

    /** What cannot be told from what is here. */
    public List<String> unclear() {
        return verdicts.unclear();
    }

    /** What is not as it was written: the first broken line of each. */
    public List<String> broken() {
        return verdicts.broken();
    }

    /** Looks at the audit; returns the latest restoration that it tells of, null where it does of none. */
    private @Nullable Restoration audit(Path state) throws IOException {
        // Before the audit: what a sensor follows has been written there by then.
        AlertLines.Followed followed = AlertLines.followed(store).orElse(NOTHING_FOLLOWED);
        AuditLog.Content content = AuditLog.read(state);
        Path file = AuditLog.file(state);
        if (content.broken() != 0) {
            verdicts.broken(file + ":" + content.broken() + ": " + LineChain.broken(content.broken()));
            return null;
        }
        for (AuditEntry entry : content.entries()) {
            ListChange list = entry.list();
            boolean isListMissing = list != null && AuditFiles.read(state, list.before()) == null;
            if (entry.lesson().missing() > 0 || isListMissing) {
                verdicts.broken(file + ":" + entry.number() + ": its file in " + AuditFiles.DIRECTORY
                        + " is missing or not as it was written, so that it cannot be taken back");
                break;
            }
        }
        int count = content.entries().size();
        long number = followed.number();
        if (number > count) {
            verdicts.broken(
                    file + ":" + (count + 1) + ": missing; the sensor followed " + CountText.of(number, "decision"));
            return null;
        }
        if (number > 0 && !AuditLog.hash(state, number).equals(followed.hash())) {
            verdicts.broken(file + ":" + number + ": is not the line that the sensor followed");
            return null;
        }
        verdicts.sound(file + ": " + CountText.of(count, "line") + ", the last with SHA-256 " + content.latest() + "; "
                + (number == 0 ? "no sensor followed any" : "the sensor followed " + number)
                + (count == 0 ? "" : ", so that one cut off behind would not be missed"));
        if (AuditLog.isUnfinished(state)) {
            verdicts.unclear(file + ": ends within a line: being written just now, or cut there");
        }
        return Restoration.latest(content.entries());
    }

    private void stored() {
        long last = AlertLines.first(store) - 1;
        LineChain chain = new LineChain();
        long count = 0;
        for (List<AlertLines.Line> lines = AlertLines.after(store, last, AT_ONCE);
                !lines.isEmpty();
                lines = AlertLines.after(store, last, AT_ONCE)) {
            for (AlertLines.Line line : lines) {
                if (line.sequence() != last + 1 && line.sequence() == AlertLines.first(store)) {
                    chain = new LineChain(); // the sensor has deleted what is too old meanwhile
                } else if (line.sequence() != last + 1) {
                    verdicts.broken("otus.db: alert line " + (last + 1) + ": missing");
                    return;
                }
                if (!chain.takes(line.json(), line.sequence() == 1)) {
                    verdicts.broken(
                            "otus.db: alert line " + line.sequence() + ": " + LineChain.broken(line.sequence()));
                    return;
                }
                last = line.sequence();
                count++;
            }
        }
        verdicts.sound("otus.db: " + CountText.of(count, "alert line")
                + (count == 0 ? "" : ", the last with SHA-256 " + chain.latest()));
    }
}
