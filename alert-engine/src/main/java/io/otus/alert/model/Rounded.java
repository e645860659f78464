package io.otus.alert.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers rounded to three significant digits, so that the number a person reads is the one that is compared. */
public final class Rounded {
    private static final MathContext NEAREST = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final MathContext AWAY = new MathContext(3, RoundingMode.UP);

    private Rounded() {}

    /** Returns the nearest number with three significant digits. */
    public static double of(double value) {
        return rounded(value, NEAREST);
    }

    /** Returns the nearest number with three significant digits that is not closer to zero. */
    public static double up(double value) {
        return rounded(value, AWAY);
    }

    private static double rounded(double value, MathContext context) {
        return Double.isFinite(value) ? new BigDecimal(value).round(context).doubleValue() : value;
    }

    /** Returns such a number in its shortest form, {@code 30}, {@code 0.25} or {@code 1.2E9}. */
    public static String text(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
