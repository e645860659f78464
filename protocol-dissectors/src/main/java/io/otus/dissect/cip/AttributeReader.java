package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** The services that read and write attributes, CIP Vol. 1 §A-4. */
final class AttributeReader {
    /** Most attributes kept of one list. */
    static final int MAX = 256;

    private AttributeReader() {}

    /** Get_Attribute_List: count u16, ids u16. */
    static Content ids(ByteView data) {
        if (!data.has(0, 2) || !data.has(2, 2 * data.le16(0))) {
            return RequestReader.broken(CipAnomaly.BODY, data);
        }
        int count = Math.min(data.le16(0), MAX);
        List<Integer> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(data.le16(2 + 2 * i));
        }
        return new Content.AttributeIds(ids);
    }

    /**
     * Reads a list with values: count u16, then for each attribute its id u16, in answers a status u16, and a value
     * whose type alone gives its length. Reading ends after the first attribute whose type is not known, or whose value
     * has no length of its own and is not the last.
     */
    static Content values(AttributeTable.Scope scope, ByteView data, boolean answer) {
        int head = answer ? 4 : 2;
        if (!data.has(0, 2)) {
            return data.length() == 0 ? Content.NONE : RequestReader.broken(CipAnomaly.BODY, data);
        }
        int count = data.le16(0);
        List<Content.AttributeValue> read = new ArrayList<>();
        int at = 2;
        while (read.size() < Math.min(count, MAX) && data.has(at, head)) {
            int id = data.le16(at);
            int status = answer ? data.le16(at + 2) : -1;
            AttributeTable.Attribute known = scope.attribute(id);
            at += head;
            boolean isLast = read.size() + 1 == count;
            int length = status > 0 ? 0 : known == null ? -1 : inList(known, isLast, data, at);
            ValueList value = length > 0 && known != null ? known.value(data, at) : ValueList.NONE;
            read.add(new Content.AttributeValue(
                    id, status, known == null ? "" : known.name(), value, known == null ? "" : known.mode(value)));
            if (length < 0) {
                break;
            }
            at += length;
        }
        return new Content.Attributes(count, read, data.octets(at, data.length() - at));
    }

    private static int inList(AttributeTable.Attribute known, boolean isLast, ByteView data, int at) {
        return known.type().isOpenEnded() && !isLast ? -1 : known.length(data, at);
    }

    /** Answer to Set_Attribute_List: count u16, then of each attribute id u16 and status u16. */
    static Content states(ByteView data) {
        if (!data.has(0, 2) || !data.has(2, 4 * data.le16(0))) {
            return data.length() == 0 ? Content.NONE : RequestReader.broken(CipAnomaly.BODY, data);
        }
        int count = data.le16(0);
        List<Content.AttributeValue> states = new ArrayList<>();
        for (int i = 0; i < count && i < MAX; i++) {
            int at = 2 + 4 * i;
            states.add(new Content.AttributeValue(data.le16(at), data.le16(at + 2), "", ValueList.NONE));
        }
        int end = 2 + 4 * count;
        return new Content.Attributes(count, states, data.octets(end, data.length() - end));
    }

    /** Reads the attribute that the path names; raw where its type is not known or the length differs. */
    static Content single(AttributeTable.Scope scope, long attribute, ByteView data) {
        AttributeTable.Attribute known = scope.attribute(attribute);
        int length = known == null ? -1 : known.length(data, 0);
        if (known == null || length != data.length() || length == 0) {
            return Content.raw(data.octets());
        }
        Content.AttributeValue value = known.read(data, 0);
        return new Content.Attributes(-1, List.of(value), data.octets(length, 0));
    }

    /** All attributes in the order that the class has for them, as far as types are known. */
    static Content all(AttributeTable.Scope scope, ByteView data) {
        List<Content.AttributeValue> read = new ArrayList<>();
        int at = 0;
        for (int place = 0; at < data.length(); place++) {
            AttributeTable.Attribute known = scope.attribute(scope.inAll(place));
            int length = known == null ? -1 : known.length(data, at);
            if (known == null || length < 0) {
                break;
            }
            read.add(known.read(data, at));
            at += length;
        }
        return read.isEmpty()
                ? Content.raw(data.octets())
                : new Content.Attributes(-1, read, data.octets(at, data.length() - at));
    }
}
