package io.otus.alert.text;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FunctionSet;
import io.otus.alert.baseline.IntervalSet;
import io.otus.alert.baseline.PointSet;
import io.otus.alert.baseline.Role;
import io.otus.alert.word.PairType;
import io.otus.core.event.PointRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words what a baseline allows, and since when. */
public final class Expected {
    private Expected() {}

    /** Returns the functions that a conversation may use. */
    public static List<String> functions(Conversation conversation) {
        FunctionSet functions = conversation.functions();
        List<String> known = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            if (functions.fact(i).isKnown()) {
                known.add(functions.key(i));
            }
        }
        return known;
    }

    /** Returns the points of a space that a conversation may read or write. */
    public static List<String> points(PointSet points, String space) {
        List<String> known = new ArrayList<>();
        IntervalSet ranges = points.ranges(space);
        for (int i = 0; ranges != null && i < ranges.size(); i++) {
            if (ranges.fact(i).isKnown()) {
                known.add(range(space, ranges.first(i), ranges.last(i)));
            }
        }
        return known;
    }

    /** Returns how often known points of a space were read or written. */
    public static long count(PointSet points, String space) {
        long count = 0;
        IntervalSet ranges = points.ranges(space);
        for (int i = 0; ranges != null && i < ranges.size(); i++) {
            count += ranges.fact(i).isKnown() ? ranges.fact(i).count() : 0;
        }
        return count;
    }

    /** Returns {@code holding 100..139}, {@code coil 23}, or a name. */
    public static String range(String space, long first, long last) {
        if (first == PointRange.NO_INDEX) {
            return space;
        }
        return first == last ? space + ' ' + first : space + ' ' + first + ".." + last;
    }

    /**
     * Returns a text like {@link #range}, with the type for the reader, {@code holding 20..21 (float32, low word
     * first)}, if a point consists of two words.
     */
    public static String point(String space, long first, long last) {
        PairType type = PairType.of(space, first);
        return type == null ? range(space, first, last) : words(space, first, last) + " (" + type.words() + ')';
    }

    /**
     * Returns a text like {@link #range}, but with both words of a point that consists of two: {@code holding 20..21}.
     */
    public static String words(String space, long first, long last) {
        boolean isPair = PairType.of(space, first) != null;
        return isPair ? range(PairType.wordSpace(space), first, last + 1) : range(space, first, last);
    }

    /** Returns points without their values, with both words of points that consist of two. */
    public static PointRange wordRange(String space, long first, long last) {
        if (first == PointRange.NO_INDEX) {
            return PointRange.named(space);
        }
        boolean isPair = PairType.of(space, first) != null;
        return PointRange.of(PairType.wordSpace(space), first, (int) (last - first) + (isPair ? 2 : 1));
    }

    /** Returns the roles that an asset may have in a protocol. */
    public static List<String> roles(AssetModel asset, String protocol) {
        List<String> known = new ArrayList<>();
        for (Role role : Role.values()) {
            Fact fact = asset.role(role, protocol);
            if (fact != null && fact.isKnown()) {
                known.add(role.key());
            }
        }
        return known;
    }

    /**
     * Returns who made a fact normal: {@code learned since ...}, {@code approved by import of FILE}, {@code approved by
     * a person}.
     */
    public static String authority(@Nullable Fact fact) {
        if (fact == null || !fact.isKnown()) {
            return "not part of the baseline";
        }
        String source = fact.source();
        if (source != null) {
            return "approved by import of " + source;
        }
        return switch (fact.state()) {
            case APPROVED -> "approved by a person";
            case LEARNED, CANDIDATE, NOVEL -> "learned since " + Wording.minute(fact.firstTime());
        };
    }

    /** Returns {@code in 7 d 3 h this conversation (learned since ...)}; a predicate follows. */
    public static String history(Conversation conversation, long time) {
        Fact link = conversation.link();
        if (link == null || link.firstTime() == 0) {
            return "this conversation (" + authority(link) + ")";
        }
        return "in " + Wording.duration(time - link.firstTime()) + " this conversation (" + authority(link) + ")";
    }

    /** Returns the server of a conversation, {@code PLC-3, unit 7}. */
    public static String place(Conversation conversation) {
        return Wording.withUnit(conversation.server().name(), conversation.unit());
    }

    /** Returns when a conversation was first seen, in nanoseconds since 1970; 0 if it never was. */
    public static long since(Conversation conversation) {
        Fact link = conversation.link();
        return link == null ? 0 : link.firstTime();
    }
}
