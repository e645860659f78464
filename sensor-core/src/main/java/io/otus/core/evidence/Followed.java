package io.otus.core.evidence;

import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Selects the frames to keep around those of an alert: frames of the same flow, {@value #BEFORE} right before the first
 * and {@value #AFTER} after the last, such as the answer to a request. Confined to the analysis thread.
 */
final class Followed {
    /** Most frames before. */
    static final int BEFORE = 2;
    /** Most frames after: an acknowledgment, the answer, and what comes of it. */
    static final int AFTER = 4;
    /** How far in time these frames may be from those of the alert. */
    static final long WITHIN = 5 * Nanos.SECOND;
    /** Flows that are followed at a time; the oldest go first. */
    private static final int MAX_FLOWS = 256;

    private static final long[] NONE = {};

    /**
     * A flow of which more frames are wanted.
     *
     * @param left how many
     * @param until time of the last that may be one
     */
    private record Wanted(int left, long until) {}

    private FrameAccess frames = _ -> null;
    /** The last frames of alerts that were raised since the latest frame was heard. */
    private final List<FrameSpan> fresh = new ArrayList<>();

    private final SequencedMap<Long, Wanted> wanted = new LinkedHashMap<>();

    /** Begins a capture. */
    void begin(FrameAccess recent) {
        frames = recent;
        fresh.clear();
        wanted.clear();
    }

    /**
     * Takes the evidence of an alert; returns the numbers of the frames to keep before it. Frames before an earlier
     * message that the alert's own contradicts are not among them.
     */
    long[] asked(Evidence evidence) {
        fresh.add(evidence.spans().getLast());
        return frames.ofSameFlow(evidence.spans().get(evidence.contradicted()).frame(), BEFORE, 0, WITHIN);
    }

    /** Whether nothing is followed. */
    boolean isIdle() {
        return fresh.isEmpty() && wanted.isEmpty();
    }

    /**
     * Takes a frame that was heard and analysed; returns the numbers of the frames to keep: the frame itself, or others
     * that follow those of an alert.
     */
    long[] heard(long number, long time) {
        boolean isWanted = !wanted.isEmpty() && take(frames.flowOf(number), time);
        if (fresh.isEmpty()) {
            return isWanted ? new long[] {number} : NONE;
        }
        List<Long> found = new ArrayList<>();
        if (isWanted) {
            found.add(number);
        }
        for (FrameSpan last : fresh) {
            long[] after = frames.ofSameFlow(last.frame(), 0, AFTER, WITHIN);
            for (long each : after) {
                found.add(each);
            }
            follow(last, AFTER - after.length, time);
        }
        fresh.clear();
        return found.stream().mapToLong(Long::longValue).distinct().toArray();
    }

    /** Whether a frame of this flow is wanted. */
    private boolean take(long flow, long time) {
        for (Iterator<Wanted> oldest = wanted.values().iterator(); oldest.hasNext() && oldest.next().until < time; ) {
            oldest.remove();
        }
        Wanted known = wanted.get(flow);
        if (known == null) {
            return false;
        }
        if (known.left == 1 || known.until < time) {
            wanted.remove(flow);
        } else {
            wanted.put(flow, new Wanted(known.left - 1, known.until));
        }
        return known.until >= time;
    }

    private void follow(FrameSpan last, int left, long time) {
        long flow = frames.flowOf(last.frame());
        long until = last.time() + WITHIN;
        if (flow == 0 || left == 0 || until < time) {
            return;
        }
        wanted.putLast(flow, new Wanted(left, until));
        if (wanted.size() > MAX_FLOWS) {
            wanted.pollFirstEntry();
        }
    }
}
