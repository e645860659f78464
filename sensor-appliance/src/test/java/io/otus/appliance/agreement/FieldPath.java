package io.otus.appliance.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is in a line of {@code otus dissect}: names joined by dots, arrays flattened in wire order,
 * {@code [name=value]} for elements of an array or objects that hold this value, {@code **} for any depth,
 * {@code **[name=value]} for objects at any depth that hold this value. Terms joined by {@code +}, each perhaps times a
 * number, are added element by element, to a time in seconds; such sums joined by {@code &} follow each other.
 */
record FieldPath(List<List<Term>> sums) {
    /** Any number of names, also none. */
    private static final String ANY_DEPTH = "**";

    private static final Pattern STEP = Pattern.compile("([a-z0-9_]+|\\*\\*)(?:\\[([a-z0-9_]+)=([^\\]]*)\\])?");

    /**
     * One summand.
     *
     * @param factor what its values are multiplied with; 1 leaves them as they are
     */
    record Term(List<Step> steps, long factor) {}

    /** One name of a path, with its filter. */
    record Step(String name, @Nullable String key, @Nullable String value) {}

    static FieldPath parse(String text) {
        List<List<Term>> sums = new ArrayList<>();
        for (String sum : text.split("&", -1)) {
            List<Term> terms = new ArrayList<>();
            for (String part : sum.split("\\+", -1)) {
                String[] product = part.split("(?<!\\*)\\*(?!\\*)", -1);
                terms.add(new Term(steps(product[0]), product.length == 1 ? 1 : Long.decode(product[1])));
            }
            sums.add(List.copyOf(terms));
        }
        return new FieldPath(List.copyOf(sums));
    }

    private static List<Step> steps(String path) {
        List<Step> steps = new ArrayList<>();
        for (String step : path.split("\\.(?![^\\[]*\\])", -1)) {
            if (step.equals(ANY_DEPTH)) {
                steps.add(new Step(ANY_DEPTH, null, null));
                continue;
            }
            Matcher matched = STEP.matcher(step);
            if (!matched.matches()) {
                throw new IllegalArgumentException("not a path: " + path);
            }
            steps.add(new Step(matched.group(1), matched.group(2), matched.group(3)));
        }
        return List.copyOf(steps);
    }

    /** The values there, in wire order; empty where there is none. */
    List<String> values(JsonNode line) {
        List<String> values = new ArrayList<>();
        for (List<Term> terms : sums) {
            values.addAll(values(terms, line));
        }
        return values;
    }

    private static List<String> values(List<Term> terms, JsonNode line) {
        List<String> values = new ArrayList<>();
        collect(line, terms.getFirst().steps(), 0, values);
        if (terms.size() == 1 && terms.getFirst().factor() == 1) {
            return values;
        }
        if (!values.isEmpty() && values.getFirst().indexOf(':') > 0) {
            return moved(values, terms, line);
        }
        long[] sums = new long[values.size()];
        for (Term term : terms) {
            List<String> summands = new ArrayList<>();
            collect(line, term.steps(), 0, summands);
            for (int i = 0; i < sums.length && i < summands.size(); i++) {
                sums[i] += term.factor() * Long.decode(Value.number(summands.get(i)));
            }
        }
        values.clear();
        for (long sum : sums) {
            values.add(Long.toString(sum));
        }
        return values;
    }

    /** Times, to which the summands behind the first are added in seconds; what is no date and time stays as it is. */
    private static List<String> moved(List<String> times, List<Term> terms, JsonNode line) {
        List<String> moved = new ArrayList<>(times);
        for (Term term : terms.subList(1, terms.size())) {
            List<String> summands = new ArrayList<>();
            collect(line, term.steps(), 0, summands);
            for (int i = 0; i < moved.size() && i < summands.size(); i++) {
                long seconds = term.factor() * Long.decode(Value.number(summands.get(i)));
                moved.set(i, later(moved.get(i), seconds));
            }
        }
        return moved;
    }

    private static String later(String time, long seconds) {
        try {
            return LocalDateTime.parse(time).plusSeconds(seconds).toString();
        } catch (DateTimeParseException e) {
            return time;
        }
    }

    private static void collect(JsonNode node, List<Step> steps, int at, List<String> into) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                collect(element, steps, at, into);
            }
        } else if (at < steps.size() && steps.get(at).name().equals(ANY_DEPTH)) {
            anyDepth(node, steps.get(at), steps, at + 1, into);
        } else if (at == steps.size()) {
            if (node.isValueNode() && !node.isNull()) {
                into.add(node.asText());
            }
        } else {
            Step step = steps.get(at);
            JsonNode next = node.get(step.name());
            if (next != null) {
                descend(next, step, steps, at + 1, into);
            }
        }
    }

    /** In wire order: what a name leads to stands where the name stands. */
    private static void anyDepth(JsonNode node, Step filter, List<Step> steps, int at, List<String> into) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                anyDepth(element, filter, steps, at, into);
            }
        } else if (!node.isObject()) {
            if (at == steps.size()) {
                collect(node, steps, at, into);
            }
        } else {
            boolean counts = at < steps.size() && holds(node, filter);
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (counts && steps.get(at).name().equals(field.getKey())) {
                    descend(field.getValue(), steps.get(at), steps, at + 1, into);
                } else {
                    anyDepth(field.getValue(), filter, steps, at, into);
                }
            }
        }
    }

    private static void descend(JsonNode next, Step step, List<Step> steps, int at, List<String> into) {
        if (step.key() == null) {
            collect(next, steps, at, into);
        } else if (next.isArray()) {
            for (JsonNode element : next) {
                descend(element, step, steps, at, into);
            }
        } else if (holds(next, step)) {
            collect(next, steps, at, into);
        }
    }

    private static boolean holds(JsonNode node, Step filter) {
        return filter.key() == null || node.path(filter.key()).asText().equals(filter.value());
    }
}
