package io.otus.dissect.dnp3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs each operate with the select before it, IEEE 1815-2012 §4.4.4.3: the operate is the next request, has the next
 * sequence number, and repeats the objects of the select. Where either is a critical function that is authenticated
 * (§7.5), the answer to a challenge between them is no request of its own, and the objects of an aggressive mode
 * request, which differ each time, are none that are selected. One per master and outstation. Confined.
 */
final class SelectTracker {
    private static final int NOTHING = -1;

    private int function = NOTHING;
    private int sequence;
    private List<ObjectBlock> objects = List.of();

    /** The selection before a request. */
    enum Selected {
        /** The request is no operate. */
        NOT_ASKED(""),
        /** The same objects, by the request before. */
        PAIRED("paired"),
        /** Other objects, by the request before. */
        DIFFERENT("different"),
        /** The request before was no select, or not the one before by its sequence number. */
        ABSENT("absent"),
        /** The request before was not seen. */
        UNSEEN("unseen");

        private final String key;

        Selected(String key) {
            this.key = key;
        }

        /** The name in rows; empty where there is nothing to show. */
        String key() {
            return key;
        }
    }

    /** Takes the next request, which is no confirmation. */
    Selected next(@Nullable Dnp3Function request, int requestSequence, List<ObjectBlock> all) {
        if (request != null && request.authenticates()) {
            return Selected.NOT_ASKED;
        }
        List<ObjectBlock> requested = ObjectBlock.withoutAuthentication(all);
        if (request != Dnp3Function.OPERATE) {
            function = request == Dnp3Function.SELECT ? Dnp3Function.SELECT.code() : Dnp3Function.READ.code();
            sequence = requestSequence;
            objects = request == Dnp3Function.SELECT ? requested : List.of();
            return Selected.NOT_ASKED;
        }
        Selected selected = selected(requestSequence, requested);
        function = Dnp3Function.OPERATE.code();
        sequence = requestSequence;
        objects = selected == Selected.PAIRED ? requested : List.of();
        return selected;
    }

    private Selected selected(int requestSequence, List<ObjectBlock> requested) {
        if (function == NOTHING) {
            return Selected.UNSEEN;
        }
        // A master that got no answer repeats its operate as it was.
        int expected = function == Dnp3Function.OPERATE.code() ? sequence : sequence + 1;
        if (objects.isEmpty() || requestSequence != (expected & ApplicationHeader.SEQUENCE_MASK)) {
            return Selected.ABSENT;
        }
        return objects.equals(requested) ? Selected.PAIRED : Selected.DIFFERENT;
    }

    /** Requests may have been lost. */
    void forget() {
        function = NOTHING;
        objects = List.of();
    }
}
