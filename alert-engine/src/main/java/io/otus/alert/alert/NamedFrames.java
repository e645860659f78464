package io.otus.alert.alert;

import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frames that show an alert: the first ones and the latest ones. Mutable; confined to the analysis thread. */
final class NamedFrames {
    private final List<EvidenceItem> first = new ArrayList<>();
    private final Deque<EvidenceItem> last = new ArrayDeque<>();
    private @Nullable String file;
    private long keptTime = Long.MIN_VALUE;

    /** Returns the first frames, then the latest ones; {@link Alert#MAX_EVIDENCE} at most of each. */
    List<EvidenceItem> all() {
        List<EvidenceItem> all = new ArrayList<>(first);
        all.addAll(last);
        return all;
    }

    /** Returns the name of the file that keeps the frames; null if none were kept. */
    @Nullable
    String file() {
        return file;
    }

    /** Returns the event time of the latest frames. */
    long keptTime() {
        return keptTime;
    }

    /**
     * Adds frames.
     *
     * @param kept name of the file that keeps them; null if they are not kept
     */
    void add(Evidence evidence, long time, @Nullable String kept) {
        keptTime = time;
        if (file == null) {
            file = kept;
        }
        for (FrameSpan span : evidence.spans()) {
            EvidenceItem item = new EvidenceItem(evidence.capture(), span);
            if (first.contains(item) || last.contains(item)) {
                continue; // one frame may show several findings
            }
            if (first.size() < Alert.MAX_EVIDENCE) {
                first.add(item);
            } else {
                if (last.size() == Alert.MAX_EVIDENCE) {
                    last.removeFirst();
                }
                last.addLast(item);
            }
        }
    }

    /** Restores the state that an earlier run left. */
    void restore(AlertState state) {
        for (EvidenceItem item : state.evidence()) {
            if (first.size() < Alert.MAX_EVIDENCE) {
                first.add(item);
            } else {
                last.addLast(item);
            }
        }
        file = state.pcap();
    }
}
