package io.otus.dissect.dnp3;

import io.otus.core.event.PointRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the fragments of one response, IEEE 1815-2012 §4.2.1: the first has the request's sequence number, each further
 * one the next, and all but the last are confirmed by the master before the next is sent. Confined.
 */
final class ResponseCollector {
    /** Most point ranges of one response kept; what is beyond is in the rows only. */
    static final int MAX_RANGES = 4_096;

    private static final int NONE = -1;

    private final List<PointRange> points = new ArrayList<>();
    private int first = NONE;
    private int last;
    private int iin;

    /** Begins a response of several fragments. */
    void begin(int sequence, int indications, List<PointRange> found) {
        drop();
        first = sequence;
        last = sequence;
        iin = indications;
        add(found);
    }

    /** Whether a further fragment with this sequence number continues what was begun. */
    boolean isNext(int sequence) {
        return first != NONE && sequence == ((last + 1) & ApplicationHeader.SEQUENCE_MASK);
    }

    /** Takes the next fragment. */
    void append(int sequence, int indications, List<PointRange> found) {
        last = sequence;
        iin |= indications;
        add(found);
    }

    /** Whether a response is begun and not ended. */
    boolean isOpen() {
        return first != NONE;
    }

    /** Sequence number of the request that is answered. */
    int requestSequence() {
        return first;
    }

    /** The indications of all fragments together. */
    int iin() {
        return iin;
    }

    List<PointRange> points() {
        return points;
    }

    /** Forgets everything. */
    void drop() {
        points.clear();
        first = NONE;
    }

    private void add(List<PointRange> found) {
        int room = MAX_RANGES - points.size();
        points.addAll(found.size() <= room ? found : found.subList(0, room));
    }
}
