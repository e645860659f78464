package io.otus.alert.word;

import java.util.HashMap;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of one device that form a number with the next word, and the evidence on others. Confined to the analysis
 * thread.
 */
public final class WordPairs {
    /** Takes the numbers that are recognised. */
    public interface Listener {
        /**
         * Two words were recognised as one number.
         *
         * @param first index of the first word
         * @param values the latest different values of both, the first word of each in the upper half
         * @return whether the listener accepts that
         */
        boolean recognised(String space, long first, PairType type, int[] values);
    }

    /** Most adjacent words, to either side, that are judged together. */
    private static final int REACH = 256;

    /** Memory of a pair with evidence, in bytes. */
    public static final int WEIGHT = 480;

    private final Map<String, Long2ObjectHashMap<PairType>> taken = new HashMap<>(2);
    private final Map<String, Long2ObjectHashMap<PairEvidence>> evidence = new HashMap<>(2);
    private int waiting;
    private int takes;

    /** Creates an empty set. */
    public WordPairs() {}

    /** Returns the number that a word forms with the next one; null if it forms none. */
    public @Nullable PairType at(String space, long first) {
        Long2ObjectHashMap<PairType> types = taken.get(space);
        return types == null ? null : types.get(first);
    }

    /** Returns whether any words of a space are known to form a number. */
    public boolean has(String space) {
        return taken.containsKey(space);
    }

    /** Returns how many numbers were accepted so far; another count means that the set has changed. */
    public int taken() {
        return takes;
    }

    /** Returns the number of pairs with evidence that are not recognised. */
    public int waiting() {
        return waiting;
    }

    /** Records that two words form a number. */
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

    /** Ends learning: words that were not recognised by then stay separate. */
    public void endLearning() {
        evidence.clear();
        waiting = 0;
    }

    /**
     * Notes that two adjacent words were reported or written.
     *
     * @param hasRoom whether evidence on another pair may be added
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

    /** Notes that a word was written without the next one. */
    public void writtenApart(String space, long first) {
        Long2ObjectHashMap<PairEvidence> of = evidence.get(space);
        PairEvidence known = of == null ? null : of.get(first);
        if (known != null) {
            known.writtenApart();
        }
    }

    /**
     * Judges which of the words around a pair form a number. Consecutive words can be paired in two ways, as the lower
     * half of one real and the upper half of the next look much like a real. Numbers that are certain by themselves
     * come first, then the pairing that leaves no word over, then the order of octets that all other numbers of the
     * device have.
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

    /** Accepts every other one of a run of overlapping pairs, if it is clear which is the first. */
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

    /** Returns whether the words beside a run may turn out to belong to it, which would change the pairing. */
    private static boolean isOpen(Long2ObjectHashMap<PairEvidence> of, long before, long behind) {
        PairEvidence left = of.get(before);
        PairEvidence right = of.get(behind);
        return (left != null && PairJudge.mayBeReal(left)) || (right != null && PairJudge.mayBeReal(right));
    }

    /** Returns whether every other verdict has the one order of octets that the device uses. */
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
