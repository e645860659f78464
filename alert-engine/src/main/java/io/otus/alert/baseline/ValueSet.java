package io.otus.alert.baseline;

import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values that a point takes: each of them while they are few, then their range. Texts have no range: when they are
 * many, any is accepted, and the text of the set says so. Confined to the analysis thread.
 */
public final class ValueSet {
    /** Most values that are kept one by one. */
    public static final int MAX_DISTINCT = 16;

    private static final double LONG_LIMIT = 0x1p63;

    /** Most that two reals may differ and still be the same number. */
    private static final double TINY = 1e-9;

    private static final double[] NO_NUMBERS = {};

    /** As {@link ValueList#text} writes numbers. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E[+-]?[0-9]+)?|NaN|-?Infinity");

    /** The least number; not-a-number counts as greater than all. */
    private double low;

    private double high;
    /** The values between the two, sorted, while each is kept; most points have two values, and need none of these. */
    private double[] between = NO_NUMBERS;

    /** How many numbers are kept one by one; none where they are a range. */
    private int count;

    private Set<String> texts = Set.of();
    private boolean isRange;
    private boolean isAny;
    private boolean isReal;

    /** Whether a value is one of them. */
    public boolean contains(ValueList values, int at) {
        if (isAny) {
            return true;
        }
        if (!values.type().isNumeric()) {
            return texts.contains(values.text(at));
        }
        return contains(values.number(at));
    }

    /** Whether a number is one of them. */
    public boolean contains(double number) {
        double value = normal(number);
        return isAny || (isRange ? low <= value && value <= high : isMember(value));
    }

    private boolean isMember(double value) {
        if (count == 0) {
            return false;
        }
        if (value == low || value == high) {
            return true;
        }
        for (double each : between) { // they are few: nothing is found faster
            if (each == value) {
                return true;
            }
        }
        return Double.isNaN(value) && Double.isNaN(high);
    }

    /** The numbers that are kept one by one, sorted. */
    private double[] numbers() {
        double[] all = new double[count];
        System.arraycopy(between, 0, all, Math.min(1, count), between.length);
        if (count > 0) {
            all[0] = low;
            all[count - 1] = high;
        }
        return all;
    }

    /** Whether it became a range, because there were more values than are kept. */
    public boolean isRange() {
        return isRange;
    }

    /** Whether it holds numbers and nothing else. */
    public boolean isNumeric() {
        return !isAny && texts.isEmpty() && (isRange || count > 0);
    }

    /** Whether it holds a few numbers, each of them, and nothing else. */
    public boolean isFew() {
        return count > 0 && isNumeric();
    }

    /**
     * Whether a number lies beside the few that it holds: no further from the outermost of them than they are from each
     * other, or one more than the greatest, as what counts on.
     */
    public boolean isNext(double number) {
        if (!isFew()) {
            return false;
        }
        double[] all = numbers();
        double gap = 0;
        for (int i = 1; i < all.length; i++) {
            gap = Math.max(gap, all[i] - all[i - 1]);
        }
        gap *= 1 + TINY;
        return number >= low - gap && number <= high + Math.max(1, gap);
    }

    /** Whether it holds nothing yet. */
    public boolean isEmpty() {
        return !isAny && !isRange && count == 0 && texts.isEmpty();
    }

    /** Number of values that are kept one by one. */
    public int size() {
        return count + texts.size();
    }

    /** The least number; only where {@link #isNumeric}. */
    public double low() {
        return low;
    }

    /** The greatest number; only where {@link #isNumeric}. */
    public double high() {
        return high;
    }

    /** Whether the numbers of two sets, from the least to the greatest, have any in common. */
    boolean overlaps(ValueSet other) {
        return isNumeric() && other.isNumeric() && low() <= other.high() && other.low() <= high();
    }

    /** Widens the set by a value; false where it held it already. */
    boolean add(ValueList values, int at) {
        if (contains(values, at)) {
            return false;
        }
        if (values.type().isNumeric()) {
            isReal |= values.type() == ValueType.REAL;
            addNumber(normal(values.number(at)));
        } else {
            addText(values.text(at));
        }
        return true;
    }

    /** Zero has one form. */
    private static double normal(double value) {
        return value + 0.0;
    }

    private void addText(String text) {
        texts = Sparse.addSorted(texts, text);
        if (texts.size() + count > MAX_DISTINCT) {
            becomeAny();
        }
    }

