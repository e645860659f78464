package io.otus.core.event;

import io.otus.core.bytes.Octets;
import io.otus.core.value.ValueList;

/**
 * Takes the fields of a message in wire order, under the specification's terms in snake_case. Implementations make JSON
 * or a tree of it.
 */
public interface FieldWriter {
    /** An integer. */
    void number(String name, long value);

    /** An IEEE 754 value. */
    void real(String name, double value);

    /** A flag. */
    void flag(String name, boolean value);

    /** Text; may hold any characters, the writer escapes. */
    void text(String name, String value);

    /** Bytes, written as hexadecimal. */
    void octets(String name, Octets value);

    /** Values as an array. */
    void values(String name, ValueList values);

    /** Begins an object under a name. */
    void beginObject(String name);

    /** Begins an array of objects under a name. */
    void beginArray(String name);

    /** Begins one object of an array. */
    void beginElement();

    /** Ends what was begun last. */
    void end();
}
