package io.otus.alert.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of consecutive points in one message, reported as one fact: {@code hmi1 -> plc3 modbus unit=1 value
 * holding 20..22} with {@code 1,2,3}. A baseline has a line for each point.
 */
final class ValueRun {
    /** Numbers that form no run contain a comma, and texts are reported for one point only. */
    private static final Pattern FACT =
            Pattern.compile("(\\S+ -> \\S+ \\S+ \\S+ value \\S+ )([0-9]{1,18})\\.\\.([0-9]{1,18})");

    private ValueRun() {}

    /**
     * Splits a fact into one for each point.
     *
     * @param observed the values, as many as points
     * @return null if the fact is not a run
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
