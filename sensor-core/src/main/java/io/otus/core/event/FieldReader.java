package io.otus.core.event;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields of a message into elements, front to back; what was read before a failure stays. Confined. */
public class FieldReader extends FrontReader {
    private final List<Element> fields = new ArrayList<>();

    /** A reader from this byte on. */
    public FieldReader(ByteView bytes, int from) {
        super(bytes, from);
    }

    /** What was read so far. */
    public final List<Element> fields() {
        return fields;
    }

    /** Adds a field, unless reading failed. */
    public final void add(Element field) {
        if (!failed()) {
            fields.add(field);
        }
    }

    /** Adds a field of these octets as text, unless reading failed. */
    public final void add(String name, String text) {
        add(Element.text(name, text));
    }

    /** Adds a field of this number, which it returns, unless reading failed. */
    public final long add(String name, long number) {
        add(Element.number(name, number));
        return number;
    }
}
