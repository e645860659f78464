package io.otus.dissect.dnp3;

import io.otus.core.event.AnomalyCode;
import io.otus.core.spi.Output;

/**
 * Reports on the octets of a fragment under their offsets in the link frame that completes it; what lies in earlier
 * frames is reported at the frame's transport octet. Confined; one per fragment.
 */
final class FragmentReport {
    private final Output out;
    private final int segmentStart;

    /** For a fragment whose last segment begins at {@code segmentStart}. */
    FragmentReport(Output out, int segmentStart) {
        this.out = out;
        this.segmentStart = segmentStart;
    }

    void malformed(AnomalyCode code, int fragmentOffset) {
        out.malformed(code, frameOffset(fragmentOffset));
    }

    void unknown(String field, long value) {
        out.unknown(field, value);
    }

    /**
     * Marks octets of the fragment as secret; in this frame CRCs between them are covered too, and earlier frames as a
     * whole.
     */
    void secret(int fragmentOffset, int length) {
        int end = fragmentOffset + length;
        if (length > 0) {
            int from = frameOffset(Math.max(fragmentOffset, segmentStart));
            out.secret(from, end > segmentStart ? frameOffset(end - 1) + 1 - from : 0);
        }
    }

    private int frameOffset(int fragmentOffset) {
        int inSegment = fragmentOffset - segmentStart;
        return LinkHeader.offsetOfUserData(inSegment < 0 ? 0 : TransportHeader.SIZE + inSegment);
    }
}
