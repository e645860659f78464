package io.otus.alert;

import io.otus.alert.detect.Detector;
import io.otus.alert.store.AlertStore;
import io.otus.core.store.Batch;
import io.otus.core.store.StoreReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What detectors remember beyond a run: stored at checkpoints as far as it changed, and taken up by the next run.
 * Confined to the analysis thread.
 */
final class DetectorMemory {
    /**
     * Lines that a detector may keep at each checkpoint, taken over several: a sweep with made-up sources leaves half a
     * million to keep.
     */
    private static final int KEPT_AT_ONCE = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(DetectorMemory.class);

    private final List<Detector.Keeping> keeping;
    /** At how many of the next checkpoints each is passed over, since what it kept last was much. */
    private final Map<String, Integer> pauses = new HashMap<>();
    /** Digest of the lines that the store has of each. */
    private final Map<String, Long> stored = new HashMap<>();

    DetectorMemory(List<Detector.Keeping> keeping) {
        this.keeping = keeping;
    }

    /** Adds what they remember beyond this run to what is stored, where it is something else than before. */
    void keep(AlertStore store, Batch out) {
        for (Detector.Keeping each : keeping) {
            int pause = pauses.getOrDefault(each.keptAs(), 0);
            if (pause > 0) {
                pauses.put(each.keptAs(), pause - 1);
            } else {
                List<String> lines = each.kept();
                pauses.put(each.keptAs(), lines.size() / KEPT_AT_ONCE);
                Long now = digest(lines);
                if (!now.equals(stored.put(each.keptAs(), now))) {
                    store.keep(each.keptAs(), lines, out);
                }
            }
        }
    }

    /**
     * Tells lines from others without keeping them, as half a million may be long, and whatever their order: whoever is
     * looked for moves within it.
     */
    static long digest(List<String> lines) {
        long digest = 0;
        for (String line : lines) {
            long mixed = (line.hashCode() + 1L) * 0x9E37_79B9_7F4A_7C15L;
            digest += mixed ^ mixed >>> Integer.SIZE;
        }
        return digest;
    }

    /** They take up what an earlier run kept. */
    void takeUp(AlertStore store, StoreReader reader) {
        for (Detector.Keeping each : keeping) {
            List<String> lines = store.kept(each.keptAs(), reader);
            stored.put(each.keptAs(), digest(lines));
            for (String line : lines) {
                try {
                    each.takeUp(line.split(" ", -1));
                } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                    LOG.warn("what was stored of {} cannot be read: {}", each.keptAs(), line);
                }
            }
        }
    }
}
