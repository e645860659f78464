package io.otus.alert.word;

import io.otus.core.event.PointRange;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What two words side by side are together. A point of this type has a space of its own, {@code holding:float32-CDAB},
 * in which it has the index of its first word: so it is a point as any other for whoever learns and compares values.
 *
 * @param form what number it is
 * @param order of its octets
 */
public record PairType(Form form, WordOrder order) {
    /** Numbers of 32 bits. */
    public enum Form {
        /** A real of IEEE 754. */
        FLOAT32,
        /** A whole number with sign. */
        INT32,
        /** One without. */
        UINT32;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final char MARK = ':';

    private static final List<PairType> ALL = Arrays.stream(Form.values())
            .flatMap(form -> Arrays.stream(WordOrder.values()).map(order -> new PairType(form, order)))
            .toList();

    /** The type of a point; null where it is what the protocol says, as each is that has but a name. */
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

    /** The space of its words; the space itself where its points are of no such type. */
    public static String wordSpace(String space) {
        return ofSpace(space) == null ? space : space.substring(0, space.lastIndexOf(MARK));
    }

    private String key() {
        return form.key() + '-' + order;
    }

    /** The space of its points. */
    public String space(String ofWords) {
        return ofWords + MARK + key();
    }

    /** It in words: {@code float32, low word first}. */
    public String words() {
        return form.key() + ", " + order.words();
    }

    /** Whether it is a real. */
    public boolean isReal() {
        return form == Form.FLOAT32;
    }

    /** The number that two words are, as {@link ValueList#number} has it. */
    public double real(long first, long second) {
        return Single.number(Float.intBitsToFloat(order.join(WordOrder.both(first, second))));
    }

    /** The whole number that two words are. */
    public long whole(long first, long second) {
        int joined = order.join(WordOrder.both(first, second));
        return form == Form.UINT32 ? Integer.toUnsignedLong(joined) : joined;
    }

    /** The first of the two words that are a number. */
    public long first(double number) {
        return Integer.toUnsignedLong(words(number)) >> Short.SIZE;
    }

    /** The second of them. */
    public long second(double number) {
        return words(number) & 0xFFFF;
    }

    private int words(double number) {
        return order.join(isReal() ? Float.floatToRawIntBits((float) number) : (int) (long) number);
    }

    /** The number that two words are, as a value of its own. */
    public ValueList value(long first, long second) {
        return isReal() ? ValueList.reals(real(first, second)) : ValueList.signed(whole(first, second));
    }
}
