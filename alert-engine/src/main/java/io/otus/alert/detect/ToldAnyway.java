package io.otus.alert.detect;

import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ReadPoint;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a client asks for what its device tells it anyway. That is so for a point that the device reports by
 * itself; for a point that is part of a class or group which the client asks for; for another property of an object
 * that the client reads; and for a group of the points of a station if the client asks for all points of the station.
 * Such a question gives the client nothing that it did not have.
 */
public final class ToldAnyway {
    /** The reason for lowering a finding on such a question. */
    public static final String REASON = "Lowered: the device tells this client the same anyway.";

    /** A longer range of points is not looked at point by point; the usual protocols read fewer at once. */
    private static final int MOST = 1_024;

    /** The names for all points of a station: general interrogation in IEC 60870-5-101, class 0 in DNP3. */
    private static final Set<String> STATION = Set.of("station", "class_0");

    private static final Pattern GROUP = Pattern.compile("counters|(counter_)?group_\\d+|class_\\d");
    /**
     * One property of an object, which is given by type and number; the object {@code device}, what a device claims of
     * itself, is left out.
     */
    private static final Pattern PROPERTY = Pattern.compile("((?!device:)[a-z-]+:\\d+/)[^/]+");

    private ToldAnyway() {}

    /** Returns whether each point that is read is known, or told to the client anyway. */
    public static boolean areAll(Conversation conversation, Operation read) {
        for (PointRange range : read.points()) {
            if (!conversation.reads().isKnown(range) && !isAll(conversation, range)) {
                return false;
            }
        }
        return !read.points().isEmpty();
    }

    /** Returns whether all points of a range are told to the client anyway. */
    public static boolean isAll(Conversation conversation, PointRange range) {
        return isAll(conversation, range.space(), range.first(), range.last());
    }

    /** Returns whether all points of a space, from the first to the last one, are told to the client anyway. */
    public static boolean isAll(Conversation conversation, String space, long first, long last) {
        if (first == PointRange.NO_INDEX) {
            return isTold(conversation, space, first)
                    || isOfStation(conversation, space)
                    || isOfObject(conversation, space);
        }
        if (last - first >= MOST) {
            return false;
        }
        for (long point = first; point <= last; point++) {
            if (!isTold(conversation, space, point)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTold(Conversation conversation, String space, long index) {
        ReadPoint point = conversation.readings().find(space, index);
        return point != null && point.fact().isKnown();
    }

    private static boolean isOfStation(Conversation conversation, String name) {
        if (!GROUP.matcher(name).matches()) {
            return false;
        }
        for (String all : STATION) {
            if (conversation.reads().isKnown(PointRange.named(all))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfObject(Conversation conversation, String name) {
        Matcher property = PROPERTY.matcher(name);
        return property.matches() && conversation.reads().isAnyKnown(property.group(1));
    }
}
