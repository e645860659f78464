package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Output;
import org.jspecify.annotations.Nullable;

/**
 * Fixed part of an APDU, clause 20.1. Parts that a type does not have are -1 or false.
 *
 * <pre>
 *  type/flags | (max segments, max APDU) | invoke id | (sequence number, window size) | service choice | arguments
 * </pre>
 *
 * @param type upper half of the first octet: 0 confirmed request .. 7 abort
 * @param segmented whether the message is sent in segments
 * @param moreFollows whether this segment is not the last
 * @param choice service, or the reason of a reject or abort
 * @param end index of the first byte after the fixed part
 */
record ApduHeader(
        int type,
        boolean segmented,
        boolean moreFollows,
        int invokeId,
        int sequenceNumber,
        int windowSize,
        int choice,
        int end) {
    static final int CONFIRMED_REQUEST = 0;
    static final int UNCONFIRMED_REQUEST = 1;
    static final int SIMPLE_ACK = 2;
    static final int COMPLEX_ACK = 3;
    static final int SEGMENT_ACK = 4;
    static final int ERROR = 5;
    static final int REJECT = 6;
    static final int ABORT = 7;

    private static final String[] NAMES = {
        "confirmed_request",
        "unconfirmed_request",
        "simple_ack",
        "complex_ack",
        "segment_ack",
        "error",
        "reject",
        "abort"
    };

    /** Reads the fixed part at {@code at}; null where it is malformed or of a reserved type, which is reported. */
    static @Nullable ApduHeader read(ByteView b, int at, Output out) {
        if (!b.has(at, 2)) {
            out.malformed(BacnetAnomaly.APDU_LENGTH, Math.min(at, b.length()));
            return null;
        }
        int type = b.u8(at) >> 4;
        if (type > ABORT) {
            out.unknown("apdu_type", type);
            return null;
        }
        boolean segmented = (type == CONFIRMED_REQUEST || type == COMPLEX_ACK) && (b.u8(at) & 8) != 0;
        boolean more = segmented && (b.u8(at) & 4) != 0;
        int next = at + (type == CONFIRMED_REQUEST ? 2 : 1);
        int size = (type == UNCONFIRMED_REQUEST ? 1 : 2) + (segmented ? 2 : 0) + (type == SEGMENT_ACK ? 1 : 0);
        if (!b.has(next, size)) {
            out.malformed(BacnetAnomaly.APDU_LENGTH, next);
            return null;
        }
        int invokeId = type == UNCONFIRMED_REQUEST ? -1 : b.u8(next++);
        if (type == SEGMENT_ACK) {
            return new ApduHeader(type, false, false, invokeId, b.u8(next), b.u8(next + 1), -1, next + 2);
        }
        int sequence = segmented ? b.u8(next++) : -1;
        int window = segmented ? b.u8(next++) : -1;
        return new ApduHeader(type, segmented, more, invokeId, sequence, window, b.u8(next), next + 1);
    }

    String name() {
        return NAMES[type];
    }
}
