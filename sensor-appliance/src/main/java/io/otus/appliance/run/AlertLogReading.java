package io.otus.appliance.run;

import io.otus.alert.store.AlertLines;
import io.otus.core.log.HashChain;
import io.otus.core.store.StoreReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of the alert log beside the lines that the store has. It may be any file: no more than a line, and the
 * lines that are compared at a time, are in memory. Confined to one thread.
 */
final class AlertLogReading {
    /** Most bytes of a line: many times what the limits of an alert allow. */
    static final int MAX_LINE = 4 << 20;
    /** Most lines that are asked of the store at a time, and most characters that they may have together. */
    private static final int AT_ONCE = 256;

    private static final int MAX_WAITING = 1 << 20;

    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d{1,18})}$");

    private final Path path;
    private final StoreReader store;
    private final @Nullable Restoration restoration;
    private final LineChain chain = new LineChain();
    /** Lines that follow from each other, and that were not compared yet. */
    private final List<String> waiting = new ArrayList<>();

    private long firstWaiting;
    private int waitingLength;
    /** Number that the next line must have; any, before the first one. */
    private long next;

    private long first;
    private long last;
    private long count;
    private long lostFrom;
    private long lost;
    private @Nullable String before;
    private @Nullable String latest;
    private @Nullable String problem;

    /**
     * Begins with a file.
     *
     * @param restoration the latest one; null where there was none
     */
    AlertLogReading(Path path, StoreReader store, @Nullable Restoration restoration) {
        this.path = path;
        this.store = store;
        this.restoration = restoration;
    }

    /** Reads it through, or up to the first broken line. */
    AlertLogFile read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        for (int octet = in.read(); octet >= 0 && problem == null; octet = in.read()) {
            if (octet == '\n') {
                // Bytes that are no text become other text here, which breaks the chain as any change does.
                take(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (line.size() == MAX_LINE) {
                fail("has more than " + MAX_LINE + " bytes, which no line of an alert has");
            } else {
                line.write(octet);
            }
        }
        compare();
        boolean isUnfinished = problem == null && line.size() > 0;
        String place = problem == null ? null : path + ":" + (count + lost + 1) + ": " + problem;
        String hash = lost == 0 ? chain.latest() : latest;
        return new AlertLogFile(path, first, last, before, hash, count, lostFrom, lost, isUnfinished, place);
    }

    private void take(String line) {
        Matcher sequence = SEQUENCE.matcher(line);
        if (!sequence.find()) {
            fail("no whole line of an alert");
            return;
        }
        long number = Long.parseLong(sequence.group(1));
        long taken = count + lost + waiting.size();
        if (!chain.takes(line, number == 1) || (taken > 0 && number != next)) {
            fail(LineChain.broken(taken + 1));
            return;
        }
        if (waiting.isEmpty()) {
            firstWaiting = number;
        }
        next = number + 1;
        waiting.add(line);
        waitingLength += line.length();
        if (waiting.size() == AT_ONCE || waitingLength >= MAX_WAITING) {
            compare();
        }
    }

    /** The next line is broken, unless one before it that waits is. */
    private void fail(String what) {
        compare();
        if (problem == null) {
            problem = what;
        }
    }

    /** Compares what waits with what the store has; of what it does not have it says nothing. */
    private void compare() {
        List<AlertLines.Line> stored =
                waiting.isEmpty() ? List.of() : AlertLines.after(store, firstWaiting - 1, waiting.size());
        int at = 0;
        for (int i = 0; i < waiting.size() && problem == null; i++) {
            long number = firstWaiting + i;
            boolean isKnown = at < stored.size() && stored.get(at).sequence() == number;
            judge(number, waiting.get(i), isKnown ? stored.get(at) : null);
            at += isKnown ? 1 : 0;
        }
        waiting.clear();
        waitingLength = 0;
    }

    private void judge(long number, String line, AlertLines.@Nullable Line stored) {
        boolean differs = stored != null && !stored.json().equals(line);
        if (lost > 0 || differs) {
            lose(number, line, stored);
            return;
        }
        if (count == 0) {
            first = number;
            before = HashChain.previous(line);
        }
        last = number;
        count++;
    }

    /** A line that the store has otherwise, or one behind such a line, is what a restoration left, or is broken. */
    private void lose(long number, String line, AlertLines.@Nullable Line stored) {
        Restoration since = restoration;
        boolean isLost = since != null && (stored == null ? since.isBefore(line) : since.isBetween(line, stored));
        if (!isLost) {
            problem = "is not the line that the store has";
            return;
        }
        if (lost == 0) {
            lostFrom = number;
            latest = HashChain.previous(line);
        }
        lost++;
    }
}
