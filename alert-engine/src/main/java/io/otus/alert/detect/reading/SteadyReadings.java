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
 * {@link Kind#VALUE_RANGE}, low: a constant, or a point with a few states, has a value that it never had, and keeps it
 * for half a minute and three further looks. Reported only if all its values are known: no other one came in an hour
 * and a half of looks, one in ten seconds at most, and in four times as many looks as new values usually took to
 * appear. Info if the value lies beside the known ones, like that of a counter or of a coarse measurement. T0856,
 * T0836.
 *
 * <p>Not reported: points that never had another value than 0 or 1; a value that moves on; a value that was written
 * there, or that another reader of the point knows; a value that came within five minutes after somebody wrote to the
 * device, except for writes in a learned steady cycle; a value that came within an hour after the device was started,
 * stopped, or given another program or mode.
 */
final class SteadyReadings {
    /** Number of looks that must find the value, including the first one. */
    private static final int LOOKS = 4;
    /** Least time for which the value must stay. */
    private static final long STAY = 30 * Nanos.SECOND;
    /** How long an act that changes what a device does explains its readings. */
    private static final long CHANGED = Nanos.HOUR;

    private static final String READ =
            "Lowered: it was read, not written; it may be set at the device, or the device may have been changed.";
    private static final String NEXT =
            "Lowered: it lies beside the values that are known, as that of what counts on or is measured coarsely.";

    private final OtherReaders others;
    /** Time of the last write to a device. */
    private final Lately written = new Lately(ReadingSet.AWAIT);
    /** Time at which a device was last started, stopped, or given another program or mode. */
    private final Lately changed = new Lately(CHANGED);

    SteadyReadings(OtherReaders others) {
        this.others = others;
    }

    /** Returns how many devices were dropped before their time was over. */
    long forgotten() {
        return written.forgotten() + changed.forgotten();
    }

    /** Something is written to a device, after which its points may have new values. */
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
     * A point that is not measured is reported again.
     *
     * @param isInDoubt whether bytes were lost recently that may explain any value
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
