package io.otus.alert.baseline;

import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values that a point takes: each of them while they are few, then their range. Texts have no range: when they are many, any is accepted,
 * and the text of the set says so. Confined to the analysis thread.
 */
public final class ValueSet {
    /** Most values that are kept one by one. */
    public static final int MAX_DISTINCT = 16;

    private static final double LONG_LIMIT = 0x1p63;

    private double[] numbers = new double[0];
    private final TreeSet<String> texts = new TreeSet<>();
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
        double value = normal(values.number(at));
        if (isRange) {
            return numbers[0] <= value && value <= numbers[1];
        }
        return Arrays.binarySearch(numbers, value) >= 0;
    }

    /** Whether it is a range, because there were more values than are kept. */
    public boolean isRange() {
        return isRange;
    }

    /** Whether it holds numbers and nothing else. */
    public boolean isNumeric() {
        return !isAny && texts.isEmpty() && numbers.length > 0;
    }

    /** Whether it holds nothing yet. */
    public boolean isEmpty() {
        return !isAny && numbers.length == 0 && texts.isEmpty();
    }

    /** Number of values that are kept one by one. */
    public int size() {
        return numbers.length + texts.size();
    }

    /** The least number; only where {@link #isNumeric}. */
    public double low() {
        return numbers[0];
    }

    /** The greatest number; only where {@link #isNumeric}. */
    public double high() {
        return numbers[numbers.length - 1];
    }

    /** Widens the set by a value. */
    void add(ValueList values, int at) {
        if (contains(values, at)) {
            return;
        }
        if (values.type().isNumeric()) {
            isReal |= values.type() == ValueType.REAL;
            addNumber(normal(values.number(at)));
        } else {
            addText(values.text(at));
        }
    }

    /** Zero has one form. */
    private static double normal(double value) {
        return value + 0.0;
    }

    private void addText(String text) {
        texts.add(text);
        if (texts.size() + (isRange ? 0 : numbers.length) > MAX_DISTINCT) {
            becomeAny();
        }
    }

    private void addNumber(double value) {
        if (isRange) {
            numbers[0] = Math.min(numbers[0], value);
            numbers[1] = Math.max(numbers[1], value);
        } else if (Arrays.binarySearch(numbers, value) >= 0) {
            return;
        } else if (numbers.length < MAX_DISTINCT) {
            numbers = Arrays.copyOf(numbers, numbers.length + 1);
            numbers[numbers.length - 1] = value;
            Arrays.sort(numbers);
        } else if (!texts.isEmpty()) {
            becomeAny();
        } else {
            double low = Math.min(numbers[0], value);
            double high = Math.max(numbers[numbers.length - 1], value);
            numbers = new double[] {low, high};
            isRange = true;
        }
        if (isRange && !(numbers[0] <= numbers[1])) {
            becomeAny(); // not-a-number is on no side of anything
        }
    }

    private void becomeAny() {
        isAny = true;
        numbers = new double[0];
        texts.clear();
    }

    /** Widens the set by all of another. */
    void addAll(ValueSet other) {
        isReal |= other.isReal;
        if (other.isAny) {
            becomeAny();
        }
        for (double number : other.numbers) {
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

    /** Its text in the baseline: {@code {0,1}}, {@code 0..100}, {@code 0.0..21.5}, {@code {"auto","man"}} or {@code *}. */
    public String text() {
        if (isAny) {
            return "*";
        }
        if (isRange) {
            return number(numbers[0]) + ".." + number(numbers[1]);
        }
        StringBuilder text = new StringBuilder("{");
        for (double number : numbers) {
            text.append(text.length() == 1 ? "" : ",").append(number(number));
        }
        for (String each : texts) {
            text.append(text.length() == 1 ? "" : ",")
                    .append('"')
                    .append(Token.escape(each))
                    .append('"');
        }
        return text.append('}').toString();
    }

    private String number(double value) {
        if (isReal) {
            return Double.toString(value);
        }
        return Math.abs(value) < LONG_LIMIT ? Long.toString((long) value) : new BigDecimal(value).toPlainString();
    }

    /** Reads {@link #text}; null when it is none. */
    static @Nullable ValueSet parse(String text) {
        ValueSet set = new ValueSet();
        if (text.equals("*")) {
            set.isAny = true;
            return set;
        }
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
                texts.add(Token.unescape(member.substring(1, member.length() - 1)));
            } else {
                addNumber(readNumber(member));
            }
        }
        return !isRange && !isAny && texts.size() + numbers.length <= MAX_DISTINCT;
    }

    private boolean readRange(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return false;
        }
        numbers = new double[] {readNumber(text.substring(0, dots)), readNumber(text.substring(dots + 2))};
        isRange = true;
        return numbers[0] <= numbers[1];
    }

    private double readNumber(String text) {
        isReal |= text.chars().anyMatch(c -> c == '.' || c == 'E' || c == 'N' || c == 'I');
        return normal(Double.parseDouble(text));
    }
}
