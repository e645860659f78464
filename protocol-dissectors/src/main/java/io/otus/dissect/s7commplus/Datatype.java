package io.otus.dissect.s7commplus;

/** Datatypes of values and the flags in front of them, S7+ "values". */
final class Datatype {
    static final int NULL = 0x00;
    static final int BOOL = 0x01;
    static final int USINT = 0x02;
    static final int UINT = 0x03;
    static final int UDINT = 0x04;
    static final int ULINT = 0x05;
    static final int SINT = 0x06;
    static final int INT = 0x07;
    static final int DINT = 0x08;
    static final int LINT = 0x09;
    static final int BYTE = 0x0A;
    static final int WORD = 0x0B;
    static final int DWORD = 0x0C;
    static final int LWORD = 0x0D;
    static final int REAL = 0x0E;
    static final int LREAL = 0x0F;
    static final int TIMESTAMP = 0x10;
    static final int TIMESPAN = 0x11;
    static final int RID = 0x12;
    static final int AID = 0x13;
    static final int BLOB = 0x14;
    static final int WSTRING = 0x15;
    static final int VARIANT = 0x16;
    static final int STRUCT = 0x17;

    /** Flag: a count and that many elements. */
    static final int ARRAY = 0x10;
    /** Flag: the same, with addresses as elements. */
    static final int ADDRESS_ARRAY = 0x20;
    /** Flag: pairs of key and element, ended by the key 0. */
    static final int SPARSE_ARRAY = 0x40;
    /** Every flag that captures show; bit 7 changes nothing in the encoding. */
    static final int KNOWN_FLAGS = 0x80 | SPARSE_ARRAY | ADDRESS_ARRAY | ARRAY;

    private static final String[] NAMES = {
        "null",
        "bool",
        "usint",
        "uint",
        "udint",
        "ulint",
        "sint",
        "int",
        "dint",
        "lint",
        "byte",
        "word",
        "dword",
        "lword",
        "real",
        "lreal",
        "timestamp",
        "timespan",
        "rid",
        "aid",
        "blob",
        "wstring",
        "variant",
        "struct"
    };

    private Datatype() {}

    static boolean isKnown(int type) {
        return type < NAMES.length;
    }

    /** Its name, lower case. */
    static String name(int type) {
        return isKnown(type) ? NAMES[type] : "unknown";
    }

    /** Whether elements are numbers, so that an array of them becomes one list. */
    static boolean isNumber(int type) {
        return type >= BOOL && type <= AID;
    }
}
