package io.otus.alert.detect.reading;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
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
 * Readings stand still, repeat themselves, or do not follow a command.
 *
 * @param point the first point concerned
 * @param count number of points concerned
 * @param way the way in which they are stuck
 * @param number how many points stand still, answers repeat, or commands showed their effect before
 */
record StuckReading(Conversation conversation, ReadPoint point, int count, Way way, int number) implements Broken {
    /** The ways in which readings can be stuck. */
    enum Way {
        /** They do not move. */
        FROZEN,
        /** They are exactly those of an earlier time. */
        REPEATED,
        /** A point does not show the value that was written to it. */
        IGNORED
    }

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String whom = Expected.place(conversation);
        String name = Expected.point(point.space(), point.index(), point.index());
        String plain = Expected.range(point.space(), point.index(), point.index());
        String several = count == 1 ? name : count + " readings from " + name + " on";
        Fact fact = point.fact();
        String key = FactText.conversation(conversation) + " stuck " + way + ' ' + plain;
        String still = sighting.time() < point.reading().changed()
                ? "0 s"
                : Wording.duration(sighting.time() - point.reading().changed());
        Words words = switch (way) {
            case FROZEN ->
                Words.of(several + " of " + whom + (count == 1 ? " stands still" : " stand still"), key)
                        .seen(whom + " tells the same value of " + several + " for " + still + ".")
                        .normal("another value after "
                                + Rounded.text(point.reading().flat()) + " s at the latest (" + Expected.authority(fact)
                                + ").")
                        .observed("nothing new for " + still);
            case REPEATED ->
                Words.of("The readings of " + whom + " are those of an earlier time", key)
                        .seen("the last " + number + " answers of " + whom + " on " + several
                                + " are exactly those of an earlier time, in the same order.")
                        .normal("values that were measured now: they never repeat themselves so.")
                        .observed(number + " answers repeated");
            case IGNORED ->
                Words.of(name + " of " + whom + " does not follow its command", key)
                        .seen(name + " was set to " + Rounded.text(point.commanded()) + ", and is read as "
                                + Rounded.text(point.reading().last()) + '.')
                        .normal("the value that was written, as after " + Wording.times(number) + " before.")
                        .observed(Rounded.text(point.reading().last()));
        };
        return words.history(Expected.history(conversation, sighting.time()) + " never showed this.")
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return way == Way.IGNORED ? List.of("T0832", "T0856") : List.of("T0856", "T0832");
    }

    /** All stuck readings of one device have one cause. */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return conversation.server();
    }

    @Override
    public List<String> points() {
        return List.of(Expected.words(point.space(), point.index(), point.index()));
    }
}
