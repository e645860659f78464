package io.otus.alert.custom;

import java.util.ArrayList;
import java.util.List;

/**
 * A token of an expression.
 *
 * @param type its type
 * @param text the token as it was written; for a text, without its quotes
 * @param offset where it begins, from 0
 */
record Token(Type type, String text, int offset) {
    /** The type of a token. */
    enum Type {
        /** A field, or a keyword such as {@code and}. */
        NAME,
        /** A number. */
        NUMBER,
        /** A text in quotes. */
        TEXT,
        /** An operator, a bracket or a comma. */
        SIGN,
        /** The end of the expression. */
        END
    }

    private static final List<String> SIGNS = List.of("==", "!=", "<=", ">=", "..", "<", ">", "(", ")", "[", "]", ",");

    /** Returns all tokens, including the end. */
    static List<Token> of(String text) throws ExpressionException {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            Token token = next(text, at, c);
            tokens.add(token);
            at += token.type == Type.TEXT ? token.text.length() + 2 : token.text.length();
        }
        tokens.add(new Token(Type.END, "the end", text.length()));
        return tokens;
    }

    private static Token next(String text, int at, char c) throws ExpressionException {
        if (c == '"' || c == '\'') {
            int end = text.indexOf(c, at + 1);
            if (end < 0) {
                throw new ExpressionException(at, "the text that begins here does not end (expected: " + c + ")");
            }
            return new Token(Type.TEXT, text.substring(at + 1, end), at);
        }
        if (isDigit(c) || c == '-') {
            return new Token(Type.NUMBER, text.substring(at, numberEnd(text, at)), at);
        }
        if (Character.isLetter(c) || c == '_') {
            int end = at;
            while (end < text.length() && isName(text, end)) {
                end++;
            }
            return new Token(Type.NAME, text.substring(at, end), at);
        }
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                return new Token(Type.SIGN, sign, at);
            }
        }
        throw new ExpressionException(at, "'" + c + "' (expected: a field, a value, or an operator)");
    }

    /** A single dot belongs to a name; two dots are the sign of a range. */
    private static boolean isName(String text, int at) {
        char c = text.charAt(at);
        boolean isDot = c == '.' && !text.startsWith("..", at);
        return Character.isLetterOrDigit(c) || c == '_' || isDot;
    }

    private static int numberEnd(String text, int from) {
        int end = from + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || isPoint(text, end))) {
            end++;
        }
        return end;
    }

    private static boolean isPoint(String text, int at) {
        return text.charAt(at) == '.' && !text.startsWith("..", at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    boolean is(String word) {
        return (type == Type.SIGN || type == Type.NAME) && text.equals(word);
    }
}
