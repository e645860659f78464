package io.otus.dissect.opcua;

/** Follows the sequence numbers of one direction, OPC 10000-6 §6.7.2.4. Confined. */
final class SequenceCheck {
    /** From here on a number may be followed by one below {@link #FIRST}. */
    private static final long WRAPS = 4_294_966_271L;

    private static final long FIRST = 1_024;
    private static final long UNKNOWN = -1;

    private long last = UNKNOWN;
    private long channel;

    /** Whether the number follows the one before of the same channel, as far as that is known. */
    boolean follows(long channelId, long number) {
        boolean known = last != UNKNOWN && channel == channelId;
        boolean follows = !known || number == last + 1 || (last > WRAPS && number < FIRST);
        channel = channelId;
        last = number;
        return follows;
    }

    /** The next number cannot be foretold. */
    void forget() {
        last = UNKNOWN;
    }
}
