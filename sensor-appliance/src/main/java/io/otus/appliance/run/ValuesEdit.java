package io.otus.appliance.run;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditFiles;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.ListChange;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.UserValues;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes what people say of devices: all of a list or nothing. Each change is a decision in the audit, beside which
 * the list before is kept, so that it can be taken back. Thread-safe, and safe among processes: a change begins with
 * what the one before it left, also where that was killed once it was decided.
 */
public final class ValuesEdit {
    /** Held from where a list is read until another one is in its place. */
    private static final String LOCK = "asset-values.lock";
    /** The next list, until the decision for it is written down. */
    private static final String NEXT = StoredInventory.VALUES + ".new";

    /**
     * What a change came to.
     *
     * @param number the number of the decision; 0 where both lists are the same, and nothing is done
     * @param undone the number of the decision that it takes back; 0 where it takes none back
     */
    public record Done(long number, long undone) {}

    private interface Edit<T> {
        T run() throws IOException;
    }

    private ValuesEdit() {}

    /**
     * Puts a list in place of the one before.
     *
     * @param change the list that follows from the one before
     * @param person who, and why
     */
    public static Done replace(Path state, UnaryOperator<List<Entry>> change, Person person) throws IOException {
        return locked(state, () -> {
            String before = text(state);
            String after = UserValues.csv(change.apply(StoredInventory.values(state)));
            return after.equals(before) ? new Done(0, 0) : new Done(decide(state, before, after, person), 0);
        });
    }

    /**
     * Unsays something: takes the latest decision back where that is the same, and is a decision of its own otherwise.
     *
     * @param change the list that follows from the one before
     * @param person who, and why
     */
    public static Done unsay(Path state, UnaryOperator<List<Entry>> change, Person person) throws IOException {
        return locked(state, () -> {
            List<Entry> left = change.apply(StoredInventory.values(state));
            String after = left.isEmpty() ? "" : UserValues.csv(left);
            AuditEntry latest = standing(Audits.of(state)).orElse(null);
            ListChange list = latest == null ? null : latest.list();
            if (latest != null
                    && list != null
                    && list.after().equals(digest(text(state)))
                    && list.before().equals(digest(after))) {
                long number = undo(state, latest, after, person);
                return new Done(number, latest.number());
            }
            return new Done(decide(state, text(state), UserValues.csv(left), person), 0);
        });
    }

    /**
     * Puts the list back that a decision replaced.
     *
     * @param entry the decision, which is undoable
     * @return the number of the decision that does so
     * @throws Failure if the list was changed since, be it back to the same, or the one before is not there any more
     */
    public static long takeBack(Path state, AuditEntry entry, Person person) {
        ListChange change = entry.list();
        if (change == null) {
            throw new Failure(ExitCode.FAILED, "decision " + entry.number() + " changed no list of values");
        }
        try {
            return locked(state, () -> {
                Decisions decisions = Audits.of(state);
                boolean isLatest = standing(decisions)
                        .filter(each -> each.number() == entry.number())
                        .isPresent();
                if (!isLatest || !digest(text(state)).equals(change.after())) {
                    throw new Failure(
                            ExitCode.FAILED, "people's values of devices were changed since" + later(decisions, entry));
                }
                byte[] before = AuditFiles.read(state, change.before());
                if (before == null) {
                    throw new Failure(
                            ExitCode.FAILED,
                            "the list before is not in " + state.resolve(AuditFiles.DIRECTORY)
                                    + " any more as it was written");
                }
                return undo(state, entry, new String(before, StandardCharsets.UTF_8), person);
            });
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "people's values cannot be written: " + e.getMessage(), e);
        }
    }

    private static String later(Decisions decisions, AuditEntry entry) {
        return decisions.entries().reversed().stream()
                .filter(each -> each.number() > entry.number()
                        && (each.act() == DecisionKind.ASSETS || each.act() == DecisionKind.RESTORE)
                        && !decisions.isUndone(each))
                .findFirst()
                .map(each -> each.isUndoable()
                        ? ": take decision " + each.number() + " back first"
                        : " by decision " + each.number())
                .orElse(decisions.isUndone(entry) ? ": it was taken back already" : ", not by a decision");
    }

    /** The latest change of the list that was not taken back. */
    private static Optional<AuditEntry> standing(Decisions decisions) {
        return decisions.entries().reversed().stream()
                .filter(each -> each.act() == DecisionKind.ASSETS && !decisions.isUndone(each))
                .findFirst();
    }

    private static synchronized <T> T locked(Path state, Edit<T> edit) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(state.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            finish(state);
            return edit.run();
        }
    }

    /** Puts a list in place that was decided by whoever was killed just then, and forgets one that was not. */
    private static void finish(Path state) throws IOException {
        Path next = state.resolve(NEXT);
        if (!Files.exists(next)) {
            return;
        }
        byte[] text = Files.readAllBytes(next);
        if (AuditFiles.digest(text).equals(decided(Audits.of(state)))) {
            put(state, new String(text, StandardCharsets.UTF_8));
        } else {
            Files.delete(next);
        }
    }

    /** SHA-256 of the list that the latest decision about it made; empty where none tells. */
    private static String decided(Decisions decisions) {
        for (AuditEntry entry : decisions.entries().reversed()) {
            AuditEntry undone = decisions.entry(entry.undoes());
            ListChange made = entry.list();
            ListChange back = undone == null ? null : undone.list();
            if (made != null) {
                return made.after();
            }
            if (back != null) {
                return back.before();
            }
            if (entry.act() == DecisionKind.RESTORE) {
                return "";
            }
        }
        return "";
    }

    private static long decide(Path state, String before, String after, Person person) throws IOException {
        ListChange change = new ListChange(AuditFiles.write(state, bytes(before)), digest(after));
        prepare(state, after);
        long number = person.changed(change);
        put(state, after);
        return number;
    }

    private static long undo(Path state, AuditEntry entry, String before, Person person) throws IOException {
        prepare(state, before);
        long number = person.undoes(entry.number());
        put(state, before);
        return number;
    }

    private static String text(Path state) throws IOException {
        Path values = state.resolve(StoredInventory.VALUES);
        return Files.exists(values) ? Files.readString(values) : "";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String text) {
        return AuditFiles.digest(bytes(text));
    }

    /** The list beside the one of now, so that nothing but its name has to change once the decision is written down. */
    private static void prepare(Path state, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                state.resolve(NEXT),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes(text));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Whoever reads the list meanwhile sees it as it was or as it is, never a part. */
    private static void put(Path state, String text) throws IOException {
        Path values = state.resolve(StoredInventory.VALUES);
        Path next = state.resolve(NEXT);
        if (text.isEmpty()) {
            Files.deleteIfExists(values);
            Files.delete(next);
        } else {
            Files.move(next, values, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        try (FileChannel names = FileChannel.open(state, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
