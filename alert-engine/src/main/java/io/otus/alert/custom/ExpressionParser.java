package io.otus.alert.custom;

import io.otus.alert.custom.Expression.Node;
import io.otus.alert.custom.Expression.Operator;
import io.otus.core.net.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Parses an expression by recursive descent.
 *
 * <pre>
 * either   = both { "or" both }
 * both     = one { "and" one }
 * one      = "not" one | "(" either ")" | field [ test ]
 * test     = ( "==" | "!=" ) value | ( "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) number
 *          | ( "contains" | "starts_with" | "ends_with" | "within" ) text
 *          | "in" ( "[" value { "," value } "]" | number ".." number )
 * </pre>
 */
final class ExpressionParser {
    /** Deepest nesting of parts. */
    private static final int MAX_DEPTH = 32;
    /** Most values of a list. */
    private static final int MAX_LISTED = 1_000;

    private static final Map<String, Operator> SIGNS = Map.of(
            "==", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.AT_MOST,
            ">", Operator.GREATER,
            ">=", Operator.AT_LEAST,
            "contains", Operator.CONTAINS,
            "starts_with", Operator.STARTS_WITH,
            "ends_with", Operator.ENDS_WITH,
            "within", Operator.WITHIN);

    private final FieldTypes types;
    private final List<Token> tokens;
    private int at;
    private int depth;

    ExpressionParser(String text, FieldTypes types) throws ExpressionException {
        if (text.length() > Expression.MAX_LENGTH) {
            throw new ExpressionException(
                    Expression.MAX_LENGTH, "longer than " + Expression.MAX_LENGTH + " characters");
        }
        this.types = types;
        this.tokens = Token.of(text);
    }

    Node parse() throws ExpressionException {
        Node node = either();
        if (peek().type() != Token.Type.END) {
            throw unexpected(peek(), "and, or, or the end");
        }
        return node;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private boolean takes(String word) {
        boolean is = peek().is(word);
        if (is) {
            take();
        }
        return is;
    }

    private static ExpressionException unexpected(Token token, String expected) {
        return new ExpressionException(token.offset(), "'" + token.text() + "' (expected: " + expected + ")");
    }

    private Node either() throws ExpressionException {
        List<Node> parts = new ArrayList<>(List.of(both()));
        while (takes("or")) {
            parts.add(both());
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Or(List.copyOf(parts));
    }

    private Node both() throws ExpressionException {
        List<Node> parts = new ArrayList<>(List.of(one()));
        while (takes("and")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.And(List.copyOf(parts));
    }

    private Node one() throws ExpressionException {
        Token token = peek();
        if (++depth > MAX_DEPTH) {
            throw new ExpressionException(token.offset(), "more than " + MAX_DEPTH + " parts within each other");
        }
        Node node;
        if (takes("not")) {
            node = new Node.Not(one());
        } else if (takes("(")) {
            node = either();
            if (!takes(")")) {
                throw unexpected(peek(), ")");
            }
        } else if (token.type() == Token.Type.NAME) {
            node = test(take());
        } else {
            throw unexpected(token, "a field, not, or (");
        }
        depth--;
        return node;
    }

    private Node test(Token field) throws ExpressionException {
        Token sign = peek();
        checkName(field);
        if (takes("in")) {
            return in(field);
        }
        Operator operator =
                sign.type() == Token.Type.SIGN || sign.type() == Token.Type.NAME ? SIGNS.get(sign.text()) : null;
        if (operator == null) {
            return new Node.Test(field.text(), Operator.EXISTS, List.of());
        }
        take();
        Token value = take();
        return new Node.Test(field.text(), operator, List.of(value(field, operator, value)));
    }

    /** Checks that a field of points has valid indexes. */
    private static void checkName(Token field) throws ExpressionException {
        if (ValuesOf.isMeant(field.text()) && !ValuesOf.isName(field.text())) {
            throw unexpected(field, "value_of.100, or value_of.100.119 from the lesser to the greater index");
        }
    }

    private Node in(Token field) throws ExpressionException {
        if (!takes("[")) {
            Token from = take();
            Object least = value(field, Operator.AT_LEAST, from);
            if (!takes("..")) {
                throw unexpected(peek(), "..");
            }
            Token to = take();
            Object most = value(field, Operator.AT_MOST, to);
            if ((Double) least > (Double) most) {
                throw new ExpressionException(
                        from.offset(), "'" + from.text() + ".." + to.text() + "' is empty (expected: from, then to)");
            }
            return new Node.Test(field.text(), Operator.BETWEEN, List.of(least, most));
        }
        List<Object> values = new ArrayList<>();
        do {
            if (values.size() == MAX_LISTED) {
                throw new ExpressionException(peek().offset(), "more than " + MAX_LISTED + " values");
            }
            values.add(value(field, Operator.IN, take()));
        } while (takes(","));
        if (!takes("]")) {
            throw unexpected(peek(), ", or ]");
        }
        return new Node.Test(field.text(), Operator.IN, List.copyOf(values));
    }

    private Object value(Token field, Operator operator, Token token) throws ExpressionException {
        Object value = literal(token);
        boolean isNumber = value instanceof Double;
        boolean isText = value instanceof String;
        String expected = switch (operator) {
            case LESS, AT_MOST, GREATER, AT_LEAST, BETWEEN -> isNumber ? null : "a number";
            case CONTAINS, STARTS_WITH, ENDS_WITH, WITHIN -> isText ? null : "a text";
            case EXISTS, EQUAL, NOT_EQUAL, IN -> null;
        };
        if (expected != null) {
            throw unexpected(token, expected);
        }
        Object said = said(field, operator, token, value);
        return operator == Operator.WITHIN ? network(token) : said;
    }

    /** Returns the value in the form that events use, as an address has only one form there. */
    private Object said(Token field, Operator operator, Token token, Object value) throws ExpressionException {
        try {
            switch (operator) {
                case CONTAINS, STARTS_WITH, ENDS_WITH -> types.checkPart(field.text(), false, value, token.text());
                case WITHIN -> types.checkPart(field.text(), true, value, token.text());
                case EXISTS, EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, IN, BETWEEN -> {
                    return types.checked(field.text(), value, token.text());
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(token.offset(), String.valueOf(e.getMessage()));
        }
        return value;
    }

    private static Network network(Token token) throws ExpressionException {
        try {
            return Network.parse(token.text().indexOf('/') < 0 ? token.text() + "/" : token.text());
        } catch (IllegalArgumentException e) {
            throw unexpected(token, "a network such as 10.1.2.0/24");
        }
    }

    private static Object literal(Token token) throws ExpressionException {
        return switch (token.type()) {
            case TEXT -> token.text();
            case NUMBER -> number(token);
            case NAME -> {
                if (!token.text().equals("true") && !token.text().equals("false")) {
                    throw unexpected(token, "a number, a text in quotes, true or false");
                }
                yield Boolean.valueOf(token.text());
            }
            case SIGN, END -> throw unexpected(token, "a number, a text in quotes, true or false");
        };
    }

    private static Double number(Token token) throws ExpressionException {
        try {
            String text = token.text();
            return text.startsWith("0x") ? (double) Long.parseLong(text.substring(2), 16) : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw unexpected(token, "a number");
        }
    }
}
