package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Poll;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.baseline.ReadingSet;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.time.Nanos;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * {@link Kind#VALUE_RANGE}, low: a constant, or a point of a few states, has a value that it never had, and keeps it
 * for half a minute and three further looks. Only where its values are all known: no other one came in an hour and a
 * half of looks, one in ten seconds at most, and in four times as many as they usually took to come one after the
 * other. Info where the value lies beside those, as that of what counts on, or is measured coarsely. T0856, T0836.
 *
 * <p>Not told of what was never anything but 0 or 1, of a value that goes on to move, of one that was written there or
 * that another reader of the point knows, and of none that came within five minutes after somebody wrote to the device,
 * other than what is learned to be written in a steady cycle, or within an hour after it was started, stopped, or given
 * another program or mode.
 */
final class SteadyReadings {
    /** So many looks have to find the value, the first one among them. */
    private static final int LOOKS = 4;
    /** It has to stay for so long. */
    private static final long STAY = 30 * Nanos.SECOND;
    /** What was done to a device that changes what it does explains its readings for so long. */
    private static final long CHANGED = Nanos.HOUR;

    private static final String READ =
            "Lowered: it was read, not written; it may be set at the device, or the device may have been changed.";
    private static final String NEXT =
            "Lowered: it lies beside the values that are known, as that of what counts on or is measured coarsely.";

    private final OtherReaders others;
    /** When something was last written to a device. */
    private final Lately written = new Lately(ReadingSet.AWAIT);
    /** When a device was last given something else to do. */
    private final Lately changed = new Lately(CHANGED);

    SteadyReadings(OtherReaders others) {
        this.others = others;
    }

    /** How many devices made room for others. */
    long forgotten() {
        return written.forgotten() + changed.forgotten();
    }

    /** Something is written to a device, which may be another value than ever. */
    void written(Conversation conversation, Operation operation, boolean isNews) {
        Poll poll = conversation.polls().find(operation.service().key(), operation.points());
        boolean isCycle = poll != null && poll.isKnown(); // its effects are there all the time
        if (isNews || !isCycle) {
            written.note(conversation.server(), operation.origin().time());
        }
    }

    /** A device is started, stopped, or given another program or mode. */
    void changed(AssetModel device, long time) {
        changed.note(device, time);
    }

    /**
     * A point that is not measured is told again.
     *
     * @param isInDoubt whether something was missed lately that may explain any value
     */
    void observed(
            Conversation conversation,
            ReadPoint point,
            ValueList values,
            int at,
            Origin origin,
            boolean isInDoubt,
            List<Finding> out) {
        double value = values.type().isNumeric() ? values.number(at) : Double.NaN;
        boolean isOutside = Double.isFinite(value)
                && !point.values().contains(value)
                && point.isSteady()
                && value != point.commanded();
        if (isOutside && value != point.reading().last()) {
            point.stray(false, false); // it moves on, or begins to
        }
        long time = origin.time();
        AssetModel device = conversation.server();
        boolean isExplained = isOutside && (isInDoubt || written.has(device, time) || changed.has(device, time));
        int looks = point.stray(isOutside, isExplained);
        if (looks < LOOKS || point.isStrayTold() || time - point.reading().changed() < STAY) {
            return;
        }
        point.tellStray();
        if (!point.hasLeapt() && !others.knowState(conversation, point, value)) {
            boolean isNext = point.values().isNext(value);
            out.add(Finding.novelty(
                    Kind.VALUE_RANGE,
                    isNext ? Severity.INFO : Severity.LOW,
                    isNext ? NEXT : READ,
                    point.fact(),
                    new OtherState(conversation, point, values.text(at))));
        }
    }
}
