package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.baseline.WrittenValues;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#VALUE_RANGE} on writes: a value that the conversation never wrote to this point. {@link Kind#VALUE_DRIFT}
 * where such values are close to those that it did write, and go further out step by step.
 */
final class ValueDetector {
    private final Baseline baseline;
    private final Familiarity familiarity;
    private final Creeping creeping = new Creeping();

    ValueDetector(Baseline baseline) {
        this.baseline = baseline;
        this.familiarity = new Familiarity(baseline);
    }

    /** How many points were forgotten that somebody moved out of what is known of them. */
    long forgotten() {
        return creeping.forgotten();
    }

    /**
     * Checks the values of one written range.
     *
     * @param knownPoints whether writing these points is normal; where it is not, that is the news and not the value
     */
    void check(PointRange range, Origin origin, Conversation conversation, boolean knownPoints, List<Finding> out) {
        ValueList values = range.values();
        int count = Math.min(values.size(), range.count());
        for (int i = 0; i < count; i++) {
            long index = range.isNamed() ? PointRange.NO_INDEX : range.first() + i;
            checkOne(range, index, i, origin, conversation, knownPoints, out);
        }
    }

    private void checkOne(
            PointRange range,
            long index,
            int at,
            Origin origin,
            Conversation conversation,
            boolean knownPoints,
            List<Finding> out) {
        String space = range.space();
        ValueList values = range.values();
        WrittenValues written = conversation.values(space, index);
        if (written == null) {
            written = begin(space, index, origin, conversation, knownPoints);
            if (written == null) {
                return;
            }
        }
        boolean contained = written.values().contains(values, at);
        if (contained && baseline.learning().note(written.fact(), origin)) {
            creeping.back(written);
            return;
        }
        if (!contained && baseline.conversationFacts().widen(written, values, at, origin)) {
            return;
        }
        Broken broken = new NewValue(
                conversation, space, index, values, at, written.fact().isKnown() ? written.values() : null);
        boolean expected = familiarity.isExpected(conversation, range, at, written);
        Severity severity = expected ? Severity.INFO : Kind.VALUE_RANGE.severity();
        String reason = expected ? Familiarity.VALUE_REASON : "";
        out.add(new Finding(Kind.VALUE_RANGE, severity, reason, written.fact(), broken, true));
        if (expected && values.type().isNumeric() && WholeNumber.of(conversation, range) == null) {
            creep(range, index, at, origin, conversation, written, out);
        }
    }

    private void creep(
            PointRange range,
            long index,
            int at,
            Origin origin,
            Conversation conversation,
            WrittenValues written,
            List<Finding> out) {
        ValueSet known = written.values();
        if (!known.isNumeric()) {
            return;
        }
        double margin =
                Familiarity.margin(known.low(), known.high(), written.fact().count());
        ValueList values = range.values();
        Creeping.Walk walk = creeping.outside(written, values.number(at), margin, origin.time());
        if (walk != null) {
            Broken broken = new CreepingValue(
                    conversation,
                    range.space(),
                    index,
                    values.text(at),
                    walk.begun(),
                    walk.steps(),
                    walk.first(),
                    known);
            out.add(new Finding(Kind.VALUE_DRIFT, Kind.VALUE_DRIFT.severity(), "", written.fact(), broken, true));
        }
    }

    private @Nullable WrittenValues begin(
            String space, long index, Origin origin, Conversation conversation, boolean knownPoints) {
        return knownPoints
                ? baseline.conversationFacts().addValues(conversation, space, index, origin.time(), origin.evidence())
                : null;
    }
}
