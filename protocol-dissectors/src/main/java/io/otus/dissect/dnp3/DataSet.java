package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set, IEEE 1815-2012 Annex A: elements that state their length each. Those of prototypes (group 85) and
 * descriptors (group 86) say what an element is, those of values (87) and events (88) what it holds; a value's type is
 * in the descriptor alone, so it is kept as octets.
 *
 * @param described whether the elements are descriptors
 * @param elements in wire order, without their length
 */
record DataSet(boolean described, List<Octets> elements) implements ObjectData {
    /**
     * Most elements read of one object: 255 octets of length lead to at most so many in a fragment of the default size.
     */
    static final int MAX_ELEMENTS = 1_024;

    /** Descriptor code, data type code and maximum data length. */
    private static final int DESCRIPTOR_SIZE = 3;

    private static final List<String> DESCRIPTORS =
            List.of("", "id", "uuid", "nspc", "name", "dael", "ptyp", "ctls", "ctlv");
    private static final List<String> TYPES =
            List.of("none", "vstr", "uint", "int", "flt", "ostr", "bstr", "time", "uncd");

    DataSet {
        elements = List.copyOf(elements);
    }

    /** Whether this object is made of elements. */
    static boolean is(int group, int variation) {
        return variation == 1 && group >= 85 && group <= 88;
    }

    /** Reads an object; null where its elements do not fill it, so that it is kept as it is. */
    static @Nullable DataSet read(int group, ByteView object) {
        boolean described = group <= 86;
        List<Octets> elements = new ArrayList<>();
        int at = 0;
        while (at < object.length()) {
            int length = object.u8(at);
            boolean fits = object.has(at + 1, length) && (!described || length >= DESCRIPTOR_SIZE);
            if (!fits || elements.size() == MAX_ELEMENTS) {
                return null;
            }
            elements.add(object.octets(at + 1, length));
            at += 1 + length;
        }
        return new DataSet(described, elements);
    }

    @Override
    public void elements(FieldWriter out, int group) {
        out.beginElement();
        out.beginArray("elements");
        for (Octets element : elements) {
            out.beginElement();
            if (described) {
                code(out, "descriptor_code", element.u8(0), DESCRIPTORS);
                code(out, "data_type_code", element.u8(1), TYPES);
                out.number("max_data_length", element.u8(2));
                out.octets(
                        "ancillary_value", element.view().from(DESCRIPTOR_SIZE).octets());
            } else {
                out.octets("value", element);
            }
            out.end();
        }
        out.end();
        out.end();
    }

    private static void code(FieldWriter out, String name, int code, List<String> names) {
        out.number(name, code);
        if (code < names.size() && !names.get(code).isEmpty()) {
            out.text(name + "_name", names.get(code));
        }
    }
}
