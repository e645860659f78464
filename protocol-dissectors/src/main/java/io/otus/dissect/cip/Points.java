package io.otus.dissect.cip;

import io.otus.core.event.PointRange;
import io.otus.dissect.cip.Segment.Logical;
import io.otus.dissect.cip.Segment.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message names within the device: attributes of objects, tags, elements of them. */
final class Points {
    private Points() {}

    static List<PointRange> of(int service, Epath path, Content content) {
        if (path.isSymbolic()) {
            return List.of(PointRange.named(tag(path)));
        }
        long classId = path.classId();
        if (classId == Epath.NONE || classId == CipClass.CONNECTION_MANAGER || content instanceof Content.Embedded) {
            return List.of();
        }
        String object = object(path);
        long attribute = path.last(Logical.ATTRIBUTE);
        if (attribute != Epath.NONE) {
            return List.of(PointRange.of(object, attribute, 1));
        }
        if (content instanceof Content.AttributeIds ids) {
            List<PointRange> points = new ArrayList<>(ids.attributes().size());
            for (int id : ids.attributes()) {
                points.add(PointRange.of(object, id, 1));
            }
            return points;
        }
        return List.of(PointRange.named(object));
    }

    /** The points of an answer with their values, where it has any. */
    static List<PointRange> of(@Nullable Asked asked, Content content) {
        return List.of();
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

    /** {@code Program:Main.Recipe[3].Speed}. */
    static String tag(Epath path) {
        StringBuilder name = new StringBuilder();
        boolean members = false;
        for (Segment segment : path.segments()) {
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
