package io.otus.alert.baseline;

import io.otus.alert.model.Reading;
import io.otus.alert.word.PairType;
import io.otus.alert.word.WordPairs;
import io.otus.core.event.PointRange;
import io.otus.core.time.Nanos;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Learns which words of devices are one number with the word behind them. Once two are, they are one point for all who
 * talk with the unit, and what was learned of them apart goes away. Confined to the analysis thread.
 */
public final class WordBook {
    /** Most pairs of words of which it is learned whether they are one number, at some 480 bytes each. */
    private static final int MAX_WAITING = 16_384;

    /** When all seems taken it is counted anew, so often at most. */
    private static final long RECOUNT = Nanos.MINUTE;

    private final Baseline baseline;
    private final Learning learning;
    private int waiting;
    private long counted = Long.MIN_VALUE;
    private boolean isOver;

    WordBook(Baseline baseline, Learning learning) {
        this.baseline = baseline;
        this.learning = learning;
    }

    /** Event time moved on: where values are not learned any more, what was gathered for it goes away. */
    void clock(long time) {
        if (!isOver && !learning.isLearning(Category.VALUES, time)) {
            baseline.assets().forEach(AssetModel::endWords);
            isOver = true;
        }
    }

    /** Takes the words of a block that was read. */
    void told(Conversation conversation, String space, long first, Block block, long time) {
        if (!learning.isLearning(Category.VALUES, time)) {
            return;
        }
        for (int i = 0; i + 1 < block.count(); i++) {
            if (block.isChanged(i) || block.isChanged(i + 1)) {
                note(conversation, space, first + i, block.word(i), block.word(i + 1), time, false);
            }
        }
    }

    private void note(
            Conversation conversation, String space, long first, long one, long other, long time, boolean isWritten) {
        WordPairs words = conversation.wordsOrNew();
        int before = words.waiting();
        boolean isDue = words.note(space, first, one, other, isWritten, hasRoom(time) && baseline.hasDetail());
        if (isDue) {
            words.judge(space, first, (ofSpace, at, type, values) -> take(conversation, ofSpace, at, type, values));
        }
        waiting += words.waiting() - before;
    }

    /**
     * Whether there is room. Room freed by devices that were joined or forgotten, or taken by imported lines, is
     * counted when all seems taken.
     */
    private boolean hasRoom(long time) {
        if (waiting >= MAX_WAITING && (counted == Long.MIN_VALUE || time - counted >= RECOUNT)) {
            counted = time;
            waiting = 0;
            baseline.assets().forEach(asset -> waiting += asset.waitingWords());
        }
        return waiting < MAX_WAITING;
    }

    /**
     * Values were written: the points that they are for, words that are one number as one. The range itself where none
     * is.
     */
    public List<PointRange> written(Conversation conversation, PointRange range, long time) {
        int count = Math.min(range.values().size(), range.count());
        if (count == 0 || range.isNamed() || !range.values().isWords()) {
            return List.of(range);
        }
        if (learning.isLearning(Category.VALUES, time)) {
            noteWritten(conversation, range, count, time);
        }
        return writtenNumbers(conversation, range);
    }

    private void noteWritten(Conversation conversation, PointRange range, int count, long time) {
        ValueList values = range.values();
        WordPairs words = conversation.wordsOrNew();
        words.writtenApart(range.space(), range.first() - 1);
        words.writtenApart(range.space(), range.first() + count - 1);
        for (int i = 0; i + 1 < count; i++) {
            note(conversation, range.space(), range.first() + i, values.integer(i), values.integer(i + 1), time, true);
        }
    }

    /**
     * The points of a range that a conversation reads, with words that form one number as one point; the range itself
     * where there are none.
     */
    List<PointRange> numbers(Conversation conversation, PointRange range) {
        return numbers(conversation, range, i -> readAs(conversation, range.space(), range.first() + i));
    }

    /** As {@link #numbers}, for written points. */
    public List<PointRange> writtenNumbers(Conversation conversation, PointRange range) {
        return numbers(conversation, range, i -> writtenAs(conversation, range, i));
    }

    /**
     * The number type that a word forms with the next one for its reader; null where it forms none. A reader that
     * learned the two separately, before a line stated their type for the unit, keeps them separate: else it would know
     * nothing of them.
     */
    @Nullable
    PairType readAs(Conversation conversation, String space, long first) {
        WordPairs words = conversation.words();
        PairType type = words == null ? null : words.at(space, first);
        if (type == null) {
            return null;
        }
        ReadingSet known = conversation.readings();
        boolean isApart = known.find(space, first) != null || known.find(space, first + 1) != null;
        return isApart && known.find(type.space(space), first) == null ? null : type;
    }

    /**
     * As {@link #readAs}, for a writer. A writer that has both forms in its baseline may write what either of them
     * allows.
     */
    private static @Nullable PairType writtenAs(Conversation conversation, PointRange range, int at) {
        WordPairs words = conversation.words();
        long first = range.first() + at;
        PairType type = words == null ? null : words.at(range.space(), first);
        if (type == null) {
            return null;
        }
        WrittenValues one = conversation.values(range.space(), first);
        WrittenValues other = conversation.values(range.space(), first + 1);
        if (conversation.values(type.space(range.space()), first) == null) {
            return one == null && other == null ? type : null;
        }
        ValueList values = range.values();
        boolean isAllowed = one != null
                && other != null
                && one.values().contains(values, at)
                && other.values().contains(values, at + 1);
        return isAllowed ? null : type;
    }

