package io.otus.dissect.opcua;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import io.otus.dissect.opcua.UaType.BuiltIn;
import io.otus.dissect.opcua.UaType.Enumeration;
import io.otus.dissect.opcua.UaType.Field;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads values of the grammar's types in the binary encoding, OPC 10000-6 §5.2. What is null is left out. */
final class ValueReader {
    private static final int VARIANT_TYPE = 0x3F;
    private static final int VARIANT_DIMENSIONS = 0x40;
    private static final int VARIANT_ARRAY = 0x80;

    /** {@code i=} and at most nine digits: a longer number is no structure's. */
    private static final int MAX_NUMBER = 11;

    private final Cursor in;
    private final ScalarReader scalars;

    ValueReader(Cursor in) {
        this.in = in;
        scalars = new ScalarReader(in);
    }

    /** The secret that was read last, aliasing the cursor's bytes; empty for none. */
    ByteView secret() {
        return scalars.secret();
    }

    /** The fields of a structure, as far as they can be read. */
    List<Element> structure(Structure structure) {
        List<Element> elements = new ArrayList<>(structure.fields().length);
        if (in.enter()) {
            for (Field field : structure.fields()) {
                if (in.failed()) {
                    break;
                }
                if (field.array()) {
                    array(field.name(), field.type(), elements);
                } else {
                    single(field.name(), field.type(), elements);
                }
            }
        }
        in.leave();
        return elements;
    }

    private void single(String name, UaType type, List<Element> out) {
        switch (type) {
            case Structure structure -> out.add(new Element.Group(name, structure(structure)));
            case Enumeration names -> out.add(new Element.Value(name, scalars.enumerated(names)));
            case BuiltIn builtIn
            when isComposite(builtIn) -> {
                List<Element> parts = composite(builtIn);
                if (!parts.isEmpty()) {
                    out.add(new Element.Group(name, parts));
                }
            }
            case BuiltIn builtIn -> {
                ValueList value = scalars.read(builtIn);
                if (value.size() > 0 && !in.failed()) {
                    out.add(new Element.Value(name, value));
                }
            }
        }
    }

    private void array(String name, UaType type, List<Element> out) {
        int length = in.arrayLength();
        if (length == 0) {
            return;
        }
        if (type instanceof BuiltIn builtIn && builtIn.isNumber()) {
            out.add(new Element.Values(name, scalars.numbers(builtIn, length)));
        } else if (type instanceof Structure || (type instanceof BuiltIn builtIn && isComposite(builtIn))) {
            groups(name, type, length, out);
        } else {
            List<ValueList> values = new ArrayList<>();
            for (int i = 0; i < length && in.element(); i++) {
                ValueList value =
                        type instanceof Enumeration names ? scalars.enumerated(names) : scalars.read((BuiltIn) type);
                values.add(value.size() > 0 ? value : ValueList.text(""));
            }
            out.add(new Element.Values(name, ValueList.join(values)));
        }
    }

    private void groups(String name, UaType type, int length, List<Element> out) {
        List<Element.Group> groups = new ArrayList<>();
        boolean empty = true;
        for (int i = 0; i < length && in.element(); i++) {
            List<Element> parts =
                    type instanceof Structure structure ? structure(structure) : composite((BuiltIn) type);
            groups.add(new Element.Group("", parts));
            empty &= parts.isEmpty();
        }
        if (!empty) {
            out.add(new Element.Groups(name, groups));
        }
    }

    private static boolean isComposite(BuiltIn type) {
        return switch (type) {
            case LOCALIZED_TEXT, EXTENSION_OBJECT, DATA_VALUE, VARIANT, DIAGNOSTIC_INFO -> true;
            default -> false;
        };
    }

    private List<Element> composite(BuiltIn type) {
        List<Element> parts = new ArrayList<>();
        if (in.enter()) {
            switch (type) {
                case LOCALIZED_TEXT -> localizedText(parts);
                case EXTENSION_OBJECT -> extensionObject(parts);
                case DATA_VALUE -> dataValue(parts);
                case VARIANT -> variant(parts);
                default -> diagnosticInfo(parts);
            }
        }
        in.leave();
        return parts;
    }

