package io.otus.dissect.cip;

/**
 * One message of EtherNet/IP with all the CIP in it: what pairs its parts with those of the answer. A message in a
 * Multiple Service Packet has the transaction of the packet and its own place in it. Confined to the analysis thread.
 */
final class Exchange {
    private static final long CIP = 1L << 62;
    private static final long CONNECTED = 1L << 61;
    /** Bits 48 to 60 hold the place. */
    private static final int PLACE = 48;

    private static final int MAX_PLACE = 0x1FFF;
    private static final long PLACES = (long) MAX_PLACE << PLACE;
    /** Places from here on are numbers of PCCC commands, of which the low bits count. */
    private static final int PCCC = 0x1000;

    private final long base;
    private int place;
    private String unit;

    private Exchange(long base, String unit) {
        this.base = base;
        this.unit = unit;
    }

    /** An exchange outside of any connection: the sender's context identifies requests (Vol. 2 §2-3.5). */
    static Exchange unconnected(long senderContext) {
        return new Exchange(CIP | fold(senderContext), "");
    }

    /** On a connection, by its sequence count. */
    static Exchange connected(long originatorToTarget, int sequenceCount, String unit) {
        return new Exchange(CIP | CONNECTED | (long) sequenceCount << 32 | originatorToTarget, unit);
    }

    private static long fold(long context) {
        long mixed = context * 0x9E37_79B9_7F4A_7C15L;
        return mixed >>> (64 - PLACE);
    }

    /**
     * The message holds a PCCC command, whose number the reply repeats (1770-6.5.16 §6). The number identifies the
     * request where a client gives all its messages one context. In a Multiple Service Packet the place does that.
     */
    void numbered(int number) {
        if (place == 0) {
            place = PCCC | (number & (PCCC - 1));
        }
    }

    /** Whether a request is of this exchange, whatever its place. */
    boolean isPlaceOf(long transaction) {
        return (transaction & ~PLACES) == (base & ~PLACES);
    }

    /** The next message of a Multiple Service Packet. */
    void next() {
        place = Math.min(place + 1, MAX_PLACE);
    }

    long transaction() {
        return at(place);
    }

    long at(int index) {
        return base | (long) index << PLACE;
    }

    /** What is addressed within the device; empty for the device itself. */
    String unit() {
        return unit;
    }

    void route(String newUnit) {
        unit = newUnit;
    }
}
