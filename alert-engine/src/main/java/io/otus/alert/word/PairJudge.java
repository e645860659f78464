package io.otus.alert.word;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether two adjacent words are one number, and which. Two unrelated words hardly ever meet these conditions:
 *
 * <ul>
 *   <li>A real has a plausible size in only one order of octets, and either
 *       <ul>
 *         <li>all its values are decimals with few digits, though their lower words are not zero: by chance, one word
 *             in some hundreds is the lower half of such a decimal; or
 *         <li>the lower words are spread over the whole range of a word and do not count up or down, and the upper word
 *             either moves by one as the lower one wraps, or moves most of the time; or
 *         <li>the lower words are zero, and the upper words, as reals, need few digits. Either the reals are small, of
 *             which few need few digits by chance, or both words are always written together, and the reals need
 *             clearly fewer digits than the words.
 *       </ul>
 *   <li>A whole number moves its upper word by one exactly as the lower one wraps, three times at least.
 * </ul>
 *
 * <p>If two readings are equally good, the result is none.
 */
final class PairJudge {
    /**
     * The result of a judgement.
     *
     * @param type the number that the words are
     * @param isStrong whether that holds whatever the adjacent words are
     */
    record Verdict(PairType type, boolean isStrong) {}

    /** Greatest plausible magnitude of a real that is measured or set; the least one besides zero is {@link #LEAST}. */
    private static final double GREATEST = 1e9;

    private static final double LEAST = 1e-6;
    /** Most octaves over which the values of a real are spread. */
    private static final int OCTAVES = 16;
    /** Least number of different decimals. */
    private static final int DECIMALS = 6;
    /** Least number of steps of the upper word by one. */
    private static final long STEPS = 20;
    /**
     * Least ratio of the squared surplus of carrying steps to the number of steps. Chance rarely reaches it, however
     * often the words are judged.
     */
    private static final long CHANCE = 20;
    /** Upper limit of small reals: of their upper words, one in eight at most needs few digits by chance. */
    private static final double SMALL = 16;

    private static final int FEW_DIGITS = 5;
    private static final int FEWER_DIGITS = 4;
    /** Least number of different values whose lower words are spread. */
    private static final int SPREAD = 24;
    /**
     * Least number of changes for a real that merely moves most of the time: by then, adjacent numbers have been
     * recognised.
     */
    private static final int LASTING = 64;

    private static final int MANTISSA = 23;
    private static final int EXPONENT = 0xFF;
    private static final int WORD = 0xFFFF;
    private static final int CARRIES = 3;

    private PairJudge() {}

    /** Returns the number that two words are; null if they are two values, or if that is not known yet. */
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

    /** Returns whether two words may still turn out to be a real with arbitrary digits. */
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

    /** Returns whether the values can be reals of similar size, and are not all zero. */
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

    /** Returns whether values with lower words of zero are reals, judged by how few digits they need. */
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

    /** Returns whether the lower words look like those of unrounded reals: spread over the whole range, in no order. */
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

    /** Returns whether the lower words rise or fall by nearly the same each time, like those of a wrapping counter. */
    private static boolean isCounting(int[] values) {
        int even = 0;
        int usual = (short) (values[1] - values[0]);
        for (int i = 1; i < values.length; i++) {
            even += Math.abs((short) (values[i] - values[i - 1] - usual)) < 0x400 ? 1 : 0;
        }
        return 4 * even >= 3 * values.length;
    }

    /**
     * Returns whether the upper word moves by one as the lower one wraps more often than by chance, which is half the
     * time.
     */
    private static boolean isCarried(PairEvidence.Steps steps) {
        long surplus = 2L * steps.close() - steps.single();
        return steps.single() >= STEPS && surplus > 0 && surplus * surplus >= CHANCE * steps.single();
    }
}
