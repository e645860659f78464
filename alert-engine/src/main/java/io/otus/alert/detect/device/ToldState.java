package io.otus.alert.detect.device;

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
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device reports that something in it is not as it should be.
 *
 * @param operation the operation by which it reports so
 * @param habit the habit of the baseline that it does
 * @param times how often the condition began within the last hour, as far as that is counted
 * @param degree how bad that is
 */
record ToldState(AssetModel device, Operation operation, Condition condition, Habit habit, int times, Degree degree)
        implements Broken {
    /** How a condition continues. */
    enum Degree {
        /** It just began. */
        ONCE,
        /** It comes again and again. */
        AGAIN,
        /** It does not end. */
        LASTING
    }

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String who = Wording.withUnit(device.name(), operation.unit());
        String what = degree == Degree.ONCE ? once() : further();
        String often = times > 1 ? " It came to that " + Wording.times(times) + " within the last hour." : "";
        return Words.of(who + " says that " + what, FactText.habit(AssetNames.plain(device), habit))
                .seen(who + " told in " + operation.protocol() + " that " + what + ": " + condition.name() + '.'
                        + often)
                .normal("that it says nothing of the kind, or what it was known to say.")
                .history("the baseline has such states as habits of " + device.name() + '.')
                .observed(condition.name())
                .filter(sighting.filter());
    }

    private String once() {
        return switch (condition.meaning()) {
            case RESTARTED -> "it restarted";
            case FAULTY -> "something in it is faulty";
            case MISCONFIGURED -> "its configuration is damaged or missing";
            case LIMITED -> "it does only part of what it can";
            case REPORTS_LOST -> "it lost reports for want of room";
        };
    }

    private String further() {
        return switch (condition.meaning()) {
            case RESTARTED -> "it restarted again and again";
            case REPORTS_LOST -> "it goes on losing reports for want of room";
            case FAULTY, MISCONFIGURED, LIMITED -> once();
        };
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return switch (condition.meaning()) {
            case RESTARTED -> List.of("T0816");
            case FAULTY -> List.of("T0814");
            case MISCONFIGURED -> List.of("T0836");
            case LIMITED -> List.of("T0858");
            case REPORTS_LOST -> List.of("T0804");
        };
    }

    /**
     * One condition of one unit is one cause. That the condition came again, and so is worse, raises the alert on it.
     */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Cause(device, operation.protocol(), operation.unit(), condition);
    }

    @Override
    public boolean mayRaise() {
        return true;
    }

    /** That the condition does not end raises the alert on its beginning, however long ago that was. */
    @Override
    public boolean isLasting() {
        return degree == Degree.LASTING;
    }

    private record Cause(AssetModel device, String protocol, String unit, Condition condition) {}
}
