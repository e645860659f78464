package io.otus.alert.detect.reading;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constant, or a point with a few states, has a value that it never had.
 *
 * @param value the value as text
 */
record OtherState(Conversation conversation, ReadPoint point, String value) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String whom = Expected.place(conversation);
        String name = Expected.point(point.space(), point.index(), point.index());
        String plain = Expected.range(point.space(), point.index(), point.index());
        String known = point.values().text();
        return Words.of(
                        name + " of " + whom + " is " + value + ", outside " + known,
                        FactText.conversation(conversation) + " reading " + plain)
                .seen(whom + " tells " + value + " of " + name + ", and goes on to.")
                .normal("no other values than " + known + " (" + Expected.authority(point.fact()) + ").")
                .history(Expected.history(conversation, sighting.time()) + " read no such value there.")
                .expected(known, point.fact().firstTime(), point.fact().count())
                .observed(value)
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0856", "T0836");
    }

    /** A device that restarts, or is replaced, shows new values in many points, whoever reads them. */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Cause(conversation.server(), null, Action.READ);
    }

    @Override
    public List<String> points() {
        return List.of(Expected.words(point.space(), point.index(), point.index()));
    }
}
