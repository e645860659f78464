package io.otus.alert.word;

import io.otus.core.event.PointRange;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The number that two adjacent words form. A point of this type has a space of its own, {@code holding:float32-CDAB},
 * with the index of its first word, so that its values are learned and compared like those of any other point.
 *
 * @param form the form of the number
 * @param order the order of its octets
 */
public record PairType(Form form, WordOrder order) {
    /** Numbers of 32 bits. */
    public enum Form {
        /** A real of IEEE 754. */
        FLOAT32,
        /** A signed whole number. */
        INT32,
        /** An unsigned whole number. */
        UINT32;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final char MARK = ':';

    private static final List<PairType> ALL = Arrays.stream(Form.values())
            .flatMap(form -> Arrays.stream(WordOrder.values()).map(order -> new PairType(form, order)))
            .toList();

    /** Returns the type of a point; null if the protocol itself gives its type, as for every named point. */
    public static @Nullable PairType of(String space, long index) {
        return index == PointRange.NO_INDEX ? null : ofSpace(space);
    }

    private static @Nullable PairType ofSpace(String space) {
        int at = space.lastIndexOf(MARK);
        if (at < 0) {
            return null;
        }
        for (PairType each : ALL) {
            String key = each.key();
            if (space.length() - at - 1 == key.length() && space.endsWith(key)) {
                return each;
            }
        }
        return null;
    }

    /** Returns the space of the words of such points; the space itself if its points are not of such a type. */
    public static String wordSpace(String space) {
        return ofSpace(space) == null ? space : space.substring(0, space.lastIndexOf(MARK));
    }

    private String key() {
        return form.key() + '-' + order;
    }

    /**
     * Returns the space of such points.
     *
     * @param ofWords the space of their words
     */
    public String space(String ofWords) {
        return ofWords + MARK + key();
    }

    /** Returns the type in words, {@code float32, low word first}. */
    public String words() {
        return form.key() + ", " + order.words();
    }

    /** Returns whether the number is a real. */
    public boolean isReal() {
        return form == Form.FLOAT32;
    }

    /** Returns the number that two words form, in the form of {@link ValueList#number}. */
    public double real(long first, long second) {
        return Single.number(Float.intBitsToFloat(order.join(WordOrder.both(first, second))));
    }

    /** Returns the whole number that two words form. */
    public long whole(long first, long second) {
        int joined = order.join(WordOrder.both(first, second));
        return form == Form.UINT32 ? Integer.toUnsignedLong(joined) : joined;
    }

    /** Returns the first of the two words of a number. */
    public long first(double number) {
        return Integer.toUnsignedLong(words(number)) >> Short.SIZE;
    }

    /** Returns the second of the two words of a number. */
    public long second(double number) {
        return words(number) & 0xFFFF;
    }

    private int words(double number) {
        return order.join(isReal() ? Float.floatToRawIntBits((float) number) : (int) (long) number);
    }

    /** Returns the number that two words form, as a value list of its own. */
    public ValueList value(long first, long second) {
        return isReal() ? ValueList.reals(real(first, second)) : ValueList.signed(whole(first, second));
    }
}
