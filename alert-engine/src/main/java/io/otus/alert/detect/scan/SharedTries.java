package io.otus.alert.detect.scan;

import io.otus.alert.detect.scan.VainTries.Host;
import io.otus.alert.detect.scan.VainTries.Pair;
import io.otus.alert.detect.scan.VainTries.Try;
import io.otus.core.time.Nanos;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The controllers that sources tried in vain within the last hour, at ports which none of them is known to use. Each
 * source may try too few to be reported by itself, as in a scan from many hosts. Confined to the analysis thread.
 */
final class SharedTries {
    static final int SHARED_PAIRS = 6;
    static final int SHARED_SOURCES = 3;
    /** Most tries that are remembered; the oldest are forgotten first. */
    private static final int MAX_TRIES = 256;

    private static final long WINDOW = Nanos.HOUR;

    private final Deque<Try> latest = new ArrayDeque<>();

    /**
     * Notes a try.
     *
     * @return the sources that together scan its port, the first one first; empty as long as they are too few
     */
    SequencedSet<Host> add(Try vain, long time) {
        latest.removeIf(each -> time - each.time() > WINDOW || each.pair().equals(vain.pair()));
        latest.addLast(vain);
        if (latest.size() > MAX_TRIES) {
            latest.removeFirst();
        }
        Set<Pair> pairs = new LinkedHashSet<>();
        SequencedSet<Host> sources = new LinkedHashSet<>();
        for (Try each : latest) {
            if (each.pair().target().isAlike(vain.pair().target())) {
                pairs.add(each.pair());
                sources.add(each.pair().source());
            }
        }
        return pairs.size() >= SHARED_PAIRS && sources.size() >= SHARED_SOURCES ? sources : new LinkedHashSet<>();
    }
}
