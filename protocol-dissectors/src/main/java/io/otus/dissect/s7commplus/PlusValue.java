package io.otus.dissect.s7commplus;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * One value with its flags and datatype, S7+ "values".
 *
 * @param flags bit 4 array, bit 5 array of addresses, bit 6 sparse array
 * @param datatype 0 to 255
 * @param count elements of an array, bytes of a blob, else 1
 * @param values numbers or text, at most {@link #KEPT_VALUES}
 * @param octets bytes of a blob, at most {@link #KEPT_OCTETS}
 * @param structId number of the struct's type; -1 in other values
 * @param members members of a struct; elements of a sparse array and of an array of other things than numbers and texts
 */
public record PlusValue(
        int flags, int datatype, int count, ValueList values, Octets octets, long structId, List<Member> members) {
    /** Most numbers or texts kept of an array. */
    static final int KEPT_VALUES = 256;
    /** Most bytes kept of a blob: identification records have 60. */
    static final int KEPT_OCTETS = 64;
    /** Most bytes of a text. */
    static final int KEPT_TEXT = 1_024;

    /**
     * A value under its number.
     *
     * @param id attribute, item number, reference or key, 0 to 4294967295
     */
    public record Member(long id, PlusValue value) {}

    public PlusValue {
        members = List.copyOf(members);
    }

    /** The member with this id, or this value itself where there is none. */
    PlusValue member(long id) {
        for (Member one : members) {
            if (one.id() == id) {
                return one.value();
            }
        }
        return this;
    }

    /** The text of a WString; empty for other values. */
    String text() {
        return datatype == Datatype.WSTRING && values.size() == 1 ? values.text(0) : "";
    }

    void fields(FieldWriter out) {
        out.number("flags", flags);
        out.text("datatype", Datatype.name(datatype));
        if (count != 1) {
            out.number("count", count);
        }
        if (structId >= 0) {
            out.number("struct_id", structId);
        }
        if (values.size() > 0) {
            out.values("value", values);
        }
        if (octets.length() > 0) {
            out.octets("octets", octets);
        }
        members("members", members, out);
    }

    static void members(String name, List<Member> members, FieldWriter out) {
        if (members.isEmpty()) {
            return;
        }
        out.beginArray(name);
        for (Member one : members) {
            out.beginElement();
            out.number("id", one.id());
            one.value().fields(out);
            out.end();
        }
        out.end();
    }
}
