package io.otus.alert;

import io.otus.alert.detect.Detector;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.store.AlertStore;
import io.otus.core.store.Batch;
import io.otus.core.store.StoreReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory of detectors beyond a run. A checkpoint stores what changed; the next run loads it. Confined to the
 * analysis thread.
 */
final class DetectorMemory {
    /**
     * Number of lines that a detector may store per checkpoint on average. A detector that stored more skips as many
     * checkpoints: a sweep with made-up sources leaves half a million lines.
     */
    private static final int KEPT_AT_ONCE = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(DetectorMemory.class);

    private final List<Detector.Keeping> keeping;
    /** By detector, the number of checkpoints that it still skips because it last stored many lines. */
    private final Map<String, Integer> pauses = new HashMap<>();
    /** By detector, the digest of the lines in the store. */
    private final Map<String, Long> stored = new HashMap<>();

    DetectorMemory(List<Detector.Keeping> keeping) {
        this.keeping = keeping;
    }

    /** Stores the memory of each detector, if it differs from what is stored. */
    void keep(AlertStore store, Batch out) {
        for (Detector.Keeping each : keeping) {
            int pause = pauses.getOrDefault(each.keptAs(), 0);
            if (pause > 0) {
                pauses.put(each.keptAs(), pause - 1);
            } else {
                KeptLines kept = new KeptLines();
                each.keep(kept);
                List<String> lines = kept.stored();
                pauses.put(each.keptAs(), lines.size() / KEPT_AT_ONCE);
                Long now = digest(lines);
                if (!now.equals(stored.put(each.keptAs(), now))) {
                    store.keep(each.keptAs(), lines, out);
                }
            }
        }
    }

    /**
     * Returns a digest by which a changed set of lines is recognised, without keeping up to half a million lines. The
     * digest does not depend on the order of the lines, as looking up an entry changes the order.
     */
    static long digest(List<String> lines) {
        long digest = 0;
        for (String line : lines) {
            long mixed = (line.hashCode() + 1L) * 0x9E37_79B9_7F4A_7C15L;
            digest += mixed ^ mixed >>> Integer.SIZE;
        }
        return digest;
    }

    /** Loads what an earlier run stored into the detectors. A line that cannot be read is reported and left out. */
    void takeUp(AlertStore store, StoreReader reader) {
        for (Detector.Keeping each : keeping) {
            List<String> lines = store.kept(each.keptAs(), reader);
            stored.put(each.keptAs(), digest(lines));
            String unread = takeUp(each, lines);
            if (!unread.isEmpty()) {
                LOG.warn(unread);
            }
        }
    }

    /** A detector takes up lines; what is to be told of those that it cannot read, empty where it can read all. */
    static String takeUp(Detector.Keeping detector, List<String> lines) {
        int unread = 0;
        String first = "";
        for (KeptLine line : KeptLines.read(lines)) {
            try {
                detector.takeUp(line);
            } catch (RuntimeException e) { // a sensor that does not start is worse than one that forgot something
                first = unread == 0 ? line + ": " + e.getMessage() : first;
                unread++;
            }
        }
        String told = "stored lines of " + detector.keptAs() + " that cannot be read: " + unread + ", first ";
        return unread == 0 ? "" : told + first;
    }
}
