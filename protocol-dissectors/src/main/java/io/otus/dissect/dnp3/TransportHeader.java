package io.otus.dissect.dnp3;

/**
 * The one octet before each segment, IEEE 1815-2012 §8.2.
 *
 * <pre>
 *   7    6    5 .. 0
 *  FIN  FIR  SEQUENCE
 * </pre>
 */
final class TransportHeader {
    static final int SIZE = 1;

    /** Sequence numbers run from 0 to 63 and begin anew. */
    static final int SEQUENCE_MASK = 0x3F;

    private TransportHeader() {}

    /** Last segment of the fragment. */
    static boolean fin(int octet) {
        return (octet & 0x80) != 0;
    }

    /** First segment of the fragment. */
    static boolean fir(int octet) {
        return (octet & 0x40) != 0;
    }

    static int sequence(int octet) {
        return octet & SEQUENCE_MASK;
    }
}
