package io.otus.appliance.run;

import io.otus.alert.audit.Act;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditFiles;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.ListChange;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.UserValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Changes what people say of devices: all of a list or nothing. Each change is a decision in the audit, beside which
 * the list before is kept, so that it can be taken back.
 */
public final class ValuesEdit {
    private ValuesEdit() {}

    /**
     * Puts a list in place of the one before.
     *
     * @param person who, and why
     * @return the number of the decision; 0 where both are the same, and nothing is done
     */
    public static long replace(Path state, List<Entry> entries, Person person) throws IOException {
        String before = text(state);
        String after = UserValues.csv(entries);
        if (after.equals(before)) {
            return 0;
        }
        ListChange change = new ListChange(AuditFiles.write(state, bytes(before)), digest(after));
        Path fresh = prepare(state, after);
        long number = person.changed(change);
        put(state, fresh, after);
        return number;
    }

    /**
     * Puts the list back that a decision replaced.
     *
     * @param entry the decision, which is undoable
     * @return the number of the decision that does so
     * @throws Failure if the list was changed since, or the one before is not there any more
     */
    public static long takeBack(Path state, AuditEntry entry, Person person) {
        ListChange change = entry.list();
        if (change == null) {
            throw new Failure(ExitCode.FAILED, "decision " + entry.number() + " changed no list of values");
        }
        try {
            if (!digest(text(state)).equals(change.after())) {
                throw new Failure(
                        ExitCode.FAILED, "people's values of devices were changed since" + later(state, entry));
            }
            byte[] before = AuditFiles.read(state, change.before());
            if (before == null) {
                throw new Failure(
                        ExitCode.FAILED,
                        "the list before is not in " + state.resolve(AuditFiles.DIRECTORY)
                                + " any more as it was written");
            }
            String text = new String(before, StandardCharsets.UTF_8);
            Path fresh = prepare(state, text);
            long number = person.undoes(entry.number());
            put(state, fresh, text);
            return number;
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "people's values cannot be written: " + e.getMessage(), e);
        }
    }

    private static String later(Path state, AuditEntry entry) {
        Decisions decisions = Audits.of(state);
        return decisions.entries().reversed().stream()
                .filter(each -> each.number() > entry.number()
                        && (each.act() == Act.ASSETS || each.act() == Act.RESTORE)
                        && !decisions.isUndone(each))
                .findFirst()
                .map(each -> each.isUndoable()
                        ? ": take decision " + each.number() + " back first"
                        : " by decision " + each.number())
                .orElse(", not by a decision");
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
    private static Path prepare(Path state, String text) throws IOException {
        return Files.writeString(state.resolve(StoredInventory.VALUES + ".new"), text);
    }

    /** Whoever reads the list meanwhile sees it as it was or as it is, never a part. */
    private static void put(Path state, Path fresh, String text) throws IOException {
        Path values = state.resolve(StoredInventory.VALUES);
        if (text.isEmpty()) {
            Files.deleteIfExists(values);
            Files.delete(fresh);
        } else {
            Files.move(fresh, values, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
