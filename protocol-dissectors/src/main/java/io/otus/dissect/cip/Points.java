package io.otus.dissect.cip;

import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.dissect.cip.Segment.Logical;
import io.otus.dissect.cip.Segment.Named;
import java.util.ArrayList;
import java.util.List;

/** What a message names within the device: attributes of objects, tags and elements of them, with values. */
final class Points {
    /** Most points of one message. */
    static final int MAX = 256;

    private Points() {}

    /** What a request names, with the values that it carries. */
    static List<PointRange> asked(Epath path, Content content) {
        if (content instanceof Pccc pccc) {
            return pccc.parameters().points();
        }
        if (content instanceof Content.Embedded || content instanceof Content.Routed) {
            return List.of();
        }
        long classId = path.classId();
        if (path.isSymbolic() || (classId == CipClass.SYMBOL && isTag(content))) {
            return List.of(tag(path, content));
        }
        if (classId == Epath.NONE || classId == CipClass.CONNECTION_MANAGER) {
            return List.of();
        }
        String object = object(path);
        long attribute = path.last(Logical.ATTRIBUTE);
        if (content instanceof Content.Attributes attributes) {
            return valued(object, attributes);
        }
        if (attribute != Epath.NONE) {
            return List.of(PointRange.of(object, attribute, 1));
        }
        if (content instanceof Content.AttributeIds(List<Integer> ids)) {
            List<PointRange> points = new ArrayList<>(ids.size());
            for (int id : ids) {
                points.add(PointRange.of(object, id, 1));
            }
            return points;
        }
        return List.of(PointRange.named(object));
    }

    private static boolean isTag(Content content) {
        return content instanceof TagContent.Read
                || content instanceof TagContent.Values
                || content instanceof TagContent.Masks;
    }

    /** The points of an answer with their values; none where it has no values that are known to be theirs. */
    static List<PointRange> answered(Asked asked, Content content) {
        if (content instanceof Pccc pccc) {
            return pccc.parameters().points();
        }
        if (content instanceof Content.Attributes attributes) {
            return valued(object(asked.path()), attributes);
        }
        if (content instanceof TagContent.Values values && asked.points().size() == 1) {
            long offset = asked.content() instanceof TagContent.Read read ? Math.max(0, read.byteOffset()) : 0;
            PointRange point = with(asked.points().getFirst(), values, offset);
            return point.values().size() > 0 ? List.of(point) : List.of();
        }
        return List.of();
    }

    private static List<PointRange> valued(String object, Content.Attributes attributes) {
        List<PointRange> points = new ArrayList<>(attributes.attributes().size());
        for (Content.AttributeValue attribute : attributes.attributes()) {
            if (points.size() == MAX) {
                break;
            }
            points.add(
                    attribute.value().size() == 1
                            ? PointRange.of(object, attribute.attribute(), attribute.value())
                            : PointRange.of(object, attribute.attribute(), 1));
        }
        return points;
    }

    /** A tag, or elements of one where the request names several or an index. */
    private static PointRange tag(Epath path, Content content) {
        int elements = content instanceof TagContent.Read read
                ? read.elements()
                : content instanceof TagContent.Values values ? values.elements() : 1;
        long index = index(path);
        String name = path.isSymbolic() ? name(path, index >= 0) : object(path);
        PointRange point = index >= 0
                ? PointRange.of(name, index, Math.max(1, elements))
                : elements > 1 ? PointRange.of(name, 0, elements) : PointRange.named(name);
        return content instanceof TagContent.Values values
                ? with(point, values, Math.max(0, values.byteOffset()))
                : point;
    }

    /** Values at their place: a fragment begins behind those of the fragments before. */
    private static PointRange with(PointRange point, TagContent.Values values, long byteOffset) {
        ValueList list = values.values();
        CipType type = CipType.of(values.dataType() & 0xFF);
        if (list.size() == 0 || list.size() > point.count()) {
            return point;
        }
        if (point.isNamed()) {
            return PointRange.named(point.space(), list);
        }
        int size = type == null || type.size() == 0 ? 1 : type.size();
        return PointRange.of(point.space(), point.first() + byteOffset / size, list);
    }

    /** The index of the only dimension at the end of the path; -1 without. */
    private static long index(Epath path) {
        List<Segment> segments = path.segments();
        int last = segments.size() - 1;
        boolean one = last >= 1
                && segments.get(last) instanceof Named(Logical logical, long _)
                && logical == Logical.MEMBER
                && !(segments.get(last - 1) instanceof Named(Logical before, long _) && before == Logical.MEMBER);
        return one && segments.get(last) instanceof Named named ? named.value() : -1;
    }

    /** {@code identity/1}: class and instance; the class alone where the path names no instance. */
    static String object(Epath path) {
        StringBuilder name = new StringBuilder();
        for (Segment segment : path.segments()) {
            if (!(segment instanceof Named(Logical logical, long value))) {
                continue;
            }
            if (logical == Logical.CLASS) {
                name.append(name.length() == 0 ? "" : "/").append(CipClass.label(value));
            } else if (logical == Logical.INSTANCE || logical == Logical.CONNECTION_POINT) {
                name.append('/').append(value);
            }
        }
        return name.toString();
    }

    /**
     * The name of a tag, such as {@code Program:Main.Recipe[3].Speed}; without the last index where that is kept
     * separately.
     */
    static String name(Epath path, boolean withoutIndex) {
        StringBuilder name = new StringBuilder();
        boolean members = false;
        int end = path.segments().size() - (withoutIndex ? 1 : 0);
        for (int i = 0; i < end; i++) {
            Segment segment = path.segments().get(i);
            if (segment instanceof Segment.Symbol(String symbol)) {
                name.append(members ? "]" : "")
                        .append(name.length() == 0 ? "" : ".")
                        .append(symbol.replace(' ', '_'));
                members = false;
            } else if (segment instanceof Named(Logical logical, long value) && logical == Logical.MEMBER) {
                name.append(members ? "," : "[").append(value);
                members = true;
            }
        }
        return name.append(members ? "]" : "").toString();
    }
}
