package io.otus.core.value;

/** How a value was encoded on the wire. */
public enum ValueType {
    /** No value on the wire. */
    NONE,
    /** One bit, 0 or 1. */
    BIT,
    /** Unsigned integer; its width is the protocol's. */
    UNSIGNED,
    /** Signed integer; its width is the protocol's. */
    SIGNED,
    /** IEEE 754 single or double. */
    REAL,
    /** Text or an enumeration's name; also octets as hexadecimal. */
    TEXT;

    /** Whether {@link ValueList#number} gives the value itself. */
    public boolean isNumeric() {
        return this == BIT || this == UNSIGNED || this == SIGNED || this == REAL;
    }
}