    /** §5.2.2.14. */
    private void localizedText(List<Element> out) {
        int mask = mask(3);
        if ((mask & 1) != 0) {
            single("locale", BuiltIn.STRING, out);
        }
        if ((mask & 2) != 0) {
            single("text", BuiltIn.STRING, out);
        }
    }

    /** §5.2.2.15: structures of the grammar are read within their own bounds, others kept as octets. */
    private void extensionObject(List<Element> out) {
        String type = NodeIds.read(in);
        int encoding = in.u8();
        if (encoding > 2) {
            in.fail(OpcuaAnomaly.ENCODING_MASK);
        }
        if (in.failed() || type.isEmpty()) {
            return;
        }
        out.add(Element.text("type_id", type));
        if (encoding == 0) {
            return;
        }
        Structure structure = encoding == 1 ? structureOf(type) : null;
        if (structure == null) {
            single("body", BuiltIn.BYTE_STRING, out);
            return;
        }
        out.add(Element.text("type", structure.name()));
        int length = in.s32();
        if (length >= 0) {
            int outer = in.narrow(length);
            out.addAll(structure(structure));
            in.widen(outer);
        }
    }

    private static @Nullable Structure structureOf(String type) {
        return type.startsWith("i=") && type.length() <= MAX_NUMBER
                ? Grammar.structure(Integer.parseInt(type, 2, type.length(), 10))
                : null;
    }

    /** §5.2.2.17: the mask says which fields are there. */
    private void dataValue(List<Element> out) {
        int mask = mask(0x3F);
        if ((mask & 0x01) != 0) {
            variant(out);
        }
        if ((mask & 0x02) != 0) {
            single("status", BuiltIn.STATUS_CODE, out);
        }
        if ((mask & 0x04) != 0) {
            single("source_timestamp", BuiltIn.DATE_TIME, out);
        }
        if ((mask & 0x10) != 0) {
            single("source_picoseconds", BuiltIn.UINT16, out);
        }
        if ((mask & 0x08) != 0) {
            single("server_timestamp", BuiltIn.DATE_TIME, out);
        }
        if ((mask & 0x20) != 0) {
            single("server_picoseconds", BuiltIn.UINT16, out);
        }
    }

    /** §5.2.2.16: type, value or array, and the array's dimensions. */
    private void variant(List<Element> out) {
        int mask = in.u8();
        BuiltIn type = BuiltIn.of(mask & VARIANT_TYPE);
        if (type == null || (type == BuiltIn.NULL && mask != 0)) {
            in.fail(OpcuaAnomaly.ENCODING_MASK);
        }
        if (in.failed() || type == null || type == BuiltIn.NULL || !in.enter()) {
            return;
        }
        out.add(Element.text("type", type.title()));
        if ((mask & VARIANT_ARRAY) != 0) {
            array("value", type, out);
        } else {
            single("value", type, out);
        }
        if ((mask & VARIANT_DIMENSIONS) != 0) {
            array("array_dimensions", BuiltIn.INT32, out);
        }
        in.leave();
    }

    /** §5.2.2.12: indexes into the string table of the response, and diagnostics of the layer below. */
    private void diagnosticInfo(List<Element> out) {
        int mask = mask(0x7F);
        if ((mask & 0x01) != 0) {
            single("symbolic_id", BuiltIn.INT32, out);
        }
        if ((mask & 0x02) != 0) {
            single("namespace_uri", BuiltIn.INT32, out);
        }
        if ((mask & 0x08) != 0) {
            single("locale", BuiltIn.INT32, out);
        }
        if ((mask & 0x04) != 0) {
            single("localized_text", BuiltIn.INT32, out);
        }
        if ((mask & 0x10) != 0) {
            single("additional_info", BuiltIn.STRING, out);
        }
        if ((mask & 0x20) != 0) {
            single("inner_status_code", BuiltIn.STATUS_CODE, out);
        }
        if ((mask & 0x40) != 0) {
            single("inner_diagnostic_info", BuiltIn.DIAGNOSTIC_INFO, out);
        }
    }

    /** An encoding byte that may have these bits. */
    private int mask(int defined) {
        int mask = in.u8();
        if ((mask & ~defined) != 0) {
            in.fail(OpcuaAnomaly.ENCODING_MASK);
        }
        return in.failed() ? 0 : mask;
    }
}
