package io.otus.alert.detect.reading;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.model.Rounded;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reading stands still for one reader, and moves for another one.
 *
 * @param point the point as the first reader gets it
 * @param other the conversation of the other reader
 * @param theirs the point as the other reader gets it
 */
record SplitReading(Conversation conversation, ReadPoint point, Conversation other, ReadPoint theirs)
        implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String whom = Expected.place(conversation);
        String name = Expected.point(point.space(), point.index(), point.index());
        String plain = Expected.range(point.space(), point.index(), point.index());
        String reader = conversation.client().name();
        String still =
                Wording.duration(Math.max(0, sighting.time() - point.reading().changed()));
        String here = Rounded.text(point.reading().last());
        String there = Rounded.text(theirs.reading().last());
        return Words.of(
                        name + " of " + whom + " stands still for " + reader + " and moves for "
                                + other.client().name(),
                        FactText.conversation(conversation) + " split " + plain)
                .seen(reader + " is told " + here + " for " + still + ", while "
                        + other.client().name() + " was told other values all the time, " + there + " the latest.")
                .normal("the same value for whoever reads " + name + " at the same time ("
                        + Expected.authority(point.fact()) + ").")
                .observed(here + " for one and " + there + " for another")
                .history(Expected.history(conversation, sighting.time()) + " never showed this.")
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0856", "T0832", "T0830");
    }

    @Override
    public String advice(Kind kind) {
        return "Trust neither until it is compared with the process itself; look for a device between "
                + conversation.server().name() + " and " + conversation.client().name()
                + " that alters what passes: by their ARP tables and the switch ports.";
    }

    /** All points that differ for one reader of one device have one cause. */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return conversation;
    }

    @Override
    public List<String> points() {
        return List.of(Expected.words(point.space(), point.index(), point.index()));
    }
}
