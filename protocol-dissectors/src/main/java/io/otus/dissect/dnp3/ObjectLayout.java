package io.otus.dissect.dnp3;

/**
 * How one variation of a point object lies in its octets, IEEE 1815-2012 Annex A: flags, value, time and status, each
 * as present.
 *
 * @param quality the octet of flags or status, if any
 * @param value the value
 * @param time the time
 */
record ObjectLayout(Quality quality, Value value, Time time) {
    /** The octet that qualifies the value. */
    enum Quality {
        NONE,
        /** Flags before the value. */
        FLAGS,
        /** Command status before the value. */
        STATUS,
        /** Command status after the value. */
        STATUS_LAST
    }

    /** The value and its width. */
    enum Value {
        NONE(0),
        /** Bits, eight in an octet, least significant first. */
        PACKED_1(0),
        /** Bit pairs, four in an octet, least significant first. */
        PACKED_2(0),
        /** The top bit of the flags or status octet. */
        TOP_BIT(0),
        /** The top two bits of the flags octet: 0 intermediate, 1 off, 2 on, 3 indeterminate. */
        TOP_BITS(0),
        U8(1),
        U16(2),
        U32(4),
        S16(2),
        S32(4),
        F32(4),
        F64(8),
        /** A string whose length in octets is the variation; text where it is printable. */
        STRING(0),
        /** Binary-coded decimals, least significant digits first. */
        BCD_4(2),
        BCD_8(4),
        BCD_16(8),
        /** Extended floating point, whose format the standard leaves open: kept as octets. */
        F80(10);

        private final int size;

        Value(int size) {
            this.size = size;
        }

        int size() {
            return size;
        }

        /** Whether values are kept as text. */
        boolean isText() {
            return this == STRING || this == F80;
        }

        boolean isPacked() {
            return this == PACKED_1 || this == PACKED_2;
        }

        boolean isReal() {
            return this == F32 || this == F64;
        }

        boolean isSigned() {
            return this == S16 || this == S32;
        }
    }

    /** The time and its width. */
    enum Time {
        NONE(0),
        /** Milliseconds since 1970-01-01 UTC, after the value. */
        ABSOLUTE(6),
        /** The same, before the value. */
        ABSOLUTE_FIRST(6),
        /** Milliseconds since the common time of occurrence in the same fragment. */
        RELATIVE(2);

        private final int size;

        Time(int size) {
            this.size = size;
        }

        int size() {
            return size;
        }
    }

    /** Octets of one object; 0 for packed ones and strings. */
    int size() {
        return (quality == Quality.NONE ? 0 : 1) + value.size() + time.size();
    }

    /** Bits of one packed object. */
    int packedBits() {
        return value == Value.PACKED_1 ? 1 : 2;
    }
}
