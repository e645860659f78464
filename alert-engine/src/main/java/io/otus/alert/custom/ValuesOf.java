package io.otus.alert.custom;

import io.otus.core.event.PointRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fields that hold the values of certain points by index: {@code value_of.FIRST} or {@code value_of.FIRST.LAST}.
 * Immutable.
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

    /** Returns whether a field can only be meant as one of these, valid or not. */
    static boolean isMeant(String field) {
        return field.startsWith(PREFIX);
    }

    /** Returns whether a field is a valid name for the value of a point or of a range of points. */
    static boolean isName(String field) {
        Matcher parts = NAME.matcher(field);
        return parts.matches()
                && (parts.group(2) == null || Long.parseLong(parts.group(1)) <= Long.parseLong(parts.group(2)));
    }

    /** Adds the values of these points in an operation. */
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
