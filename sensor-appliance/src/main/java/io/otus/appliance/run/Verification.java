package io.otus.appliance.run;

import io.otus.alert.audit.AuditLog;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.text.CountText;
import io.otus.core.log.HashChain;
import io.otus.core.store.StoreReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d{1,18})}$");
    /** Lines of the store that are read at a time. */
    private static final int AT_ONCE = 1_000;

    /** Lines of versions before the chain carry no hash; behind one that does, all do. */
    private static final class Chain {
        private @Nullable String latest;
        private boolean isBegun;

        /** Takes the next line; whether it follows from the one before. */
        boolean takes(String line, boolean isFirst) {
            String carried = HashChain.previous(line);
            String before = latest;
            latest = HashChain.hash(line);
            if (carried == null) {
                return !isBegun;
            }
            isBegun = true;
            return before == null ? !isFirst || carried.equals(HashChain.START) : carried.equals(before);
        }
    }

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

    /**
     * What is wrong where the chain breaks. A line carries the hash of the one before it, so that a changed line is
     * noticed at the next one.
     *
     * @param number of the line that does not follow, from 1
     */
    static String broken(long number) {
        return number == 1
                ? "is not as it was written"
                : "does not follow from line " + (number - 1)
                        + ": that line was changed, or this one, or lines between them" + " are missing";
    }

    private void audit(Path state) throws IOException {
        AuditLog.Content content = AuditLog.read(state);
        Path file = AuditLog.file(state);
        if (content.broken() != 0) {
            broken.add(file + ":" + content.broken() + ": " + broken(content.broken()));
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
        sound.add(file + ": " + CountText.of(count, "line") + ", the last with SHA-256 " + content.latest());
    }

    private void stored() {
        long last = AlertLines.first(store) - 1;
        Chain chain = new Chain();
        long count = 0;
        for (List<AlertLines.Line> lines = AlertLines.after(store, last, AT_ONCE);
                !lines.isEmpty();
                lines = AlertLines.after(store, last, AT_ONCE)) {
            for (AlertLines.Line line : lines) {
                if (line.sequence() != last + 1) {
                    broken.add("otus.db: alert line " + (last + 1) + ": missing");
                    return;
                }
                if (!chain.takes(line.json(), line.sequence() == 1)) {
                    broken.add("otus.db: alert line " + line.sequence() + ": " + broken(line.sequence()));
                    return;
                }
                last = line.sequence();
                count++;
            }
        }
        sound.add("otus.db: " + CountText.of(count, "alert line")
                + (count == 0 ? "" : ", the last with SHA-256 " + chain.latest));
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
        Chain chain = new Chain();
        long count = 0;
        // Bytes that are no text become other text here, which breaks the chain as any change does.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                count++;
                String problem = problem(line, count, chain);
                if (problem != null) {
                    broken.add(file + ":" + count + ": " + problem);
                    return;
                }
            }
        }
        sound.add(file + ": " + CountText.of(count, "line"));
    }

    private @Nullable String problem(String line, long place, Chain chain) {
        Matcher sequence = SEQUENCE.matcher(line);
        if (!sequence.find()) {
            return "no whole line of an alert";
        }
        long number = Long.parseLong(sequence.group(1));
        if (!chain.takes(line, number == 1)) {
            return broken(place);
        }
        List<AlertLines.Line> stored = AlertLines.after(store, number - 1, 1);
        boolean isKnown = !stored.isEmpty() && stored.getFirst().sequence() == number;
        return isKnown && !stored.getFirst().json().equals(line) ? "is not the line that the store has" : null;
    }
}