    private void addNumber(double value) {
        if (isRange) {
            widen(value, value);
        } else if (isMember(value)) {
            return;
        } else if (count < MAX_DISTINCT) {
            double[] all = Arrays.copyOf(numbers(), count + 1);
            all[count] = value;
            Arrays.sort(all);
            keep(all);
        } else if (!texts.isEmpty()) {
            becomeAny();
        } else {
            becomeRange(low, high);
            widen(value, value);
        }
    }

    private void keep(double[] sorted) {
        count = sorted.length;
        low = sorted[0];
        high = sorted[count - 1];
        between = count > 2 ? Arrays.copyOfRange(sorted, 1, count - 1) : NO_NUMBERS;
    }

    private void becomeRange(double from, double to) {
        low = from;
        high = to;
        isRange = true;
        count = 0;
        between = NO_NUMBERS;
    }

    private void widen(double from, double to) {
        low = Math.min(low, from);
        high = Math.max(high, to);
        if (!(low <= high)) {
            becomeAny(); // not-a-number is on no side of anything
        }
    }

    private void becomeAny() {
        isAny = true;
        count = 0;
        between = NO_NUMBERS;
        texts = Set.of();
    }

    /** Widens the set by all of another. */
    void addAll(ValueSet other) {
        isReal |= other.isReal;
        if (other.isAny) {
            becomeAny();
        }
        double[] told = other.isRange ? new double[] {other.low, other.high} : other.numbers();
        for (double number : told) {
            if (!isAny) {
                addNumber(number);
            }
        }
        for (String text : other.texts) {
            if (!isAny) {
                addText(text);
            }
        }
    }

    /**
     * Its text in the baseline: {@code {0,1}}, {@code 0..100}, {@code 0.0..21.5}, {@code {"auto","man"}} or {@code *}.
     */
    public String text() {
        if (isAny) {
            return "*";
        }
        if (isRange) {
            return number(low) + ".." + number(high);
        }
        StringBuilder text = new StringBuilder("{");
        for (double number : numbers()) {
            text.append(text.length() == 1 ? "" : ",").append(number(number));
        }
        for (String each : texts) {
            text.append(text.length() == 1 ? "" : ",").append(quoted(each));
        }
        return text.append('}').toString();
    }

    /** A number as the set writes its own: all of it, since whoever reads it looks for it in the frames. */
    public String text(double value) {
        return isReal || value != Math.rint(value) ? Double.toString(value) : number(value);
    }

    /**
     * A value from a text, in the form in which a set names it: {@code 20.5}, or {@code "auto"}. A text that reads as a
     * number is taken for that number.
     *
     * @param value as {@link ValueList#text} has it; a text may hold anything
     */
    public static String member(String value) {
        return NUMBER.matcher(value).matches() ? value : quoted(value);
    }

    private static String quoted(String text) {
        return '"' + Token.escape(text) + '"';
    }

    private String number(double value) {
        if (isReal) {
            return Double.toString(value);
        }
        return Math.abs(value) < LONG_LIMIT ? Long.toString((long) value) : new BigDecimal(value).toPlainString();
    }

    /** A set of all values. */
    static ValueSet any() {
        ValueSet set = new ValueSet();
        set.isAny = true;
        return set;
    }

    /** Reads {@link #text}; null when it is none. */
    static @Nullable ValueSet parse(String text) {
        if (text.equals("*")) {
            return any();
        }
        ValueSet set = new ValueSet();
        try {
            boolean read = text.startsWith("{") ? set.readMembers(text) : set.readRange(text);
            return read ? set : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private boolean readMembers(String text) {
        if (!text.endsWith("}") || text.length() < 3) {
            return false;
        }
        for (String member : text.substring(1, text.length() - 1).split(",", -1)) {
            if (member.length() >= 2 && member.startsWith("\"") && member.endsWith("\"")) {
                addText(Token.unescape(member.substring(1, member.length() - 1)));
            } else {
                addNumber(readNumber(member));
            }
        }
        return !isRange && !isAny && texts.size() + count <= MAX_DISTINCT;
    }

    private boolean readRange(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return false;
        }
        becomeRange(readNumber(text.substring(0, dots)), readNumber(text.substring(dots + 2)));
        return low <= high;
    }

    private double readNumber(String text) {
        isReal |= text.chars().anyMatch(c -> c == '.' || c == 'E' || c == 'N' || c == 'I');
        return normal(Double.parseDouble(text));
    }
}
