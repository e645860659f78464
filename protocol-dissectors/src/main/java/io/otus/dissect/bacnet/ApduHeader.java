package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.spi.Output;
import org.jspecify.annotations.Nullable;

/**
 * Fixed part of an APDU, clause 20.1. Numbers that a type does not have are -1.
 *
 * <pre>
 *  type/flags | (max segments, max APDU) | invoke id | (sequence number, window size) | service choice | arguments
 * </pre>
 *
 * @param type upper half of the first octet: 0 confirmed request .. 7 abort
 * @param flags lower half of the first octet
 * @param limits of a confirmed request: the codes of most segments and longest APDU that the client takes (20.1.2.4,
 *     20.1.2.5)
 * @param windowSize proposed in a request or ack, actual in a segment ack: 1 to 127 segments
 * @param choice service, or the reason of a reject or abort
 * @param end index of the first byte after the fixed part
 */
public record ApduHeader(
        int type, int flags, int limits, int invokeId, int sequenceNumber, int windowSize, int choice, int end) {
    static final int CONFIRMED_REQUEST = 0;
    static final int UNCONFIRMED_REQUEST = 1;
    static final int SIMPLE_ACK = 2;
    static final int COMPLEX_ACK = 3;
    static final int SEGMENT_ACK = 4;
    static final int ERROR = 5;
    static final int REJECT = 6;
    static final int ABORT = 7;

    private static final int SEGMENTED = 8;
    private static final int MORE_FOLLOWS = 4;
    private static final int SEGMENTED_RESPONSE_ACCEPTED = 2;
    private static final int NEGATIVE_ACK = 2;
    private static final int SERVER = 1;
    private static final int MAX_WINDOW = 127;

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
    private static final String[] MAX_SEGMENTS = {"unspecified", "2", "4", "8", "16", "32", "64", "more than 64"};
    private static final int[] MAX_APDU = {50, 128, 206, 480, 1024, 1476};

    private static final Names REJECT_REASONS = BacnetNames.table("reject-reason");
    private static final Names ABORT_REASONS = BacnetNames.table("abort-reason");

    /** Reads the fixed part at {@code at}; null where it is malformed or of a reserved type, which is reported. */
    static @Nullable ApduHeader read(ByteView b, int at, Output out) {
        if (!b.has(at, 2)) {
            out.malformed(BacnetAnomaly.APDU_LENGTH, Math.min(at, b.length()));
            return null;
        }
        int type = b.u8(at) >> 4;
        int flags = b.u8(at) & 15;
        if (type > ABORT) {
            out.unknown("apdu_type", type);
            return null;
        }
        boolean segmented = (type == CONFIRMED_REQUEST || type == COMPLEX_ACK) && (flags & SEGMENTED) != 0;
        int next = at + (type == CONFIRMED_REQUEST ? 2 : 1);
        int size = (type == UNCONFIRMED_REQUEST ? 1 : 2) + (segmented ? 2 : 0) + (type == SEGMENT_ACK ? 1 : 0);
        if (!b.has(next, size)) {
            out.malformed(BacnetAnomaly.APDU_LENGTH, next);
            return null;
        }
        int limits = type == CONFIRMED_REQUEST ? b.u8(at + 1) : -1;
        int invokeId = type == UNCONFIRMED_REQUEST ? -1 : b.u8(next++);
        boolean numbered = segmented || type == SEGMENT_ACK;
        int sequence = numbered ? b.u8(next++) : -1;
        int window = numbered ? b.u8(next++) : -1;
        if (numbered && (window == 0 || window > MAX_WINDOW)) {
            out.malformed(BacnetAnomaly.WINDOW_SIZE, next - 1);
        }
        int choice = type == SEGMENT_ACK ? -1 : b.u8(next++);
        return new ApduHeader(type, flags, limits, invokeId, sequence, window, choice, next);
    }

    String name() {
        return NAMES[type];
    }

    /** Whether who asked gives up what it asked: an abort with the bit SRV 0, clause 20.1.9.1. */
    boolean isClientsAbort() {
        return type == ABORT && (flags & SERVER) == 0;
    }

    /** Whether the message is sent in segments. */
    boolean segmented() {
        return sequenceNumber >= 0 && type != SEGMENT_ACK;
    }

    /** Whether this segment is not the last. */
    boolean moreFollows() {
        return segmented() && (flags & MORE_FOLLOWS) != 0;
    }

    /** Whether the type names a service. */
    boolean namesService() {
        return type <= COMPLEX_ACK || type == ERROR;
    }

    /** The reason of a reject or abort by name; empty for the other types. */
    String reason() {
        return switch (type) {
            case REJECT -> REJECT_REASONS.text(choice);
            case ABORT -> ABORT_REASONS.text(choice);
            default -> "";
        };
    }

    void fields(FieldWriter out) {
        out.text("type", name());
        if (type == CONFIRMED_REQUEST || type == COMPLEX_ACK) {
            out.flag("segmented_message", segmented());
            out.flag("more_follows", moreFollows());
        }
        if (type == CONFIRMED_REQUEST) {
            out.flag("segmented_response_accepted", (flags & SEGMENTED_RESPONSE_ACCEPTED) != 0);
            out.text("max_segments_accepted", MAX_SEGMENTS[limits >> 4 & 7]);
            int code = limits & 15;
            if (code < MAX_APDU.length) {
                out.number("max_apdu_length_accepted", MAX_APDU[code]);
            }
        }
        if (type == SEGMENT_ACK) {
            out.flag("negative_ack", (flags & NEGATIVE_ACK) != 0);
        }
        if (type == SEGMENT_ACK || type == ABORT) {
            out.flag("server", (flags & SERVER) != 0);
        }
        if (invokeId >= 0) {
            out.number("invoke_id", invokeId);
        }
        if (sequenceNumber >= 0) {
            out.number("sequence_number", sequenceNumber);
            out.number(type == SEGMENT_ACK ? "actual_window_size" : "proposed_window_size", windowSize);
        }
        if (type == REJECT || type == ABORT) {
            out.number("reason", choice);
            out.text(name() + "_reason", reason());
        }
    }
}
