package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.model.Rounded;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import java.util.List;

/**
 * The conversation moves a value out of the known values of its point, step by step.
 *
 * @param first index of its first point
 * @param last index of its last point, if several form one number
 * @param value the present value
 * @param begun the first value outside
 * @param steps number of steps, each further out than all before
 * @param since event time of the first step, nanoseconds since 1970
 * @param known the known values of the point
 */
record CreepingValue(
        Conversation conversation,
        String space,
        long first,
        long last,
        String value,
        double begun,
        int steps,
        long since,
        String known)
        implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String point = Expected.point(space, first, last);
        Fact fact = finding.fact();
        long count = fact == null ? 0 : fact.count();
        String place = point + " of " + Expected.place(conversation);
        return Words.of(
                        conversation.client().name() + " moves " + place + " out of " + known + " step by step",
                        FactText.conversation(conversation) + " creep " + Expected.range(space, first, last))
                .seen(conversation.client().name() + " wrote " + place + ' ' + steps + " times in "
                        + Wording.duration(sighting.time() - since) + ", each time further out, from "
                        + Rounded.text(begun) + " to " + value + '.')
                .normal("values that it writes there: " + known + " (" + Expected.authority(fact) + ").")
                .history(Expected.history(conversation, sighting.time()) + " wrote this point " + Wording.times(count)
                        + '.')
                .expected(known, fact == null ? 0 : fact.firstTime(), count)
                .observed(value)
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0836", "T0855");
    }

    @Override
    public PointRange concerned() {
        return Expected.wordRange(space, first, last);
    }

    @Override
    public List<String> points() {
        return List.of(Expected.words(space, first, last));
    }
}
