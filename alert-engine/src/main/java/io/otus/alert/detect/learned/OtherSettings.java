package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.SessionSeen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A publisher publishes a stream by settings that it never had.
 *
 * @param event what it sends
 * @param habit the settings, as the baseline has them
 */
record OtherSettings(SessionSeen event, AssetModel asset, Habit habit) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String name = asset.name();
        return Words.of(
                        name + " publishes " + event.unit() + " by settings that it never had",
                        FactText.habit(AssetNames.plain(asset), habit))
                .seen(name + " published " + event.unit() + " in "
                        + event.origin().protocol() + " by " + event.detail() + '.')
                .normal("the streams that it is known for, by the settings that they are known for.")
                .history("the baseline has them as habits of " + name + '.')
                .observed(event.detail())
                .filter(DisplayFilter.of(event.origin()));
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0836");
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Cause(asset, null, null);
    }
}
