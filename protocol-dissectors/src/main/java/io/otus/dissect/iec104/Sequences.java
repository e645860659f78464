package io.otus.dissect.iec104;

import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;

/**
 * Send and receive sequence numbers of both directions, IEC 60870-5-104 §5.1. Only what was seen without a hole is
 * judged: the first number of a direction, and the first behind a loss, are taken as they are. Confined.
 */
final class Sequences {
    /** The default of k: most APDUs that a sender may leave unacknowledged (§9.6). */
    static final int K = 12;

    private static final int UNKNOWN = -1;
    private static final int HALF = Apci.MODULUS / 2;
    private static final int SEND_AT = 2;
    private static final int RECEIVE_AT = 4;

    private final Side client = new Side();
    private final Side server = new Side();

    /** The sequence numbers that one side has sent. */
    private static final class Side {
        /** The number that its next APDU has. */
        private int next = UNKNOWN;
        /** The number that the other side waits for. */
        private int acknowledged = UNKNOWN;

        private boolean beyondWindow;
        /**
         * Number that the other side acknowledged before it was seen: it may lie in a hole that is not reported yet, or
         * be late.
         */
        private int claimed = UNKNOWN;
        /** Whether an APDU of this side was seen since. */
        private boolean progressed;

        /** Whether the claim stands, now that more was seen. */
        private boolean isClaimWrong() {
            boolean ahead = claimed != UNKNOWN && next != UNKNOWN && isAhead(claimed, next);
            boolean wrong = ahead && progressed;
            if (!ahead || wrong) {
                claimed = UNKNOWN;
            }
            return wrong;
        }

        private int unacknowledged() {
            return next == UNKNOWN || acknowledged == UNKNOWN ? UNKNOWN : next - acknowledged & Apci.MODULUS - 1;
        }
    }

    /** Takes N(S) of an APDU; how many of its sender are unacknowledged then, or -1 where that is not known. */
    int sent(Direction direction, int number, Output out) {
        if (direction == Direction.UNKNOWN) {
            return UNKNOWN;
        }
        Side side = direction == Direction.FROM_CLIENT ? client : server;
        if (side.next != UNKNOWN && number != side.next) {
            out.malformed(Iec104Anomaly.SEND_SEQUENCE, SEND_AT);
            side.acknowledged = UNKNOWN;
        }
        side.next = number + 1 & Apci.MODULUS - 1;
        side.progressed = true;
        int unacknowledged = side.unacknowledged();
        if (unacknowledged > 2 * K) {
            // Once for each time that the window is left: the stations may have agreed on another. One acknowledgement
            // that only the sensor missed
            // is no fault of the sender, and the next one follows within another window.
            if (!side.beyondWindow) {
                out.malformed(Iec104Anomaly.WINDOW, SEND_AT);
            }
            side.beyondWindow = true;
        }
        return unacknowledged;
    }

    /** Takes N(R), which acknowledges what the other side has sent. */
    void received(Direction direction, int number, Output out) {
        if (direction == Direction.UNKNOWN) {
            return;
        }
        Side side = direction == Direction.FROM_CLIENT ? server : client;
        boolean behind = side.acknowledged != UNKNOWN && isAhead(side.acknowledged, number);
        if (side.isClaimWrong() || behind) {
            out.malformed(Iec104Anomaly.RECEIVE_SEQUENCE, RECEIVE_AT);
        }
        boolean ahead = side.next != UNKNOWN && isAhead(number, side.next);
        if (ahead && side.claimed == UNKNOWN) {
            side.claimed = number;
            side.progressed = false;
        }
        side.acknowledged = ahead ? UNKNOWN : number;
    }

    /** Whether a number is later than another, counted round. */
    private static boolean isAhead(int number, int other) {
        int distance = number - other & Apci.MODULUS - 1;
        return distance > 0 && distance < HALF;
    }

    /** APDUs of this direction were lost; of both where it is not known. */
    void gap(Direction direction) {
        if (direction != Direction.FROM_SERVER) {
            client.next = UNKNOWN;
            client.claimed = UNKNOWN;
            server.acknowledged = UNKNOWN;
        }
        if (direction != Direction.FROM_CLIENT) {
            server.next = UNKNOWN;
            server.claimed = UNKNOWN;
            client.acknowledged = UNKNOWN;
        }
    }
}
