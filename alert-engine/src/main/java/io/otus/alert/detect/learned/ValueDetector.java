package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.baseline.WrittenValues;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#VALUE_RANGE} on writes: the conversation writes a value that it never wrote to this point. Not reported
 * if the value lies among, or a little beyond, numbers that it sets freely: at least half of five writes or more
 * brought another number, or there were more than sixteen numbers. Nor is it reported that a point that was switched
 * one way, three times at most, is switched the other way. {@link Kind#VALUE_DRIFT} if such values are close to those
 * that it wrote before, and go further out step by step.
 */
final class ValueDetector {
    private final Baseline baseline;
    private final Familiarity familiarity;
    private final Creeping creeping = new Creeping();

    ValueDetector(Baseline baseline) {
        this.baseline = baseline;
        this.familiarity = new Familiarity(baseline);
    }

    /** Returns how many points were dropped that somebody moved out of their known values. */
    long forgotten() {
        return creeping.forgotten();
    }

    /**
     * Checks the values of one written range; words that form one number are checked as that number.
     *
     * @param knownPoints whether writing these points is normal; if not, the points are the news and not the values
     */
    void check(
            Action action,
            PointRange range,
            Origin origin,
            Conversation conversation,
            boolean knownPoints,
            List<Finding> out) {
        for (PointRange each : baseline.words().written(conversation, range, origin.time())) {
            checkPoints(action, each, origin, conversation, knownPoints, out);
        }
    }

    private void checkPoints(
            Action action,
            PointRange range,
            Origin origin,
            Conversation conversation,
            boolean knownPoints,
            List<Finding> out) {
        ValueList values = range.values();
        int count = Math.min(values.size(), range.count());
        Write write = new Write(action == Action.OPERATE, range, origin, conversation, knownPoints, out);
        WholeNumber told = null;
        for (int i = 0; i < count; i++) {
            long index = range.isNamed() ? PointRange.NO_INDEX : range.first() + i;
            WrittenValues unusual = unusual(write, index, i);
            if (unusual == null || (told != null && told.has(index))) {
                continue;
            }
            WholeNumber whole = write.whole(index);
            if (whole == null) {
                tell(write, index, i, unusual);
            } else {
                told = whole;
                tell(write, whole, i, unusual);
            }
        }
    }

    /** The write of one message. */
    private static final class Write {
        private final boolean isSwitched;
        private final PointRange range;
        private final Origin origin;
        private final Conversation conversation;
        private final boolean knownPoints;
        private final List<Finding> out;
        /** The numbers that several values form; null until they are needed, which is rare. */
        private @Nullable List<WholeNumber> wholes;

        Write(
                boolean isSwitched,
                PointRange range,
                Origin origin,
                Conversation conversation,
                boolean knownPoints,
                List<Finding> out) {
            this.isSwitched = isSwitched;
            this.range = range;
            this.origin = origin;
            this.conversation = conversation;
            this.knownPoints = knownPoints;
            this.out = out;
        }

        /** Returns the number that a value is part of; null if it stands for itself. */
        @Nullable
        WholeNumber whole(long index) {
            List<WholeNumber> all = wholes;
            if (all == null) {
                all = WholeNumber.in(conversation, range);
                wholes = all;
            }
            for (WholeNumber each : all) {
                if (each.has(index)) {
                    return each;
                }
            }
            return null;
        }
    }

    /** Returns the known values of a point, if the written value is not one of them; null if it is. */
    private @Nullable WrittenValues unusual(Write write, long index, int at) {
        ValueList values = write.range.values();
        WrittenValues written = write.conversation.values(write.range.space(), index);
        if (written == null) {
            written = begin(write, index);
            if (written == null) {
                return null;
            }
        }
        boolean contained = written.values().contains(values, at);
        if (contained && baseline.learning().note(written.fact(), write.origin)) {
            creeping.back(written);
            return null;
        }
        boolean widened = !contained && baseline.conversationFacts().widen(written, values, at, write.origin);
        return widened ? null : written;
    }

    private void tell(Write write, long index, int at, WrittenValues written) {
        PointRange range = write.range;
        ValueList values = range.values();
        ValueSet known = written.fact().isKnown() ? written.values() : null;
        Broken broken =
                new NewValue(write.conversation, range.space(), index, index, new NewValue.Value(values, at, known));
        boolean expected = familiarity.isExpected(write.conversation, range, at, written);
        if (expected && Familiarity.isOtherWay(written, values, write.isSwitched)) {
            return;
        }
        if (!expected || !Familiarity.isAmong(written, values, at)) {
            add(write, written, expected, broken);
        }
        ValueSet before = written.values();
        if (expected && values.type().isNumeric() && before.isNumeric()) {
            double margin = Familiarity.margin(
                    before.low(), before.high(), written.fact().count());
            Creeping.Walk walk = creeping.written(
                    written, before.low(), before.high(), values.number(at), margin, write.origin.time());
            if (walk != null) {
                creep(write, index, index, written, values.text(at), walk, before.text());
            }
        }
    }

    private void tell(Write write, WholeNumber whole, int at, WrittenValues written) {
        if (whole.isContained()) {
            creeping.back(whole.upper());
            return;
        }
        Broken broken = new NewValue(
                write.conversation, write.range.space(), whole.first(), whole.last(), new NewValue.Whole(whole));
        boolean expected = familiarity.isExpected(write.conversation, write.range, whole, at);
        if (!expected || !Familiarity.isAmong(write.conversation, write.range, whole, at)) {
            add(write, written, expected, broken);
        }
        if (expected) {
            double margin = Familiarity.margin(whole.low(), whole.high(), whole.writes());
            Creeping.Walk walk = creeping.written(
                    whole.upper(), whole.low(), whole.high(), whole.value(), margin, write.origin.time());
            if (walk != null) {
                creep(write, whole.first(), whole.last(), written, whole.text(), walk, whole.known());
            }
        }
    }

    private void add(Write write, WrittenValues written, boolean expected, Broken broken) {
        if (!expected) {
            baseline.deviations().note(written.fact(), write.origin);
        }
        Severity severity = expected ? Severity.INFO : Kind.VALUE_RANGE.severity();
        String reason = expected ? Familiarity.VALUE_REASON : "";
        Finding finding = Finding.act(Kind.VALUE_RANGE, severity, reason, written.fact(), broken);
        write.out.add(expected ? finding.expectedOf(Category.VALUES) : finding);
    }

    private static void creep(
            Write write, long first, long last, WrittenValues written, String value, Creeping.Walk walk, String known) {
        Broken broken = new CreepingValue(
                write.conversation,
                write.range.space(),
                first,
                last,
                value,
                walk.begun(),
                walk.steps(),
                walk.first(),
                known);
        write.out.add(Finding.act(Kind.VALUE_DRIFT, written.fact(), broken));
    }

    private @Nullable WrittenValues begin(Write write, long index) {
        return write.knownPoints
                ? baseline.conversationFacts()
                        .addValues(
                                write.conversation,
                                write.range.space(),
                                index,
                                write.origin.time(),
                                write.origin.evidence())
                : null;
    }
}
