package io.otus.appliance.agreement;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings a value of either side to one form. */
final class Value {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]+");
    /** Single precision, as text, has this much of a difference at most. */
    private static final double TOLERANCE = 1e-6;

    private Value() {}

    /** What a column holds. */
    enum Kind {
        /** Decimal, hexadecimal or a boolean; other text stays as it is. */
        NUMBER,
        /** Text; the oracle writes a semicolon for a comma and a space for a tab. */
        TEXT,
        /** Hexadecimal digits, with or without colons. */
        BYTES,
        /** Floating point, compared with a tolerance of one millionth. */
        FLOAT
    }

    static String of(Kind kind, String text) {
        return switch (kind) {
            case NUMBER, FLOAT -> number(text.strip());
            case TEXT -> text.replace(',', ';').replace('\t', ' ').strip();
            case BYTES -> text.replace(":", "").toLowerCase(Locale.ROOT).strip();
        };
    }

    static String number(String text) {
        if (text.equalsIgnoreCase("true")) {
            return "1";
        }
        if (text.equalsIgnoreCase("false")) {
            return "0";
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return new BigInteger(text.substring(2), 16).toString();
        }
        return DECIMAL.matcher(text).matches() ? new BigInteger(text).toString() : text;
    }

    static boolean equal(Kind kind, String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        if (kind != Kind.FLOAT) {
            return false;
        }
        try {
            double a = Double.parseDouble(one);
            double b = Double.parseDouble(other);
            return Double.compare(a, b) == 0 || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
