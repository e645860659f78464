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
 * Points that are written at once, read as the one number that they most likely are, a real of IEEE 754:
 *
 * <ul>
 *   <li>Four bytes, most significant first, as controllers that address bytes keep them.
 *   <li>Two words in either order, as controllers that address words keep them. They were written together from the
 *       first time on, the values of one are the upper half of plausible reals, and those of the other lie as far apart
 *       as the lower half of a real does.
 * </ul>
 *
 * <p>Its last bytes are all but random, so that a part on its own says nothing of how far the number moved.
 *
 * @param first index of its first point
 * @param parts of how many points it is made
 * @param upper what is known of its most significant part
 * @param value what is written
 * @param low the least number whose parts lie among those that were written before
 * @param high the greatest one
 * @param writes how often it was written before
 * @param isRange whether there were so many of them that each between these two is one of them
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
    /** The sign of a real, in its upper word. */
    private static final int SIGN = 0x8000;
    /** An octave in the upper word of a real. */
    private static final int OCTAVE = 0x80;
    /** A number that somebody sets stays within so many octaves: from 1 to 65 536, from 0.01 to 600. */
    private static final int OCTAVES = 16;
    /** Lower words lie this far apart: a quarter of all that there are. A number on its own seldom does. */
    private static final int SCATTERED = 0x4000;
    /**
     * What is measured or set in a plant, whatever its unit, lies within this many and one part of so many; other bits
     * are hardly a real.
     */
    private static final double PLAUSIBLE = 1e9;

    /** The numbers that values of a range are part of, in their order; each value is part of one at most. */
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

    /** What this sensor heard written to a point; null where a person declared it, who means what the line says. */
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

    /** Whether words are the upper halves of numbers that somebody sets: of one sign, and of much the same size. */
    private static boolean isUpper(ValueSet known) {
        int low = (int) known.low();
        int high = (int) known.high();
        // Where it may be zero, the two may as well be a long integer that is small mostly.
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

    /** What is known of it in another conversation, where it is of words too; null where it is no such number there. */
    @Nullable
    WholeNumber of(Conversation other, PointRange range) {
        return parts == WORDS ? words(other, range, (int) (first - range.first())) : null;
    }

    /** Whether the value at an index is part of it. */
    boolean has(long index) {
        return index >= first && index < first + parts;
    }

    /** Index of its last point. */
    long last() {
        return first + parts - 1;
    }

    /** Whether it lies among those that were written before. */
    boolean isContained() {
        return isRange && value >= low && value <= high;
    }

    /** What is written, as text. */
    String text() {
        return Float.toString(value);
    }

    /** What was written before, as text. */
    String known() {
        return Float.toString((float) low) + ".." + Float.toString((float) high);
    }
}
