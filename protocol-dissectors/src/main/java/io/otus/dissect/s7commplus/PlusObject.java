package io.otus.dissect.s7commplus;

import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * An object of the controller's tree, S7+ "objects".
 *
 * @param relationId number of the object, 0 to 4294967295; in a creation also one that asks for a free number
 * @param classId number of its class
 * @param classFlags not understood
 * @param attributeId the attribute of its parent that it stands for; 0 for none
 * @param index its index under that attribute; 0 for none
 * @param attributes attributes with their values
 * @param relations attributes that point at other objects
 * @param variables names of a list of variables
 * @param objects objects inside it
 * @param length bytes of it on the wire
 * @param sha256 digest over those bytes for a block of a program that is created; else empty
 */
public record PlusObject(
        long relationId,
        long classId,
        long classFlags,
        long attributeId,
        long index,
        List<PlusValue.Member> attributes,
        List<Relation> relations,
        List<String> variables,
        List<PlusObject> objects,
        int length,
        String sha256) {
    /** Number that asks the controller for a free one: {@code 0xD3} for a session. */
    static final long NEW_SESSION = 0xD3;

    /**
     * An attribute that points at another object.
     *
     * @param id the attribute
     * @param relationId the object
     */
    public record Relation(long id, long relationId) {}

    public PlusObject {
        attributes = List.copyOf(attributes);
        relations = List.copyOf(relations);
        variables = List.copyOf(variables);
        objects = List.copyOf(objects);
    }

    /** The value of an attribute; {@link ValueReader#NOTHING} where it is not there. */
    PlusValue attribute(long id) {
        for (PlusValue.Member one : attributes) {
            if (one.id() == id) {
                return one.value();
            }
        }
        return ValueReader.NOTHING;
    }

    void fields(FieldWriter out) {
        out.number("relation_id", relationId);
        out.number("class_id", classId);
        out.number("class_flags", classFlags);
        if (attributeId != 0) {
            out.number("attribute_id", attributeId);
            out.number("index", index);
        }
        PlusValue.members("attributes", attributes, out);
        if (!relations.isEmpty()) {
            out.beginArray("relations");
            for (Relation one : relations) {
                out.beginElement();
                out.number("id", one.id());
                out.number("relation_id", one.relationId());
                out.end();
            }
            out.end();
        }
        if (!variables.isEmpty()) {
            out.values("variables", ValueList.texts(variables));
        }
        list(objects, out);
        out.number("length", length);
        if (!sha256.isEmpty()) {
            out.text("sha256", sha256);
        }
    }

    static void list(List<PlusObject> objects, FieldWriter out) {
        if (objects.isEmpty()) {
            return;
        }
        out.beginArray("objects");
        for (PlusObject one : objects) {
            out.beginElement();
            one.fields(out);
            out.end();
        }
        out.end();
    }
}
