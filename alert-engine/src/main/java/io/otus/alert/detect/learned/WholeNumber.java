package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.baseline.WrittenValues;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Four bytes that are written at once, read as the one number that they most likely are: a real of IEEE 754, most
 * significant byte first, as controllers that address bytes keep them. Its last bytes are all but random, so that a
 * byte on its own says nothing of how far the number moved.
 *
 * @param value what is written
 * @param low the least number whose bytes lie among those that were written before
 * @param high the greatest one
 * @param writes how often it was written before
 */
record WholeNumber(double value, double low, double high, long writes) {
    private static final int BYTES = 4;
    private static final int MOST = 255;
    /**
     * What is measured or set in a plant, whatever its unit, lies within this many and one part of so many; other bits
     * are hardly a real.
     */
    private static final double PLAUSIBLE = 1e9;

    /** The number that a range is; null where it is none that was written before, or not plausibly one. */
    static @Nullable WholeNumber of(Conversation conversation, PointRange range) {
        ValueList values = range.values();
        if (values.size() != BYTES || range.isNamed() || values.type() != ValueType.UNSIGNED) {
            return null;
        }
        int value = 0;
        int low = 0;
        int high = 0;
        long writes = Long.MAX_VALUE;
        for (int i = 0; i < BYTES; i++) {
            WrittenValues written = conversation.values(range.space(), range.first() + i);
            ValueSet known = written == null ? null : written.values();
            if (written == null || known == null || !known.isNumeric() || known.low() < 0 || known.high() > MOST) {
                return null;
            }
            long digit = values.integer(i);
            if (digit < 0 || digit > MOST) {
                return null;
            }
            value = value << Byte.SIZE | (int) digit;
            low = low << Byte.SIZE | (int) known.low();
            high = high << Byte.SIZE | (int) known.high();
            writes = Math.min(writes, written.fact().count());
        }
        double least = Float.intBitsToFloat(low);
        double most = Float.intBitsToFloat(high);
        double now = Float.intBitsToFloat(value);
        return isPlausible(least) && isPlausible(most) && Double.isFinite(now)
                ? new WholeNumber(now, Math.min(least, most), Math.max(least, most), writes)
                : null;
    }

    private static boolean isPlausible(double number) {
        double size = Math.abs(number);
        return size == 0 || (size >= 1 / PLAUSIBLE && size <= PLAUSIBLE);
    }
}
