package io.otus.alert.alert;

import io.otus.alert.detect.Severity;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.evidence.FrameSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames that show an alert: the first ones and the latest ones, among them that of the worst act. Mutable;
 * confined to the analysis thread.
 */
final class NamedFrames implements FrameHolder {
    /** Stands for no time: this run has asked for no frame to be kept. */
    private static final long NEVER = Long.MIN_VALUE;

    private static final Comparator<FrameSpan> BY_TIME =
            Comparator.comparingLong(FrameSpan::time).thenComparingLong(FrameSpan::frame);

    private final List<EvidenceItem> first = new ArrayList<>();
    private final List<EvidenceItem> last = new ArrayList<>();
    private @Nullable String file;
    private long keptTime = NEVER;
    private @Nullable Severity worst;
    private @Nullable EvidenceItem worstItem;
    private @Nullable Evidence waiting;

    /** Returns the first frames, then the latest ones; {@link Alert#MAX_EVIDENCE} at most of each. */
    List<EvidenceItem> all() {
        List<EvidenceItem> all = new ArrayList<>(first);
        List<EvidenceItem> latest = last;
        if (waiting != null) {
            latest = new ArrayList<>(last);
            append(waiting, Alert.MAX_EVIDENCE, latest);
        }
        all.addAll(latest);
        return all;
    }

    /** Returns the latest frame that shows the worst act; null if a first one does, since those stay named anyway. */
    @Nullable
    EvidenceItem worstOfLatest() {
        return worstItem != null && last.contains(worstItem) ? worstItem : null;
    }

    /** Returns the name of the file that keeps the frames; null if none were kept. */
    @Nullable
    String file() {
        return file;
    }

    /** Returns whether the latest frames that this run asked to be kept, if any, are at least so much older. */
    boolean isKeptBefore(long time, long interval) {
        return keptTime == NEVER || time - keptTime >= interval;
    }

    /** Returns whether more frames can become the first ones. */
    boolean hasRoom() {
        return first.size() < Alert.MAX_EVIDENCE;
    }

    /** Returns whether an act is more severe than all whose frames are named. */
    boolean isWorse(Severity severity) {
        return worst == null || severity.compareTo(worst) > 0;
    }

    /**
     * Adds frames.
     *
     * @param kept name of the file that keeps them; null if they are not kept
     */
    void add(Evidence evidence, long time, @Nullable String kept) {
        keptTime = time;
        waiting = null;
        if (file == null) {
            file = kept;
        }
        append(evidence, first.size(), last);
    }

    /** Adds the frames of an act; those of the worst act stay named, whatever comes after it. */
    void add(Evidence evidence, long time, @Nullable String kept, Severity severity) {
        if (isWorse(severity) && !evidence.spans().isEmpty()) {
            worst = severity;
            worstItem = new EvidenceItem(evidence.capture(), evidence.spans().getLast());
        }
        add(evidence, time, kept);
    }

    /** Names frames as the latest that nobody was asked to keep yet; a later call takes them back. */
    void await(Evidence evidence) {
        waiting = evidence;
    }

    /** Returns the latest frames if nobody was asked to keep them yet; null otherwise. */
    @Nullable
    Evidence waiting() {
        return waiting;
    }

    @Override
    public boolean holds(long frame) {
        return waiting != null && waiting.spans().stream().anyMatch(span -> span.frame() == frame);
    }

    /**
     * Takes in the frames of an evidence: behind the first ones while those have room, which stay as a line may have
     * named them, then among the latest ones by time.
     *
     * @param used how much of the room of the first ones is taken
     */
    private void append(Evidence evidence, int used, List<EvidenceItem> latest) {
        int free = Alert.MAX_EVIDENCE - used;
        for (FrameSpan span : evidence.spans().stream().sorted(BY_TIME).toList()) {
            EvidenceItem item = new EvidenceItem(evidence.capture(), span);
            if (first.contains(item) || latest.contains(item)) {
                continue; // one frame may show several findings
            }
            if (free > 0) {
                free--;
                first.add(item);
                continue;
            }
            if (latest.size() == Alert.MAX_EVIDENCE) {
                latest.remove(leastNeeded(latest, evidence));
            }
            insert(item, latest);
        }
    }

    /** Where the first frame stands that is neither that of the worst act nor of what is taken in. */
    private int leastNeeded(List<EvidenceItem> latest, Evidence taken) {
        for (int i = 0; i < latest.size(); i++) {
            EvidenceItem item = latest.get(i);
            boolean isTaken =
                    item.capture().equals(taken.capture()) && taken.spans().contains(item.span());
            if (!isTaken && !item.equals(worstItem)) {
                return i;
            }
        }
        return latest.getFirst().equals(worstItem) ? 1 : 0;
    }

    /** Inserts a frame behind all that are no later: what was found late may have been seen early. */
    private static void insert(EvidenceItem item, List<EvidenceItem> latest) {
        int at = latest.size();
        while (at > 0 && BY_TIME.compare(latest.get(at - 1).span(), item.span()) > 0) {
            at--;
        }
        latest.add(at, item);
    }

    /**
     * Restores the state that an earlier run left. An earlier version did not write which of the latest frames is that
     * of the worst act: that one stays named until enough others follow.
     */
    void restore(AlertState state) {
        for (EvidenceItem item : state.evidence()) {
            if (first.size() < Alert.MAX_EVIDENCE) {
                first.add(item);
            } else {
                last.add(item);
            }
        }
        file = state.pcap();
        worst = state.severity();
        worstItem = state.worst();
    }
}
