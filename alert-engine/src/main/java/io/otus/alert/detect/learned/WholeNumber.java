package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.baseline.WrittenValues;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that are written together and most likely form one number, a real of IEEE 754:
 *
 * <ul>
 *   <li>Four bytes, most significant first, as controllers with byte addresses keep them.
 *   <li>Two words in either order, as controllers with word addresses keep them. They were written together from the
 *       first time on, the values of one are upper halves of plausible reals, and those of the other are spread as
 *       lower halves are.
 * </ul>
 *
 * <p>The last bytes of a real are nearly random, so that a part alone does not show how far the number moved.
 *
 * @param first index of its first point
 * @param parts number of its points
 * @param upper the known values of its most significant part
 * @param value the written number
 * @param low the least number whose parts lie among the known ones
 * @param high the greatest such number
 * @param writes number of earlier writes
 * @param isRange whether so many numbers are known that every number between these two counts as known
 */
record WholeNumber(
        long first,
        int parts,
        WrittenValues upper,
        float value,
        double low,
        double high,
        long writes,
        boolean isRange) {
    private static final int BYTES = 4;
    private static final int WORDS = 2;
    private static final int BYTE_MOST = 255;
    private static final int WORD_MOST = 0xFFFF;
    /** Sign bit of a real, in its upper word. */
    private static final int SIGN = 0x8000;
    /** An octave, in the upper word of a real. */
    private static final int OCTAVE = 0x80;
    /** Most octaves over which a number is set: from 1 to 65 536, from 0.01 to 600. */
    private static final int OCTAVES = 16;
    /**
     * Least range of values of a lower word: a quarter of the possible range, which an independent number seldom
     * covers.
     */
    private static final int SCATTERED = 0x4000;
    /**
     * Greatest plausible magnitude of a real, and the reciprocal of the least one. What is measured or set in a plant,
     * in whatever unit, lies between them.
     */
    private static final double PLAUSIBLE = 1e9;

    /**
     * Returns the numbers that the values of a range form, in their order; each value is part of one number at most.
     */
    static List<WholeNumber> in(Conversation conversation, PointRange range) {
        ValueList values = range.values();
        int size = Math.min(values.size(), range.count());
        if (range.isNamed() || values.type() != ValueType.UNSIGNED) {
            return List.of();
        }
        WholeNumber bytes = size == BYTES ? bytes(conversation, range) : null;
        if (bytes != null) {
            return List.of(bytes);
        }
        List<WholeNumber> found = new ArrayList<>();
        int at = 0;
        while (at + 1 < size) {
            WholeNumber words = words(conversation, range, at);
            if (words != null) {
                found.add(words);
            }
            at += words == null ? 1 : WORDS;
        }
        return found;
    }

    private static @Nullable WholeNumber bytes(Conversation conversation, PointRange range) {
        ValueList values = range.values();
        WrittenValues upper = null;
        int value = 0;
        int low = 0;
        int high = 0;
        long writes = Long.MAX_VALUE;
        for (int i = 0; i < BYTES; i++) {
            WrittenValues written = conversation.values(range.space(), range.first() + i);
            ValueSet known = written == null ? null : written.values();
            if (written == null || known == null || !isWithin(known, BYTE_MOST)) {
                return null;
            }
            long digit = values.integer(i);
            if (digit < 0 || digit > BYTE_MOST) {
                return null;
            }
            upper = upper == null ? written : upper;
            value = value << Byte.SIZE | (int) digit;
            low = low << Byte.SIZE | (int) known.low();
            high = high << Byte.SIZE | (int) known.high();
            writes = Math.min(writes, written.fact().count());
        }
        double least = Float.intBitsToFloat(low);
        double most = Float.intBitsToFloat(high);
        if (upper == null || !isPlausible(least) || !isPlausible(most)) {
            return null;
        }
        float now = Float.intBitsToFloat(value);
        return new WholeNumber(
                range.first(), BYTES, upper, now, Math.min(least, most), Math.max(least, most), writes, false);
    }

    private static @Nullable WholeNumber words(Conversation conversation, PointRange range, int at) {
        WrittenValues one = known(conversation, range.space(), range.first() + at);
        WrittenValues two = one == null ? null : known(conversation, range.space(), range.first() + at + 1);
        if (one == null || two == null || one.fact().firstTime() != two.fact().firstTime()) {
            return null;
        }
        long before = range.values().integer(at);
        long behind = range.values().integer(at + 1);
        if (Math.max(before, behind) > WORD_MOST || Math.min(before, behind) < 0) {
            return null;
        }
        if (isUpper(one.values()) && isLower(two.values())) {
            return words(range.first() + at, one, two, (int) before, (int) behind);
        }
        if (isLower(one.values()) && isUpper(two.values())) {
            return words(range.first() + at, two, one, (int) behind, (int) before);
        }
        return null;
    }

    /**
     * Returns the values that the sensor saw written to a point; null if a person declared them, which then mean
     * exactly what the line says.
     */
    private static @Nullable WrittenValues known(Conversation conversation, String space, long index) {
        WrittenValues written = conversation.values(space, index);
        boolean isHeard = written != null
                && written.fact().isKnown()
                && written.fact().firstTime() != 0
                && isWithin(written.values(), WORD_MOST);
        return isHeard ? written : null;
    }

    private static WholeNumber words(long first, WrittenValues upper, WrittenValues lower, int high, int low) {
        ValueSet known = upper.values();
        double one = real((int) known.low(), 0);
        double other = real((int) known.high(), WORD_MOST); // further from zero, on either side of it
        long writes = Math.min(upper.fact().count(), lower.fact().count());
        boolean isRange = known.isRange() || lower.values().isRange();
        return new WholeNumber(
                first, WORDS, upper, real(high, low), Math.min(one, other), Math.max(one, other), writes, isRange);
    }

    private static boolean isNegative(int upper) {
        return (upper & SIGN) != 0;
    }

    private static float real(int upper, int lower) {
        return Float.intBitsToFloat(upper << Short.SIZE | lower);
    }

    private static boolean isWithin(ValueSet known, int most) {
        return known.isNumeric() && known.low() >= 0 && known.high() <= most;
    }

    /** Returns whether words are the upper halves of numbers that somebody sets: of one sign, and of similar size. */
    private static boolean isUpper(ValueSet known) {
        int low = (int) known.low();
        int high = (int) known.high();
        // If the word may be zero, both words may as well form a long integer that is mostly small.
        return (low & ~SIGN) != 0
                && isNegative(low) == isNegative(high)
                && high - low <= OCTAVES * OCTAVE
                && isPlausible(real(low, 0))
                && isPlausible(real(high, 0));
    }

    private static boolean isLower(ValueSet known) {
        return known.high() - known.low() >= SCATTERED;
    }

    private static boolean isPlausible(double number) {
        double size = Math.abs(number);
        return size == 0 || (size >= 1 / PLAUSIBLE && size <= PLAUSIBLE);
    }

    /**
     * Returns the same number in another conversation, for numbers of words; null if the points form no such number
     * there.
     */
    @Nullable
    WholeNumber of(Conversation other, PointRange range) {
        return parts == WORDS ? words(other, range, (int) (first - range.first())) : null;
    }

    /** Returns whether the value at an index is part of the number. */
    boolean has(long index) {
        return index >= first && index < first + parts;
    }

    /** Returns the index of the last point. */
    long last() {
        return first + parts - 1;
    }

    /** Returns whether the number lies among those written before. */
    boolean isContained() {
        return isRange && value >= low && value <= high;
    }

    /** Returns the written number as text. */
    String text() {
        return Float.toString(value);
    }

    /** Returns the range of numbers written before, as text. */
    String known() {
        return Float.toString((float) low) + ".." + Float.toString((float) high);
    }
}
