package io.otus.core.flow;

/** Why bytes of a stream are missing. */
public enum GapCause {
    /** The sensor did not see them, although the receiver acknowledged them or went on. */
    LOST,
    /** The snap length of the capture cut them. */
    SNAPLEN
}
