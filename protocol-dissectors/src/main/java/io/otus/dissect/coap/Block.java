package io.otus.dissect.coap;

/**
 * Which part of a payload a message has, RFC 7959 §2.2.
 *
 * <pre>
 *  | number 4, 12 or 20 bits | more 1 bit | size exponent 3 bits |
 * </pre>
 *
 * @param number from 0 on
 * @param more whether others follow
 * @param exponent 0 to 6 for 16 to 1,024 octets; 7 in a stream for several of 1,024 (RFC 8323 §6)
 */
record Block(long number, boolean more, int exponent) {
    static final int RESERVED = 7;

    static Block of(long value) {
        return new Block(value >> 4, (value & 8) != 0, (int) value & 7);
    }

    /** Octets of a block. */
    int size() {
        return exponent == RESERVED ? 1_024 : 1 << (exponent + 4);
    }

    /** Where it is in the whole. */
    long offset() {
        return number * size();
    }
}
