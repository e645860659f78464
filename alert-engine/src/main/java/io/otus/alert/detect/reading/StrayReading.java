package io.otus.alert.detect.reading;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.model.Rounded;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reading is outside its range.
 *
 * @param value what it means, as the point's other values show
 * @param sent the number as the device sent it, which differs where a word stands for a negative number
 * @param drift whether it moved there slowly
 */
record StrayReading(Conversation conversation, ReadPoint point, double value, double sent, boolean drift)
        implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String whom = Expected.place(conversation);
        String name = Expected.point(point.space(), point.index(), point.index());
        String plain = Expected.range(point.space(), point.index(), point.index());
        String now = told();
        String range = point.values().text();
        Fact fact = point.fact();
        String mean = Rounded.text(Rounded.of(point.reading().mean()));
        return Words.of(
                        name + " of " + whom + (drift ? " drifts: " + now + ", outside " : " is " + now + ", outside ")
                                + range,
                        FactText.conversation(conversation) + " reading " + plain)
                .seen(whom + " tells " + now + " of " + name
                        + (drift
                                ? ", after moving away from its mean of " + mean + " for long."
                                : ", and is outside time after time."))
                .normal("values of " + range + " (" + Expected.authority(fact) + ").")
                .history(Expected.history(conversation, sighting.time()) + " read no such value there before.")
                .expected(range, fact.firstTime(), fact.count())
                .observed(now)
                .filter(sighting.filter());
    }

    /** The value; a word that was read as negative also as it stands in the frame, where a person looks for it. */
    private String told() {
        String meant = point.values().text(value);
        return value == sent ? meant : meant + " (" + point.values().text(sent) + " as it is sent)";
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return drift ? List.of("T0831", "T0856") : List.of("T0856", "T0836");
    }

    /**
     * An event in the process shows in many readings of a device, whoever reads them; the weather shows in those of
     * many devices.
     */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Cause(null, null, Action.READ);
    }

    @Override
    public List<String> points() {
        return List.of(Expected.words(point.space(), point.index(), point.index()));
    }
}
