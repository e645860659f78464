package io.otus.alert.detect.reading;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.baseline.ValueSet;

/**
 * What others know of a point that one reader looked at too seldom to know its range: a device has one value there,
 * whoever asks for it. Confined to the analysis thread.
 */
final class OtherReaders {
    private final Baseline baseline;

    OtherReaders(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Whether another reader of the same point knows its range well, with all that this one has seen there in it, and
     * the value lies in that.
     */
    boolean know(Conversation conversation, ReadPoint point, double value) {
        for (Conversation other : baseline.asked(conversation.server())) {
            boolean isSame = other != conversation
                    && other.protocol().equals(conversation.protocol())
                    && other.unit().equals(conversation.unit());
            ReadPoint theirs = isSame ? other.readings().find(point.space(), point.index()) : null;
            if (theirs != null && isSettled(theirs) && isWithin(point.values(), theirs.values(), value)) {
                return true;
            }
        }
        return false;
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
