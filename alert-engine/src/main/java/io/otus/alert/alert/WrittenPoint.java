package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Wording;
import io.otus.alert.word.PairType;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A point that is written in declared work, followed until the work ends. Confined to the analysis thread. */
final class WrittenPoint {
    /** Longer values are cut. */
    private static final int MAX_LENGTH = 60;

    private final AssetModel server;
    private final String protocol;
    private final String unit;
    private final String device;
    private final String space;
    private final long first;
    private final int count;
    /** The number that its words form; null if it is no such number. */
    private final @Nullable PairType pair;

    private final ValueType type;
    private final List<Written.Value> values = new ArrayList<>(1);
    private Written.@Nullable Before before;
    private boolean isListed;
    private long furtherValues;
    private long times;
    private long refused;
    private long putOff;
    private long done;
    private long begun;
    private long last;
    private String by = "";

    /**
     * Begins with nothing written.
     *
     * @param server the device that is written to
     * @param points the point, of which each message carries one value; its values are of the type of those to come
     */
    WrittenPoint(AssetModel server, String protocol, String unit, PointRange points) {
        this.server = server;
        this.protocol = protocol;
        this.unit = unit;
        this.device = Wording.withUnit(server.name(), unit);
        this.pair = PairType.of(points.space(), points.first());
        this.space = pair == null ? points.space() : PairType.wordSpace(points.space());
        this.first = points.first();
        this.count = pair == null ? points.count() : 2;
        this.type = pair == null ? points.values().type() : ValueType.UNSIGNED;
    }

    /** Returns whether it is a point of this device. */
    boolean isOf(AssetModel asked, String ofProtocol, String ofUnit) {
        return server == asked && unit.equals(ofUnit) && protocol.equals(ofProtocol);
    }

    /**
     * Returns whether whoever follows this one follows other points of the same device too.
     *
     * @param ofSpace their space, of words where they form one number
     */
    boolean covers(String ofSpace, long from, int size) {
        return first <= from && first + count >= from + size && space.equals(ofSpace);
    }

    /** Returns its space, that of its words if it is a number that two words form. */
    String space() {
        return space;
    }

    /** Returns the index of its first word; {@link PointRange#NO_INDEX} if it is known by name. */
    long first() {
        return first;
    }

    /** Returns how many points of its space it is. */
    int size() {
        return count;
    }

    /** Returns whether it, or one of its words, is among points of its device. */
    boolean isIn(PointRange range) {
        return isIn(range, space, first, count);
    }

    /** Returns whether any of some points is among others of the same device. */
    static boolean isIn(PointRange range, String space, long first, int count) {
        return space.equals(range.space())
                && range.isNamed() == (first == PointRange.NO_INDEX)
                && (range.isNamed() || (range.last() >= first && range.first() < first + count));
    }

    /**
     * Returns the value that a message has for it: {@link Written.Value#UNREAD} if the message is about it and has none
     * that is known to be its own; null if the message is not about it.
     */
    Written.@Nullable Value valueIn(PointRange range) {
        return isIn(range) ? new Written.Value(textIn(range)) : null;
    }

    private @Nullable String textIn(PointRange range) {
        ValueList all = range.values();
        if (range.isNamed()) {
            return all.size() == 0 ? null : cut(texts(all));
        }
        int at = (int) Math.max(-1, first - range.first());
        PairType words = pair;
        if (words != null) {
            boolean isWhole = at >= 0 && at + 1 < all.size() && all.isWords();
            return isWhole ? words.value(all.integer(at), all.integer(at + 1)).text(0) : null;
        }
        if (count == 1 && range.count() == all.size()) {
            return cut(all.text(at));
        }
        boolean isSame = at == 0 && count == range.count();
        return isSame && all.size() == 1 ? cut(all.text(0)) : null;
    }

    /** Returns the value that a message has for it, if that can be compared with those that are written; else null. */
    @Nullable
    String comparableIn(PointRange range) {
        return range.values().type() == type && isIn(range) ? textIn(range) : null;
    }

    private static String texts(ValueList all) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.size() && text.length() <= MAX_LENGTH; i++) {
            text.append(i == 0 ? "" : ",").append(all.text(i));
        }
        return text.toString();
    }

    private static String cut(String value) {
        return value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH) + "…";
    }

    void before(Written.Before known) {
        before = known;
    }

    /** Some finding is about it. */
    void list() {
        isListed = true;
    }

    boolean isListed() {
        return isListed;
    }

    /** Somebody asks to write it. */
    void asked(String client, long time) {
        begun = times == 0 ? time : begun;
        times++;
        last = time;
        by = client;
    }

    /**
     * That ended. A value counts as written unless the device refused it or put it off.
     *
     * @param isDone whether the device did it, or no answer is to be expected
     */
    void ended(Written.Value value, Outcome outcome, boolean isDone) {
        if (outcome.kind() == Outcome.Kind.ERROR) {
            refused += outcome.isPutOff() ? 0 : 1;
            putOff += outcome.isPutOff() ? 1 : 0;
            return;
        }
        done += isDone ? 1 : 0;
        if (!values.isEmpty() && values.getLast().equals(value)) {
            return;
        }
        values.add(value);
        if (values.size() > Written.MAX_VALUES) {
            values.removeFirst();
            furtherValues++;
        }
    }

    /** Returns what is known of it by now. */
    Written written() {
        return new Written(
                device,
                pair == null
                        ? Expected.range(space, first, first == PointRange.NO_INDEX ? first : first + count - 1)
                        : Expected.point(pair.space(space), first, first),
                before,
                values,
                furtherValues,
                times,
                refused,
                putOff,
                Math.max(0, times - refused - putOff - done),
                begun,
                last,
                by);
    }
}
