package io.otus.core.flow;

/** Why a flow ended. */
public enum FlowEnd {
    /** Both sides closed it, or one reset it. */
    CLOSED,
    /** The same addresses and ports opened a new connection. */
    REUSED,
    /** Nothing was seen for the time that its transport allows. */
    IDLE,
    /** The table was full and this flow had been silent longest. */
    EVICTED,
    /** The capture ended. */
    END_OF_CAPTURE
}
