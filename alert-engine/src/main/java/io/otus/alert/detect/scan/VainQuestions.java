package io.otus.alert.detect.scan;

import io.otus.core.time.Nanos;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;

/**
 * Part of {@link AddressSweepDetector}: the addresses that a device asked for in vain, with the event time of its
 * latest question; the longest ago first. Confined to the analysis thread.
 */
final class VainQuestions {
    /**
     * Most targets that are remembered of one device. Beyond them, the targets that it asked for first are only
     * counted.
     */
    private static final int MAX_TARGETS = 256;
    /** How often a device that goes on asking is judged again. */
    private static final long JUDGING = Nanos.SECOND;

    private final SequencedMap<String, Long> targets = new LinkedHashMap<>();
    /** How many targets made room for others. */
    private int forgotten;

    private long judged = Long.MIN_VALUE / 2;

    /** Notes a question, and returns whether its target is not among those remembered. */
    boolean add(String ip, long time) {
        boolean isNew = targets.putLast(ip, time) == null;
        if (targets.size() > MAX_TARGETS) {
            targets.pollFirstEntry();
            forgotten++;
        }
        return isNew;
    }

    /** Forgets the targets that the device did not ask for since some event time. */
    void forgetOld(long since) {
        while (!targets.isEmpty() && targets.firstEntry().getValue() < since) {
            targets.pollFirstEntry();
        }
        forgotten = targets.isEmpty() ? 0 : forgotten;
    }

    /** Forgets the targets that the device did not ask for in vain. */
    void forgetIf(Predicate<String> isAccountedFor) {
        targets.keySet().removeIf(isAccountedFor);
    }

    boolean isEmpty() {
        return targets.isEmpty();
    }

    /** Returns how many targets there are, those that are only counted included. */
    int count() {
        return targets.size() + forgotten;
    }

    /** Returns how many of the remembered targets the device asked for since some event time. */
    long count(long since) {
        return targets.values().stream().filter(time -> time >= since).count();
    }

    /** Returns whether the device was judged just now. */
    boolean wasJudged(long time) {
        return time - judged < JUDGING;
    }

    /** Notes that the device is judged. */
    void judge(long time) {
        judged = time;
    }

    /** Passes all remembered targets, with the time of the latest question, to the viewer. */
    void forEach(ObjLongConsumer<String> viewer) {
        targets.forEach(viewer::accept);
    }
}
