package io.otus.layer.umas;

/** The key that pairs an answer of UMAS with its request. */
public final class UmasTransaction {
    /** Sets them apart from the transactions of Modbus on the same flow, none of which has this bit. */
    private static final long UMAS = 1L << 34;

    private UmasTransaction() {}

    /**
     * The number under which a request of UMAS waits for its answer.
     *
     * @param transactionIdentifier of the MBAP header, 0 to 65535 (Modbus Messaging Implementation Guide V1.0b §3.1.3)
     * @param unitIdentifier of the same, 0 to 255
     */
    public static long of(int transactionIdentifier, int unitIdentifier) {
        return UMAS | (long) transactionIdentifier << 8 | unitIdentifier;
    }
}
