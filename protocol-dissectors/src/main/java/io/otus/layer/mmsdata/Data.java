package io.otus.layer.mmsdata;

import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.util.List;

/** One value of MMS, simple or made of others. Immutable. */
public sealed interface Data {
    /** The type of the value. */
    DataType type();

    /**
     * A simple value.
     *
     * @param value one value: text where it is no number or bit
     */
    record Simple(DataType type, ValueList value) implements Data {}

    /** An array or a structure. */
    record Group(DataType type, List<Data> elements) implements Data {
        public Group {
            elements = List.copyOf(elements);
        }
    }

    /** Writes it under the name of its type: the value, or the elements as an array of objects. */
    default void fields(FieldWriter out) {
        String name = type().key();
        switch (this) {
            case Simple simple -> {
                ValueList value = simple.value();
                switch (value.type()) {
                    case BIT -> out.flag(name, value.integer(0) != 0);
                    case UNSIGNED, SIGNED -> out.number(name, value.integer(0));
                    case REAL -> out.real(name, value.number(0));
                    default -> out.text(name, value.text(0));
                }
            }
            case Group group -> fields(out, name, group.elements());
        }
    }

    /** Writes values as an array of objects. */
    static void fields(FieldWriter out, String name, List<Data> data) {
        out.beginArray(name);
        for (Data one : data) {
            out.beginElement();
            one.fields(out);
            out.end();
        }
        out.end();
    }
}
