package io.otus.alert.custom;

import io.otus.core.net.IpAddress;
import io.otus.core.net.Network;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A condition over fields. Immutable. Evaluation takes time in proportion to the length of the expression and the
 * number of values.
 */
public final class Expression {
    /** Most characters of an expression. */
    public static final int MAX_LENGTH = 4_096;

    /** A part of an expression. */
    sealed interface Node {
        /** True if all parts are true. */
        record And(List<Node> parts) implements Node {}

        /** True if at least one part is true. */
        record Or(List<Node> parts) implements Node {}

        /** True if the part is false. */
        record Not(Node part) implements Node {}

        /**
         * A comparison of one field: true if one of its values fits.
         *
         * @param value {@link Double}, {@link String}, {@link Boolean}, or a {@link Network}
         */
        record Test(String field, Operator operator, List<Object> value) implements Node {}
    }

    /** The comparison of a field. */
    enum Operator {
        EXISTS,
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH,
        IN,
        BETWEEN,
        WITHIN
    }

    private static final Set<Operator> WHOLE = EnumSet.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.IN);

    private final Node root;
    private final SortedSet<String> fields = new TreeSet<>();

    private Expression(Node root) {
        this.root = root;
        gather(root);
    }

    /**
     * Parses an expression.
     *
     * @param types the types of known fields; any other field has the type that it is compared with
     * @throws ExpressionException if the text is not an expression
     */
    public static Expression parse(String text, FieldTypes types) throws ExpressionException {
        return new Expression(new ExpressionParser(text, types).parse());
    }

    private void gather(Node node) {
        switch (node) {
            case Node.And and -> and.parts().forEach(this::gather);
            case Node.Or or -> or.parts().forEach(this::gather);
            case Node.Not not -> gather(not.part());
            case Node.Test test -> fields.add(test.field());
        }
    }

    /** Returns the fields that the expression examines, sorted. */
    public SortedSet<String> fields() {
        return Collections.unmodifiableSortedSet(fields);
    }

    /** Returns the texts that a field is compared with as a whole, in their order, each once. */
    public List<String> texts(String field) {
        SequencedSet<String> texts = new LinkedHashSet<>();
        gather(root, field, texts);
        return List.copyOf(texts);
    }

    /**
     * Returns the texts of which a field must be one wherever the expression holds; empty if it may hold with other
     * texts or without the field.
     */
    public List<String> required(String field) {
        for (Node part : root instanceof Node.And and ? and.parts() : List.of(root)) {
            if (part instanceof Node.Test test
                    && test.field().equals(field)
                    && (test.operator() == Operator.EQUAL || test.operator() == Operator.IN)) {
                return test.value().stream().map(String::valueOf).toList();
            }
        }
        return List.of();
    }

    private static void gather(Node node, String field, Set<String> out) {
        switch (node) {
            case Node.And and -> and.parts().forEach(part -> gather(part, field, out));
            case Node.Or or -> or.parts().forEach(part -> gather(part, field, out));
            case Node.Not not -> gather(not.part(), field, out);
            case Node.Test test -> {
                if (test.field().equals(field) && WHOLE.contains(test.operator())) {
                    test.value().forEach(value -> out.add(String.valueOf(value)));
                }
            }
        }
    }

    /** Returns whether the expression holds. */
    boolean holds(Fields values) {
        return holds(root, values);
    }

    private static boolean holds(Node node, Fields values) {
        return switch (node) {
            case Node.And and -> {
                for (Node part : and.parts()) {
                    if (!holds(part, values)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Node.Or or -> {
                for (Node part : or.parts()) {
                    if (holds(part, values)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Node.Not not -> !holds(not.part(), values);
            case Node.Test test -> holds(test, values.values(test.field()));
        };
    }

    private static boolean holds(Node.Test test, List<Object> values) {
        if (test.operator() == Operator.NOT_EQUAL) {
            return !values.isEmpty() && !values.contains(test.value().getFirst());
        }
        for (Object value : values) {
            if (fits(test, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Node.Test test, Object value) {
        Object first = test.value().isEmpty() ? true : test.value().getFirst();
        return switch (test.operator()) {
            case EXISTS -> !Boolean.FALSE.equals(value);
            case EQUAL -> first.equals(value);
            case NOT_EQUAL -> !first.equals(value);
            case LESS -> value instanceof Double number && number < (Double) first;
            case AT_MOST -> value instanceof Double number && number <= (Double) first;
            case GREATER -> value instanceof Double number && number > (Double) first;
            case AT_LEAST -> value instanceof Double number && number >= (Double) first;
            case CONTAINS -> value instanceof String text && text.contains((String) first);
            case STARTS_WITH -> value instanceof String text && text.startsWith((String) first);
            case ENDS_WITH -> value instanceof String text && text.endsWith((String) first);
            case IN -> test.value().contains(value);
            case BETWEEN ->
                value instanceof Double number
                        && number >= (Double) first
                        && number <= (Double) test.value().getLast();
            case WITHIN -> value instanceof String text && isWithin(text, (Network) first);
        };
    }

    private static boolean isWithin(String text, Network network) {
        IpAddress ip = IpAddress.ofText(text);
        return ip != null && network.has(ip);
    }
}
