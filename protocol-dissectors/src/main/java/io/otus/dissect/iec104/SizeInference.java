package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sizes that stations of IEC 60870-5-101 agreed on, which is what every ASDU of a connection fits. Of two
 * stations' commands and answers it also holds that who answers was asked. While more than one agreement is left, or
 * none is, the sizes are not known. Confined.
 */
final class SizeInference {
    /** Most stations remembered as asked, under one agreement. */
    private static final int MAX_ASKED = 64;

    private final List<Candidate> left = new ArrayList<>();
    /** Whether commands may have been missed: then an answer of who was not asked proves nothing. */
    private boolean missed;

    private record Candidate(SerialSizes sizes, Deque<Integer> asked) {}

    SizeInference() {
        for (SerialSizes sizes : SerialSizes.ALL) {
            left.add(new Candidate(sizes, new ArrayDeque<>()));
        }
    }

    /** What an ASDU of the standard, which came whole, leaves; null where the sizes are not known. */
    @Nullable
    SerialSizes take(TypeIdentification type, ByteView asdu) {
        left.removeIf(candidate -> !candidate.sizes.fits(type, asdu) || !isAsked(candidate, type, asdu));
        if (AsduHeader.cause(asdu) == Cause.ACTIVATION) {
            for (Candidate candidate : left) {
                ask(candidate.asked, candidate.sizes.station(asdu));
            }
        }
        return left.size() == 1 ? left.getFirst().sizes : null;
    }

    private void ask(Deque<Integer> asked, int station) {
        if (!asked.contains(station)) {
            if (asked.size() == MAX_ASKED) {
                asked.removeFirst();
                missed = true;
            }
            asked.addLast(station);
        }
    }

    /** Whether an answer comes from who was asked, as far as what was asked on this connection is known. */
    private boolean isAsked(Candidate candidate, TypeIdentification type, ByteView asdu) {
        int cause = AsduHeader.cause(asdu);
        boolean answers = Cause.isAnswer(cause) || (type.isMonitor() && cause >= Cause.INTERROGATED);
        return !answers
                || missed
                || candidate.asked.isEmpty()
                || candidate.asked.contains(AsduHeader.BROADCAST)
                || candidate.asked.contains(candidate.sizes.station(asdu));
    }

    /** Bytes were lost. What was agreed on stays. */
    void gap() {
        missed = true;
    }
}
