package io.otus.core.event;

import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.List;

/** One field of a message whose fields are not known beforehand, under its name in the standard. Immutable. */
public sealed interface Element {
    /** Its name in the standard. */
    String name();

    /** Writes it. */
    void write(FieldWriter out);

    /** One primitive value. */
    record Value(String name, ValueList value) implements Element {
        @Override
        public void write(FieldWriter out) {
            if (value.size() != 1) {
                out.values(name, value);
            } else if (value.type() == ValueType.BIT) {
                out.flag(name, value.integer(0) != 0);
            } else if (value.type() == ValueType.REAL) {
                out.real(name, value.number(0));
            } else if (value.type() == ValueType.TEXT) {
                out.text(name, value.text(0));
            } else {
                out.number(name, value.integer(0));
            }
        }
    }

    /** A list of primitive values: of one type, else all as texts. */
    record Values(String name, ValueList values) implements Element {
        @Override
        public void write(FieldWriter out) {
            out.values(name, values);
        }
    }

    /** A sequence, or the alternative that was taken of a choice. */
    record Group(String name, List<Element> elements) implements Element {
        public Group {
            elements = List.copyOf(elements);
        }

        @Override
        public void write(FieldWriter out) {
            out.beginObject(name);
            Elements.write(elements, out);
            out.end();
        }
    }

    /** A list of sequences. */
    record Groups(String name, List<Group> groups) implements Element {
        public Groups {
            groups = List.copyOf(groups);
        }

        @Override
        public void write(FieldWriter out) {
            out.beginArray(name);
            for (Group group : groups) {
                out.beginElement();
                Elements.write(group.elements(), out);
                out.end();
            }
            out.end();
        }
    }

    /** A text. */
    static Element text(String name, String value) {
        return new Value(name, ValueList.text(value));
    }

    /** An unsigned number. */
    static Element number(String name, long value) {
        return new Value(name, ValueList.unsigned(value));
    }
}
