package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Flaw;
import io.otus.core.event.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device reports that something is wrong with the value of a point.
 *
 * @param operation the device's message
 * @param point the point, as alerts name it
 * @param habit the habit of reporting this flaw, as the baseline has it
 */
record FlawedPoint(AssetModel device, Operation operation, String point, Flaw flaw, Habit habit) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String who = Wording.withUnit(device.name(), operation.unit());
        return Words.of(point + " of " + who + ' ' + deed(), FactText.habit(AssetNames.plain(device), habit))
                .seen(who + " told in " + operation.protocol() + " that " + point + ' ' + deed() + '.')
                .normal("values with which nothing is wrong, or what it was known to say of them.")
                .history("the baseline has such points as habits of " + device.name() + '.')
                .observed(deed())
                .filter(sighting.filter());
    }

    private String deed() {
        return switch (flaw) {
            case FORCED -> "is forced: its value was put in the place of what is measured";
            case BLOCKED -> "is blocked: its value is held where it is";
            case INVALID -> "is invalid: nothing that works measures it";
            case OUTDATED -> "is of an earlier time: what measures it is not reached";
            case EXCEEDED -> "is beyond what can be measured";
            case RESTARTED -> "was not measured since a restart";
        };
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return switch (flaw) {
            case FORCED, BLOCKED -> List.of("T0832", "T0856");
            case INVALID, OUTDATED, RESTARTED -> List.of("T0815", "T0829");
            case EXCEEDED -> List.of("T0856");
        };
    }

    /**
     * All points of a device with the same flaw have one cause, also the points of devices behind it that it cannot
     * reach.
     */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Cause(device, flaw);
    }

    @Override
    public boolean mayRaise() {
        return true;
    }

    @Override
    public List<String> points() {
        return List.of(point);
    }

    private record Cause(AssetModel device, Flaw flaw) {}
}