    /** Whether other words of a block are one number than when it looked up its points; asked once each time. */
    boolean isOtherwise(Conversation conversation, Block block, String space, long first) {
        WordPairs words = conversation.words();
        if (words == null || !block.isOlder(words.taken())) {
            return false;
        }
        for (int i = 0; i + 1 < block.count(); i++) {
            PairType type = readAs(conversation, space, first + i);
            if (!Objects.equals(type, block.pair(i))) {
                return true;
            }
            i += type == null ? 0 : 1;
        }
        return false;
    }

    /**
     * The numbers of which a write has one word only, as the other one makes them; they are whole once that is written
     * too.
     */
    List<PointRange> halves(Conversation conversation, PointRange range) {
        int count = Math.min(range.values().size(), range.count());
        WordPairs words = range.isNamed() || !range.values().isWords() ? null : conversation.words();
        if (words == null || count == 0 || !words.has(range.space())) {
            return List.of();
        }
        List<PointRange> numbers = new ArrayList<>(2);
        addHalf(numbers, conversation, range, 0, range.first() - 1);
        addHalf(numbers, conversation, range, count - 1, range.first() + count - 1);
        return numbers;
    }

    private void addHalf(List<PointRange> numbers, Conversation conversation, PointRange range, int at, long first) {
        PairType type = readAs(conversation, range.space(), first);
        ReadPoint point = type == null ? null : conversation.readings().find(type.space(range.space()), first);
        double now = point == null ? Double.NaN : point.awaited();
        if (type != null && !Double.isNaN(now)) {
            long word = range.values().integer(at);
            boolean isFirst = range.first() + at == first;
            ValueList value = isFirst ? type.value(word, type.second(now)) : type.value(type.first(now), word);
            numbers.add(PointRange.of(type.space(range.space()), first, value));
        }
    }

    private static List<PointRange> numbers(
            Conversation conversation, PointRange range, IntFunction<@Nullable PairType> types) {
        WordPairs words = range.isNamed() || !range.values().isWords() ? null : conversation.words();
        if (words == null || !words.has(range.space())) {
            return List.of(range);
        }
        ValueList values = range.values();
        int count = Math.min(values.size(), range.count());
        List<PointRange> pieces = new ArrayList<>();
        int begun = 0;
        for (int i = 0; i < count; i++) {
            PairType type = i + 1 < count ? types.apply(i) : null;
            if (type != null) {
                addWords(pieces, range, begun, i);
                ValueList value = type.value(values.integer(i), values.integer(i + 1));
                pieces.add(PointRange.of(type.space(range.space()), range.first() + i, value));
                i++;
                begun = i + 1;
            }
        }
        if (pieces.isEmpty()) {
            return List.of(range);
        }
        addWords(pieces, range, begun, count);
        return pieces;
    }

    private static void addWords(List<PointRange> pieces, PointRange range, int from, int to) {
        if (to > from) {
            long[] words = new long[to - from];
            range.values().integers(from, words.length, words);
            pieces.add(PointRange.of(range.space(), range.first() + from, ValueList.unsigned(words)));
        }
    }

    /** Two words are one number, unless a person declared what they are apart. */
    private boolean take(Conversation with, String space, long first, PairType type, int[] values) {
        List<Conversation> all = baseline.asked(with.server());
        for (Conversation each : all) {
            if (isSame(each, with) && (isDeclared(each, space, first) || isDeclared(each, space, first + 1))) {
                return false;
            }
        }
        for (Conversation each : all) {
            if (isSame(each, with)) {
                takeReading(each, space, first, type, values);
                takeValues(each, space, first, type, values);
            }
        }
        return true;
    }

    private static boolean isSame(Conversation one, Conversation other) {
        return one.protocol().equals(other.protocol()) && one.unit().equals(other.unit());
    }

    private static boolean isDeclared(Conversation conversation, String space, long index) {
        ReadPoint read = conversation.readings().find(space, index);
        WrittenValues written = conversation.values(space, index);
        return (read != null && isDeclared(read.fact())) || (written != null && isDeclared(written.fact()));
    }

    private static boolean isDeclared(Fact fact) {
        return fact.source() != null || fact.state() == FactState.APPROVED;
    }

    private void takeReading(Conversation each, String space, long first, PairType type, int[] values) {
        ReadPoint one = each.readings().find(space, first);
        ReadPoint other = each.readings().find(space, first + 1);
        if (one == null || other == null) {
            return;
        }
        each.readings().remove(one);
        each.readings().remove(other);
        ValueSet known = values(one.values(), other.values(), type, values);
        each.addReading(new ReadPoint(type.space(space), first, known, new Reading(), one.fact()));
        baseline.readings().joined();
        each.markChanged();
    }

    private static void takeValues(Conversation each, String space, long first, PairType type, int[] values) {
        WrittenValues one = each.values(space, first);
        WrittenValues other = each.values(space, first + 1);
        if (one == null || other == null) {
            return;
        }
        each.removeValues(space, first);
        each.removeValues(space, first + 1);
        ValueSet known = values(one.values(), other.values(), type, values);
        each.addValues(type.space(space), first, new WrittenValues(known, one.fact()));
        each.markChanged();
    }

    /** Those of the latest numbers whose two words are both known. */
    private static ValueSet values(ValueSet one, ValueSet other, PairType type, int[] values) {
        ValueSet known = new ValueSet();
        for (int each : values) {
            int upper = each >>> Short.SIZE;
            int lower = each & 0xFFFF;
            if (one.contains(upper) && other.contains(lower)) {
                known.add(type.value(upper, lower), 0);
            }
        }
        return known;
    }
}
