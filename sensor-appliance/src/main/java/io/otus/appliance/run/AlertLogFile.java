package io.otus.appliance.run;

import io.otus.alert.store.AlertLines;
import io.otus.core.log.HashChain;
import io.otus.core.store.StoreReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one file of the alert log holds.
 *
 * @param path where it is
 * @param first number of its first line; 0 where it has no whole one
 * @param last number of its last whole line
 * @param before hash of the line before its first one, as that says; null where it does not
 * @param latest hash of its last whole line
 * @param count how many whole lines it has
 * @param isUnfinished whether behind its last line feed is more
 * @param problem where and how it is broken first; null where it is not
 */
record AlertLogFile(
        Path path,
        long first,
        long last,
        @Nullable String before,
        @Nullable String latest,
        long count,
        boolean isUnfinished,
        @Nullable String problem) {
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d{1,18})}$");

    /** Reads one through; behind its first broken line nothing counts. */
    static AlertLogFile read(Path path, InputStream content, StoreReader store) throws IOException {
        return new Reading(path, store).read(new BufferedInputStream(content, 1 << 16));
    }

    private static final class Reading {
        private final Path path;
        private final StoreReader store;
        private final LineChain chain = new LineChain();
        private long first;
        private long last;
        private long count;
        private @Nullable String before;
        private @Nullable String problem;

        Reading(Path path, StoreReader store) {
            this.path = path;
            this.store = store;
        }

        AlertLogFile read(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
            int next = in.read();
            for (; next >= 0 && problem == null; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                // Bytes that are no text become other text here, which breaks the chain as any change does.
                take(line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
            boolean isUnfinished = problem == null && line.size() > 0;
            String place = problem == null ? null : path + ":" + (count + 1) + ": " + problem;
            return new AlertLogFile(path, first, last, before, chain.latest(), count, isUnfinished, place);
        }

        private void take(String line) {
            Matcher sequence = SEQUENCE.matcher(line);
            if (!sequence.find()) {
                problem = "no whole line of an alert";
                return;
            }
            long number = Long.parseLong(sequence.group(1));
            if (!chain.takes(line, number == 1) || (count > 0 && number != last + 1)) {
                problem = LineChain.broken(count + 1);
                return;
            }
            List<AlertLines.Line> stored = AlertLines.after(store, number - 1, 1);
            boolean isKnown = !stored.isEmpty() && stored.getFirst().sequence() == number;
            if (isKnown && !stored.getFirst().json().equals(line)) {
                problem = "is not the line that the store has";
                return;
            }
            if (count == 0) {
                first = number;
                before = HashChain.previous(line);
            }
            last = number;
            count++;
        }
    }
}
