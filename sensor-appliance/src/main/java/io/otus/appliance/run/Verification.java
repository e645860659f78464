package io.otus.appliance.run;

import io.otus.alert.audit.AuditLog;
import io.otus.alert.store.AlertLines;
import io.otus.core.log.HashChain;
import io.otus.core.store.StoreReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether audit, store and alert log are as they were written. Reads while the sensor runs. */
public final class Verification {
    private static final Pattern ALERT_FILE = Pattern.compile("alerts(-\\d{6,})?\\.jsonl");
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d+)}$");
    /** Lines of the store that are read at a time. */
    private static final int AT_ONCE = 1_000;

    private final StoreReader store;
    private final List<String> sound = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private Verification(StoreReader store) {
        this.store = store;
    }

    /**
     * Looks at everything.
     *
     * @param logs where the alert log is
     */
    public static Verification of(StoreReader store, Path state, Path logs) throws IOException {
        Verification run = new Verification(store);
        run.audit(state);
        run.stored();
        for (Path file : files(logs)) {
            run.log(file);
        }
        return run;
    }

    /** What is as it was written, a sentence each. */
    public List<String> sound() {
        return sound;
    }

    /** What is not: the first broken line of each. */
    public List<String> broken() {
        return broken;
    }

    private void audit(Path state) throws IOException {
        AuditLog.Content content = AuditLog.read(state);
        Path file = AuditLog.file(state);
        if (content.broken() != 0) {
            broken.add(file + ":" + content.broken() + ": does not follow from the line before it");
            return;
        }
        int count = content.entries().size();
        Optional<AlertLines.Followed> followed = AlertLines.followed(store);
        if (followed.isPresent() && followed.get().number() > count) {
            broken.add(file + ":" + (count + 1) + ": missing; the sensor followed "
                    + followed.get().number() + " decisions");
            return;
        }
        if (followed.isPresent()
                && !AuditLog.hash(state, followed.get().number())
                        .equals(followed.get().hash())) {
            broken.add(file + ":" + followed.get().number() + ": is not the line that the sensor followed");
            return;
        }
        sound.add(file + ": " + count + " lines, the last with SHA-256 " + content.latest());
    }

    private void stored() {
        long last = AlertLines.first(store) - 1;
        String previous = null;
        long count = 0;
        for (List<AlertLines.Line> lines = AlertLines.after(store, last, AT_ONCE);
                !lines.isEmpty();
                lines = AlertLines.after(store, last, AT_ONCE)) {
            for (AlertLines.Line line : lines) {
                if (line.sequence() != last + 1) {
                    broken.add("otus.db: alert line " + (last + 1) + ": missing");
                    return;
                }
                if (!follows(line.json(), previous, line.sequence() == 1)) {
                    broken.add("otus.db: alert line " + line.sequence() + ": does not follow from the line before it");
                    return;
                }
                previous = HashChain.hash(line.json());
                last = line.sequence();
                count++;
            }
        }
        sound.add(
                "otus.db: " + count + " alert lines" + (previous == null ? "" : ", the last with SHA-256 " + previous));
    }

    /** Lines of versions before the chain carry no hash; behind one that does, all do. */
    private static boolean follows(String line, @Nullable String previous, boolean isFirst) {
        String carried = HashChain.previous(line);
        if (previous == null) {
            return !isFirst || carried == null || carried.equals(HashChain.START);
        }
        return carried == null || carried.equals(previous);
    }

    private static List<Path> files(Path logs) throws IOException {
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.filter(file ->
                            ALERT_FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private void log(Path file) throws IOException {
        String previous = null;
        long count = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                count++;
                String problem = problem(line, previous);
                if (problem != null) {
                    broken.add(file + ":" + count + ": " + problem);
                    return;
                }
                previous = HashChain.hash(line);
            }
        }
        sound.add(file + ": " + count + " lines");
    }

    private @Nullable String problem(String line, @Nullable String previous) {
        Matcher sequence = SEQUENCE.matcher(line);
        if (!sequence.find()) {
            return "no whole line of an alert";
        }
        long number = Long.parseLong(sequence.group(1));
        if (!follows(line, previous, number == 1)) {
            return "does not follow from the line before it";
        }
        List<AlertLines.Line> stored = AlertLines.after(store, number - 1, 1);
        boolean isKnown = !stored.isEmpty() && stored.getFirst().sequence() == number;
        return isKnown && !stored.getFirst().json().equals(line) ? "is not the line that the store has" : null;
    }
}
