package io.otus.appliance.agreement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings a value of either side to one form. */
final class Value {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+");
    private static final Pattern MMS_SINGLE = Pattern.compile("08(:[0-9a-f]{2}){4}");
    private static final DateTimeFormatter ORACLE_TIME =
            DateTimeFormatter.ofPattern("MMM d; uuuu HH:mm:ss.SSSSSSSSS 'UTC'", Locale.ROOT);
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
        /** Floating point, compared with a tolerance of one millionth, or by the six digits that the oracle prints. */
        FLOAT,
        /** A time in ISO 8601, or as the oracle writes it: {@code Nov 2; 2019 13:58:26.000000000 UTC}. */
        TIME,
        /** A name, of which letters and digits count. */
        WORDS
    }

    static String of(Kind kind, String text) {
        return switch (kind) {
            case NUMBER -> number(text.strip());
            case FLOAT -> real(text.strip());
            case TEXT -> text.replace(',', ';').replace('\t', ' ').strip();
            case WORDS -> text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            case BYTES -> text.replace(":", "").toLowerCase(Locale.ROOT).strip();
            case TIME -> time(text.strip());
        };
    }

    /**
     * A number, or what is none as C writes it; that of MMS, which the oracle shows as octets behind the width of its
     * exponent, is read.
     */
    private static String real(String text) {
        if (MMS_SINGLE.matcher(text).matches()) {
            String octets = text.replace(":", "").substring(2);
            return Float.toString(Float.intBitsToFloat(Integer.parseUnsignedInt(octets, 16)));
        }
        return switch (text) {
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            case "nan", "-nan" -> "NaN";
            default -> number(text);
        };
    }

    /** Date and time without zone, and without what is no whole microsecond; other text stays as it is. */
    private static String time(String text) {
        try {
            String iso = text.endsWith("UTC")
                    ? LocalDateTime.parse(text.replaceAll("\\s+", " "), ORACLE_TIME)
                            .toString()
                    : text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
            return LocalDateTime.parse(iso).truncatedTo(ChronoUnit.MICROS).toString();
        } catch (DateTimeParseException e) {
            return text;
        }
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

    /**
     * To the six digits that the oracle prints of a number. Of single precision it rounds the number itself, and not
     * the shortest text for it: 2345.065 is 2345.06494140625.
     */
    private static BigDecimal rounded(double number) {
        return new BigDecimal(number, new MathContext(6, RoundingMode.HALF_EVEN));
    }

    /** Whether a number is within the range of single precision, which makes zero or infinity of all others. */
    private static boolean isSingle(double number) {
        float single = (float) number;
        return Float.isFinite(single) && single != 0;
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
            if (!Double.isFinite(a) || !Double.isFinite(b)) {
                return Double.compare(a, b) == 0;
            }
            return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))
                    || rounded(b).compareTo(rounded(a)) == 0
                    || (isSingle(a) && isSingle(b) && rounded((float) b).compareTo(rounded((float) a)) == 0);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
