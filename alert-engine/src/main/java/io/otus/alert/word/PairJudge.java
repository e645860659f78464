package io.otus.alert.word;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two words side by side are one number, and which. Two words that have nothing to do with each other
 * hardly ever move so:
 *
 * <ul>
 *   <li>A real has a plausible size in one order of octets alone, and either
 *       <ul>
 *         <li>all its values are decimals with few digits, though their lower words are not zero: one word in some
 *             hundreds is the lower half of such a one by chance; or
 *         <li>the lower words are spread over all that a word may be, do not count, and the upper word moves by one as
 *             the lower one wraps, or moves most of the time; or
 *         <li>the lower words are zero, and what the upper ones are as reals takes few digits, be they small, of which
 *             few do so by chance, or the two always written together, and the digits clearly fewer than those of the
 *             words.
 *       </ul>
 *   <li>A whole number moves its upper word by one exactly as the lower one wraps, three times at least.
 * </ul>
 *
 * <p>Where two readings are as good, it tells none.
 */
final class PairJudge {
    /**
     * What two words are.
     *
     * @param type as which number
     * @param isStrong whether that holds whatever the words beside them are
     */
    record Verdict(PairType type, boolean isStrong) {}

    /** A real that is measured or set lies within this and one part of a thousand of it. */
    private static final double GREATEST = 1e9;

    private static final double LEAST = 1e-6;
    /** It stays within so many octaves. */
    private static final int OCTAVES = 16;
    /** Least number of different decimals. */
    private static final int DECIMALS = 6;
    /** Least number of steps of the upper word by one. */
    private static final long STEPS = 20;
    /** By chance, the square of a surplus is seldom more than this many times their number, however often one looks. */
    private static final long CHANCE = 20;
    /** Of the upper words of smaller reals, one in eight at most takes few digits by chance. */
    private static final double SMALL = 16;

    private static final int FEW_DIGITS = 5;
    private static final int FEWER_DIGITS = 4;
    /** Least number of different values whose lower words are spread. */
    private static final int SPREAD = 24;
    /** They changed so often at least: what stands beside them has shown what it is by then. */
    private static final int LASTING = 64;

    private static final int MANTISSA = 23;
    private static final int EXPONENT = 0xFF;
    private static final int WORD = 0xFFFF;
    private static final int CARRIES = 3;

    private PairJudge() {}

    /** What two words are; null where they are two values, or it is not known yet. */
    static @Nullable Verdict judge(PairEvidence evidence) {
        Verdict best = null;
        boolean isTie = false;
        for (WordOrder order : WordOrder.values()) {
            Verdict verdict = judge(evidence, order);
            if (verdict == null) {
                continue;
            }
            if (best == null || (verdict.isStrong && !best.isStrong)) {
                best = verdict;
                isTie = false;
            } else if (verdict.isStrong == best.isStrong) {
                isTie = true;
            }
        }
        return isTie ? null : best;
    }

    /** Whether two words may still turn out to be a real that nobody rounded. */
    static boolean mayBeReal(PairEvidence evidence) {
        for (WordOrder order : WordOrder.values()) {
            int[] values = values(evidence, order);
            int[] lower = Arrays.stream(values)
                    .map(each -> each & WORD)
                    .sorted()
                    .distinct()
                    .toArray();
            boolean isWide = lower.length > 1 && lower[lower.length - 1] - lower[0] > WORD / 2;
            if (isWide && 2 * lower.length >= values.length && arePlausible(values)) {
                return true;
            }
        }
        return false;
    }

