package io.otus.alert.word;

import java.util.HashMap;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which words of one device are one number with the word behind them, and what may tell it of others. Confined to the
 * analysis thread.
 */
public final class WordPairs {
    /** Hears of a number that was recognised. */
    public interface Listener {
        /**
         * Two words are one number.
         *
         * @param first index of the first one
         * @param values the latest different values of the two, the first word of each in the upper half
         * @return whether it is taken for one
         */
        boolean recognised(String space, long first, PairType type, int[] values);
    }

    /** Most words side by side that are looked at together to either side. */
    private static final int REACH = 256;

    /** What one pair takes of which something is learned, in bytes. */
    public static final int WEIGHT = 480;

    private final Map<String, Long2ObjectHashMap<PairType>> taken = new HashMap<>(2);
    private final Map<String, Long2ObjectHashMap<PairEvidence>> evidence = new HashMap<>(2);
    private int waiting;
    private int takes;

    /** Nothing is known yet. */
    public WordPairs() {}

    /** What a word is with the word behind it; null where it is not one number with that. */
    public @Nullable PairType at(String space, long first) {
        Long2ObjectHashMap<PairType> types = taken.get(space);
        return types == null ? null : types.get(first);
    }

    /** Whether any words of a space are known to be one number. */
    public boolean has(String space) {
        return taken.containsKey(space);
    }

    /** How often two words became known to be one number: where it is another count, other ones are. */
    public int taken() {
        return takes;
    }

    /** Of how many pairs something was learned that were not recognised. */
    public int waiting() {
        return waiting;
    }

    /** Two words are one number. */
    public void take(String space, long first, PairType type) {
        taken.computeIfAbsent(space, _ -> new Long2ObjectHashMap<>()).put(first, type);
        takes++;
        for (long each = first - 1; each <= first + 1; each++) {
            forget(space, each);
        }
    }

    private void forget(String space, long first) {
        Long2ObjectHashMap<PairEvidence> of = evidence.get(space);
        if (of != null && of.remove(first) != null) {
            waiting--;
        }
    }

    /** Learning has ended: what was not recognised by then stays apart. */
    public void endLearning() {
        evidence.clear();
        waiting = 0;
    }

    /**
     * Two words side by side were told or written.
     *
     * @param hasRoom whether something may be learned of another pair
     * @return whether it is time to {@link #judge} them
     */
    public boolean note(String space, long first, long one, long other, boolean isWritten, boolean hasRoom) {
        Long2ObjectHashMap<PairEvidence> of = evidence.get(space);
        PairEvidence known = of == null ? null : of.get(first);
        if (known == null) {
            if (!hasRoom || isInside(space, first)) {
                return false;
            }
            known = new PairEvidence();
            evidence.computeIfAbsent(space, _ -> new Long2ObjectHashMap<>()).put(first, known);
            waiting++;
        }
        return known.note(WordOrder.both(one, other), isWritten);
    }

    private boolean isInside(String space, long first) {
        return has(space) && (at(space, first - 1) != null || at(space, first) != null || at(space, first + 1) != null);
    }

    /** A word was written without the one behind it. */
    public void writtenApart(String space, long first) {
        Long2ObjectHashMap<PairEvidence> of = evidence.get(space);
        PairEvidence known = of == null ? null : of.get(first);
        if (known != null) {
            known.writtenApart();
        }
    }

    /**
     * Looks which of the words about a pair are one number. Words in a row may be read in pairs in two ways, as the
     * lower half of each real and the upper one of the next are much like those of one: whatever holds by itself comes
     * first, then the way in which none is left over, then the order of octets in which all others of the device are.
     */
    public void judge(String space, long about, Listener listener) {
        Long2ObjectHashMap<PairEvidence> of = evidence.get(space);
        if (of == null) {
            return;
        }
        long from = about;
        while (about - from < REACH && verdict(of, from - 1) != null) {
            from--;
        }
        PairJudge.@Nullable Verdict[] row = new PairJudge.Verdict[2 * REACH];
        int size = 0;
        PairJudge.Verdict each = verdict(of, from);
        while (each != null && size < row.length - 1) {
            row[size++] = each;
            each = verdict(of, from + size);
        }
        int begun = 0;
        for (int i = 0; i <= size; i++) {
            PairJudge.Verdict here = i == size ? null : row[i];
            boolean isAlone = here != null && here.isStrong() && !isStrong(row, i - 1) && !isStrong(row, i + 1);
            if (isAlone) {
                take(of, space, from, row, i, listener);
                row[i] = null;
                row[i + 1] = null;
                takeRun(of, space, from, row, begun, i - 1, listener);
                begun = i + 2;
            } else if (here == null) {
                takeRun(of, space, from, row, begun, i, listener);
                begun = i + 1;
            }
        }
    }

    private static boolean isStrong(PairJudge.@Nullable Verdict[] row, int at) {
        PairJudge.Verdict verdict = at < 0 || at >= row.length ? null : row[at];
        return verdict != null && verdict.isStrong();
    }

    private static PairJudge.@Nullable Verdict verdict(Long2ObjectHashMap<PairEvidence> of, long first) {
        PairEvidence known = of.get(first);
        return known == null ? null : PairJudge.judge(known);
    }

    /** Takes every other one of pairs that overlap, where it is clear from which one on. */
    private void takeRun(
            Long2ObjectHashMap<PairEvidence> of,
            String space,
            long from,
            PairJudge.@Nullable Verdict[] row,
            int begin,
            int end,
            Listener listener) {
        if (end <= begin || (!isStrong(row, begin) && isOpen(of, from + begin - 1, from + end))) {
            return;
        }
        int start = begin;
        if ((end - begin) % 2 == 0) {
            boolean isFirst = isUsual(row, begin, end);
            if (isFirst == isUsual(row, begin + 1, end)) {
                return;
            }
            start = isFirst ? begin : begin + 1;
        }
        for (int i = start; i < end; i += 2) {
            take(of, space, from, row, i, listener);
        }
    }

    /** Whether the words to either side of a row may turn out to be part of it, so that it is to be read otherwise. */
    private static boolean isOpen(Long2ObjectHashMap<PairEvidence> of, long before, long behind) {
        PairEvidence left = of.get(before);
        PairEvidence right = of.get(behind);
        return (left != null && PairJudge.mayBeReal(left)) || (right != null && PairJudge.mayBeReal(right));
    }

    /** Whether every other verdict is of the one order of octets that the device has. */
    private boolean isUsual(PairJudge.@Nullable Verdict[] row, int begin, int end) {
        WordOrder usual = usual();
        for (int i = begin; i < end; i += 2) {
            PairJudge.Verdict verdict = row[i];
            if (verdict == null || verdict.type().order() != usual) {
                return false;
            }
        }
        return usual != null;
    }

    private @Nullable WordOrder usual() {
        WordOrder usual = null;
        for (Long2ObjectHashMap<PairType> types : taken.values()) {
            for (PairType type : types.values()) {
                if (usual != null && usual != type.order()) {
                    return null;
                }
                usual = type.order();
            }
        }
        return usual;
    }

    private void take(
            Long2ObjectHashMap<PairEvidence> of,
            String space,
            long from,
            PairJudge.@Nullable Verdict[] row,
            int at,
            Listener listener) {
        PairJudge.Verdict verdict = row[at];
        PairEvidence known = of.get(from + at);
        if (verdict == null || known == null) {
            return;
        }
        if (listener.recognised(space, from + at, verdict.type(), known.values())) {
            take(space, from + at, verdict.type());
        } else {
            forget(space, from + at);
        }
    }
}
