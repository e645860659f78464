package io.otus.alert.detect.reading;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.baseline.ValueSet;

/**
 * What other readers know of a point that one reader has read too seldom to know its range, or all its states. A device
 * has one value there, whoever reads it. Confined to the analysis thread.
 */
final class OtherReaders {
    private final Baseline baseline;

    OtherReaders(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Returns whether another reader of the same point knows its range well, including everything that this reader has
     * seen there, and the value lies within that range.
     */
    boolean know(Conversation conversation, ReadPoint point, double value) {
        for (Conversation other : baseline.asked(conversation.server())) {
            ReadPoint theirs =
                    isOfSame(other, conversation) ? other.readings().find(point.space(), point.index()) : null;
            if (theirs != null && isSettled(theirs) && isWithin(point.values(), theirs.values(), value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether another reader of the same point knows a value of it, as a single value or as part of a range.
     */
    boolean knowState(Conversation conversation, ReadPoint point, double value) {
        for (Conversation other : baseline.asked(conversation.server())) {
            ReadPoint theirs =
                    isOfSame(other, conversation) ? other.readings().find(point.space(), point.index()) : null;
            if (theirs != null && theirs.fact().isKnown() && theirs.values().contains(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfSame(Conversation other, Conversation conversation) {
        return other != conversation
                && other.protocol().equals(conversation.protocol())
                && other.unit().equals(conversation.unit());
    }

    private static boolean isSettled(ReadPoint point) {
        return point.isMeasured()
                && point.fact().isKnown()
                && !point.reading().isCounter()
                && !point.reading().isUnsettled();
    }

    private static boolean isWithin(ValueSet few, ValueSet many, double value) {
        return many.low() <= Math.min(few.low(), value) && Math.max(few.high(), value) <= many.high();
    }
}
