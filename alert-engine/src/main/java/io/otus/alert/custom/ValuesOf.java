package io.otus.alert.custom;

import io.otus.core.event.PointRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fields that hold the values of some points alone: {@code value_of.FIRST} or {@code value_of.FIRST.LAST}, by their
 * index. Immutable.
 */
final class ValuesOf {
    private static final Pattern NAME = Pattern.compile("value_of\\.(\\d{1,9})(?:\\.(\\d{1,9}))?");

    private static final String PREFIX = "value_of.";

    private record Wanted(String name, long first, long last) {}

    private final List<Wanted> wanted = new ArrayList<>();

    ValuesOf(Iterable<String> names) {
        for (String name : names) {
            Matcher parts = NAME.matcher(name);
            if (parts.matches()) {
                String last = parts.group(2) == null ? parts.group(1) : parts.group(2);
                wanted.add(new Wanted(name, Long.parseLong(parts.group(1)), Long.parseLong(last)));
            }
        }
    }

    /** Whether a field can be nothing but one of these, rightly written or not. */
    static boolean isMeant(String field) {
        return field.startsWith(PREFIX);
    }

    /** Whether a field is the value of a point, or of those from one to another. */
    static boolean isName(String field) {
        Matcher parts = NAME.matcher(field);
        return parts.matches()
                && (parts.group(2) == null || Long.parseLong(parts.group(1)) <= Long.parseLong(parts.group(2)));
    }

    /** Adds what an operation says of these points. */
    void add(PointRange points, Fields fields) {
        for (int i = 0; i < wanted.size(); i++) {
            Wanted each = wanted.get(i);
            long first = Math.max(each.first, points.first());
            long last = Math.min(each.last, points.first() + points.values().size() - 1L);
            for (long at = first; at <= last && at - first < Fields.MAX_VALUES; at++) {
                fields.add(each.name, Fields.value(points.values(), (int) (at - points.first())));
            }
        }
    }
}
