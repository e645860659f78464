package io.otus.alert.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values of points in a row that one message wrote, told as one fact: {@code hmi1 -> plc3 modbus unit=1 value holding
 * 20..22} with {@code 1,2,3}. A baseline says it line by line.
 */
final class ValueRun {
    /** Numbers that are no run have no comma, and a text is told of one point. */
    private static final Pattern FACT =
            Pattern.compile("(\\S+ -> \\S+ \\S+ \\S+ value \\S+ )([0-9]{1,18})\\.\\.([0-9]{1,18})");

    private ValueRun() {}

    /**
     * A fact on each of the points.
     *
     * @param observed the values, as many as points
     * @return null where it is no run
     */
    static @Nullable List<Each> split(String fact, String observed) {
        Matcher run = FACT.matcher(fact);
        if (!run.matches()) {
            return null;
        }
        String[] values = observed.split(",", -1);
        long first = Long.parseLong(run.group(2));
        if (values.length < 2 || Long.parseLong(run.group(3)) - first != values.length - 1) {
            return null;
        }
        List<Each> all = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            all.add(new Each(run.group(1) + (first + i), values[i]));
        }
        return all;
    }

    /** One of the points, and its value. */
    record Each(String fact, String value) {}
}