    private static int[] values(PairEvidence evidence, WordOrder order) {
        int[] values = evidence.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = order.join(values[i]);
        }
        return values;
    }

    private static @Nullable Verdict judge(PairEvidence evidence, WordOrder order) {
        int[] values = values(evidence, order);
        PairEvidence.Steps steps = evidence.steps(order);
        if (!arePlausible(values)) {
            boolean isWhole = steps.carries() >= CARRIES && steps.breaks() == 0;
            return isWhole ? new Verdict(new PairType(form(values), order), true) : null;
        }
        PairType type = new PairType(PairType.Form.FLOAT32, order);
        if (isDecimal(values) || (isSpread(values) && isCarried(steps))) {
            return new Verdict(type, true);
        }
        boolean isMoving = evidence.changes() >= LASTING && 5L * steps.moves() >= 2L * evidence.changes();
        boolean isLikely = (isSpread(values) && isMoving) || isRound(values, evidence.written());
        return isLikely ? new Verdict(type, false) : null;
    }

    /** Whether values may be reals of much the same size, and not zero all of them. */
    private static boolean arePlausible(int[] values) {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int each : values) {
            double size = Math.abs(Float.intBitsToFloat(each));
            if (size == 0) {
                continue;
            }
            if (!(size >= LEAST && size <= GREATEST)) {
                return false;
            }
            int exponent = (each >>> MANTISSA) & EXPONENT;
            least = Math.min(least, exponent);
            most = Math.max(most, exponent);
        }
        return most >= least && most - least <= OCTAVES;
    }

    private static PairType.Form form(int[] values) {
        for (int each : values) {
            if (each < 0 && each < -(1 << (MANTISSA + 1))) {
                return PairType.Form.UINT32;
            }
        }
        return PairType.Form.INT32;
    }

    private static int digits(double number) {
        return number == 0
                ? 1
                : new BigDecimal(Double.toString(number)).stripTrailingZeros().precision();
    }

    private static int digits(int real) {
        return digits(Double.parseDouble(Float.toString(Float.intBitsToFloat(real))));
    }

    private static boolean isDecimal(int[] values) {
        int withLower = 0;
        for (int each : values) {
            if (digits(each) > FEW_DIGITS) {
                return false;
            }
            withLower += (each & WORD) == 0 ? 0 : 1;
        }
        return withLower >= DECIMALS;
    }

    /** Whether reals whose lower words are zero are told by how few digits they take. */
    private static boolean isRound(int[] values, int written) {
        int telling = 0;
        int asReals = 0;
        int asWords = 0;
        for (int each : values) {
            int digits = digits(each);
            if (digits > FEWER_DIGITS) {
                return false;
            }
            double size = Math.abs(Float.intBitsToFloat(each));
            telling += size > 0 && size < SMALL && digits < FEWER_DIGITS ? 1 : 0;
            asReals += digits;
            asWords += digits((double) (each >>> Short.SIZE));
        }
        boolean isShort = Math.min(written, values.length) >= DECIMALS && asReals + values.length <= asWords;
        return telling >= DECIMALS || isShort;
    }

    /** Whether the lower words are as those of reals that nobody rounded: anything, in no order. */
    private static boolean isSpread(int[] values) {
        if (values.length < SPREAD) {
            return false;
        }
        int[] quarters = new int[4];
        for (int each : values) {
            quarters[(each & WORD) >>> (Short.SIZE - 2)]++;
        }
        for (int each : quarters) {
            if (10 * each < values.length) {
                return false;
            }
        }
        long lower = Arrays.stream(values).map(each -> each & WORD).distinct().count();
        long upper = Arrays.stream(values)
                .map(each -> each >>> Short.SIZE)
                .distinct()
                .count();
        return 10 * lower >= 9L * values.length && upper > 2 && !isCounting(values);
    }

    /** Whether the lower words rise or fall by much the same each time, as those of a counter that starts anew. */
    private static boolean isCounting(int[] values) {
        int even = 0;
        int usual = (short) (values[1] - values[0]);
        for (int i = 1; i < values.length; i++) {
            even += Math.abs((short) (values[i] - values[i - 1] - usual)) < 0x400 ? 1 : 0;
        }
        return 4 * even >= 3 * values.length;
    }

    /** Whether the upper word moves by one as the lower one wraps more often than by chance, which is half the time. */
    private static boolean isCarried(PairEvidence.Steps steps) {
        long surplus = 2L * steps.close() - steps.single();
        return steps.single() >= STEPS && surplus > 0 && surplus * surplus >= CHANCE * steps.single();
    }
}
