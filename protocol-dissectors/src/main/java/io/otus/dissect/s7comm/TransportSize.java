package io.otus.dissect.s7comm;

/** Types of items asked for ("transport sizes" of the parameters) and encodings of data (those of the data). */
final class TransportSize {
    static final int BIT = 0x01;
    static final int BYTE = 0x02;
    static final int CHAR = 0x03;
    static final int WORD = 0x04;
    static final int INT = 0x05;
    static final int DWORD = 0x06;
    static final int DINT = 0x07;
    static final int REAL = 0x08;
    static final int DATE = 0x09;
    static final int TIME_OF_DAY = 0x0A;
    static final int TIME = 0x0B;
    static final int S5TIME = 0x0C;
    static final int DATE_AND_TIME = 0x0F;
    static final int COUNTER = 0x1C;
    static final int TIMER = 0x1D;

    /** No data follow: the item failed. */
    static final int DATA_NULL = 0x00;

    /** Encodings of data; the length of these three counts bits, of the others bytes. */
    static final int DATA_BIT = 0x03;

    static final int DATA_BYTE_WORD_DWORD = 0x04;
    static final int DATA_INTEGER = 0x05;
    static final int DATA_DINTEGER = 0x06;
    static final int DATA_REAL = 0x07;
    static final int DATA_OCTETS = 0x09;

    private TransportSize() {}

    /** Bytes of one element of this type; 1 for a type that is not known. */
    static int width(int type) {
        return switch (type) {
            case WORD, INT, DATE, S5TIME, COUNTER, TIMER -> 2;
            case DWORD, DINT, REAL, TIME_OF_DAY, TIME -> 4;
            case DATE_AND_TIME -> 8;
            default -> 1;
        };
    }

    /** A stated length in bytes; of bits each takes one. */
    static int byteLength(int encoding, int length) {
        return encoding == DATA_BYTE_WORD_DWORD || encoding == DATA_INTEGER ? (length + 7) / 8 : length;
    }

    /**
     * Bytes that a data item of this encoding takes. Without encoding there are no data, whatever the length says:
     * servers differ there.
     */
    static int dataBytes(int encoding, int length) {
        return switch (encoding) {
            case DATA_NULL -> 0;
            case DATA_BIT, DATA_BYTE_WORD_DWORD, DATA_INTEGER -> (length + 7) / 8;
            default -> length;
        };
    }
}
