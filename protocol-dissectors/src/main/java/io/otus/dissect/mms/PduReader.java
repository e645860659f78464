package io.otus.dissect.mms;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import io.otus.dissect.mms.MmsType.BuiltIn;
import io.otus.dissect.mms.MmsType.Enumeration;
import io.otus.dissect.mms.MmsType.Field;
import io.otus.dissect.mms.MmsType.Structure;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import io.otus.layer.mmsdata.Data;
import io.otus.layer.mmsdata.DataReader;
import java.util.ArrayList;
import java.util.List;

/** Reads what a PDU carries by the grammar, one PDU with one reader. Confined. */
final class PduReader {
    /** Most elements of one message; what is beyond is left out. */
    static final int MAX_ELEMENTS = 16_384;

    private static final int MAX_TEXT = 1_024;
    private static final int MAX_OCTETS = 256;
    private static final int KEPT = 64;

    private final DataReader data = new DataReader();
    private int elements;
    private boolean broken;
    private int unknownTag = -1;
    private Octets unread = Octets.EMPTY;

    /** Whether the encoding broke somewhere, or a simple type had contents that it cannot have. */
    boolean broken() {
        return broken || data.broken();
    }

    /** Whether there were more elements than are read. */
    boolean full() {
        return elements > MAX_ELEMENTS;
    }

    /** The number of a tag that the grammar does not have where it stood; -1 where there was none. */
    int unknownTag() {
        return unknownTag;
    }

    /** The first octets of what had that tag. */
    Octets unread() {
        return unread;
    }

    void breaks() {
        broken = true;
    }

    /** An element that the grammar does not have. */
    void unknown(BerReader element) {
        if (unknownTag < 0) {
            unknownTag = element.tag() & 0xFF_FFFF;
            ByteView content = element.content();
            unread = content.octets(0, Math.min(content.length(), KEPT));
        }
    }

    /** The fields of a sequence; they have an order, and each may be missing. */
    List<Element> sequence(Structure type, BerReader in) {
        List<Element> out = new ArrayList<>(type.size());
        int from = 0;
        while (!full() && in.next()) {
            int at = type.find(from, in.tag());
            if (at < 0) {
                unknown(in);
            } else {
                field(type.field(at), in, out);
                from = at + 1;
            }
        }
        broken |= in.broken();
        return out;
    }

    /** A field that the reader stands on. */
    void field(Field field, BerReader element, List<Element> out) {
        BerReader at = element;
        if (field.wrapped()) {
            at = element.inner();
            if (!at.next()) {
                broken = true;
                return;
            }
        }
        if (field.list()) {
            out.add(list(field, at.inner()));
        } else if (field.name().equals(Field.OPEN)) {
            out.addAll(parts(field.type(), at));
        } else if (!field.name().isEmpty()) {
            out.add(one(field.name(), field.type(), at));
        }
    }

    private Element one(String name, MmsType type, BerReader at) {
        elements++;
        return switch (type) {
            case Structure _ -> new Element.Group(name, parts(type, at));
            case Enumeration enumeration -> Element.text(name, enumeration.name(BerValue.integer(at.content())));
            case BuiltIn builtIn ->
                builtIn == BuiltIn.DATA
                        ? new Element.Group(name, parts(type, at))
                        : new Element.Value(name, value(builtIn, at));
        };
    }

    /** The fields of a sequence, the alternative of a choice, or a value under the name of its type. */
    private List<Element> parts(MmsType type, BerReader at) {
        if (type == BuiltIn.DATA) {
            elements++;
            return List.of(element(data.read(at)));
        }
        if (!(type instanceof Structure structure)) {
            return List.of();
        }
        return structure.isChoice() ? alternative(structure, at) : sequence(structure, at.inner());
    }

    private List<Element> alternative(Structure choice, BerReader at) {
        int taken = choice.find(0, at.tag());
        if (taken < 0) {
            unknown(at);
            return List.of();
        }
        List<Element> parts = new ArrayList<>(1);
        field(choice.field(taken), at, parts);
        return parts;
    }

    private Element list(Field field, BerReader in) {
        return field.type() instanceof BuiltIn type && !type.isChoice()
                ? new Element.Values(field.name(), values(type, in))
                : new Element.Groups(field.name(), groups(field.type(), in));
    }

    private ValueList values(BuiltIn type, BerReader in) {
        List<ValueList> values = new ArrayList<>();
        while (!full() && in.next()) {
            elements++;
            values.add(value(type, in));
        }
        broken |= in.broken();
        return ValueList.join(values);
    }

    private List<Element.Group> groups(MmsType type, BerReader in) {
        List<Element.Group> groups = new ArrayList<>();
        while (!full() && in.next()) {
            elements++;
            groups.add(new Element.Group("", parts(type, in)));
        }
        broken |= in.broken();
        return groups;
    }

    private ValueList value(BuiltIn type, BerReader at) {
        ByteView content = at.content();
        return switch (type) {
            case BOOL -> ValueList.bit(BerValue.bool(content));
            case INT -> BerValue.isInteger(content) ? ValueList.signed(BerValue.integer(content)) : odd(content);
            case UINT -> BerValue.isUnsigned(content) ? ValueList.unsigned(BerValue.unsigned(content)) : odd(content);
            case BITS -> BerValue.bitCount(content) < 0 ? odd(content) : ValueList.text(BerValue.bits(content));
            case TEXT -> ValueList.text(BerValue.text(content, MAX_TEXT));
            case OID -> ValueList.text(BerValue.objectIdentifier(content));
            case NULL -> ValueList.bit(true);
            case OCTETS, EXTERNAL, DATA, ANY -> octets(content);
        };
    }

    private ValueList odd(ByteView content) {
        broken = true;
        return octets(content);
    }

    private static ValueList octets(ByteView content) {
        return ValueList.text(
                content.octets(0, Math.min(content.length(), MAX_OCTETS)).toString());
    }

    /** A value under the name of its type, as {@link Data#fields} writes it. */
    private static Element element(Data data) {
        return switch (data) {
            case Data.Simple simple -> new Element.Value(simple.type().key(), simple.value());
            case Data.Group group -> {
                List<Element.Group> parts = new ArrayList<>(group.elements().size());
                for (Data part : group.elements()) {
                    parts.add(new Element.Group("", List.of(element(part))));
                }
                yield new Element.Groups(group.type().key(), parts);
            }
        };
    }
}
