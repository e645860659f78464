package io.otus.dissect.iec104;

/**
 * Whether a connection may carry I format APDUs, IEC 60870-5-104 §5.3: of a redundancy group one connection does.
 * Confined.
 */
final class DataTransfer {
    private State state = State.UNKNOWN;

    /** States of figure 9, and not knowing. */
    enum State {
        /** Neither start nor stop was seen. */
        UNKNOWN(""),
        /** STARTDT was sent. */
        PENDING_START("pending_start"),
        /** STARTDT was confirmed. */
        STARTED("started"),
        /** STOPDT was sent; what is outstanding may still come. */
        PENDING_STOP("pending_stop"),
        /** STOPDT was confirmed. */
        STOPPED("stopped");

        private final String key;

        State(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    State state() {
        return state;
    }

    /** Whether the latest that was heard of the two is a stop. */
    boolean isStopHeard() {
        return state == State.PENDING_STOP || state == State.STOPPED;
    }

    /** Takes a function of the U format. */
    void take(int function) {
        state = switch (function) {
            case Apci.STARTDT_ACT -> State.PENDING_START;
            case Apci.STARTDT_CON -> State.STARTED;
            case Apci.STOPDT_ACT -> State.PENDING_STOP;
            case Apci.STOPDT_CON -> State.STOPPED;
            default -> state;
        };
    }

    /** Bytes were lost: what they said is not known. */
    void forget() {
        state = State.UNKNOWN;
    }
}
