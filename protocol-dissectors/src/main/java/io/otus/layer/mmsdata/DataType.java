package io.otus.layer.mmsdata;

import java.util.Arrays;
import java.util.Locale;

/** The alternatives of Data, ISO 9506-2 §14.4.2, by their context tags. */
public enum DataType {
    /** Elements of one type. */
    ARRAY(1),
    /** Elements of different types. */
    STRUCTURE(2),
    /** True or false. */
    BOOLEAN(3),
    /** Bits, the first is number 0. */
    BIT_STRING(4),
    /** A signed integer. */
    INTEGER(5),
    /** An integer of 0 or more. */
    UNSIGNED(6),
    /** IEEE 754 single or double, behind the width of its exponent. */
    FLOATING_POINT(7),
    /** Octets. */
    OCTET_STRING(9),
    /** Text of ISO 646. */
    VISIBLE_STRING(10),
    /** A time as text. */
    GENERALIZED_TIME(11),
    /** Milliseconds of the day, and days since 1984. */
    BINARY_TIME(12),
    /** An integer that stands for binary-coded decimals. */
    BCD(13),
    /** Booleans, packed as bits. */
    BOOLEAN_ARRAY(14),
    /** An object identifier. */
    OBJ_ID(15),
    /** Text of ISO 10646. */
    MMS_STRING(16),
    /** Seconds since 1970 with fraction and quality. */
    UTC_TIME(17),
    /** A tag that the standard does not have, or contents that its type cannot have: octets. */
    UNKNOWN(-1);

    private static final DataType[] BY_NUMBER = byNumber();

    private final int number;
    private final String key = name().toLowerCase(Locale.ROOT);

    DataType(int number) {
        this.number = number;
    }

    /** The name in rows. */
    public String key() {
        return key;
    }

    /** Whether its contents are elements. */
    public boolean hasElements() {
        return this == ARRAY || this == STRUCTURE;
    }

    /** The type with this context tag. */
    static DataType of(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : UNKNOWN;
    }

    private static DataType[] byNumber() {
        DataType[] types = new DataType[18];
        Arrays.fill(types, UNKNOWN);
        for (DataType type : values()) {
            if (type.number >= 0) {
                types[type.number] = type;
            }
        }
        return types;
    }
}
