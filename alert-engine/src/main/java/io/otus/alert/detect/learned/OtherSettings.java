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
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A publisher publishes a stream with settings that it never had.
 *
 * @param event the publisher's message
 * @param publication the settings
 * @param habit the settings, as the baseline has them
 * @param stream the beginning of such habits, which names the stream
 */
record OtherSettings(
        SessionSeen event, SessionFact.Publication publication, AssetModel asset, Habit habit, String stream)
        implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String name = asset.name();
        return Words.of(name + ' ' + deed(), FactText.habit(AssetNames.plain(asset), habit))
                .seen(name + " published " + event.unit() + " in "
                        + event.origin().protocol() + " by " + event.detail() + '.' + effect())
                .normal("the streams that it is known for, by the settings that they are known for.")
                .history("the baseline has them as habits of " + name + '.')
                .observed(event.detail())
                .filter(DisplayFilter.of(event.origin()));
    }

    private boolean isSimulated() {
        return publication.isSimulated() && isNews(SessionFact.Publication.SIMULATED);
    }

    private boolean isOutlasting() {
        return publication.outlasting() > 0
                && isNews((publication.isSimulated() ? SessionFact.Publication.SIMULATED : "")
                        + SessionFact.Publication.OUTLASTING);
    }

    /** Returns whether no earlier settings of this stream have this beginning in the baseline. */
    private boolean isNews(String beginning) {
        return asset.formerHabits(habit.sort()).stream().noneMatch(each -> each.startsWith(stream + beginning));
    }

    private String deed() {
        if (isSimulated()) {
            return "marks " + event.unit() + " as a test, as it never did";
        }
        return isOutlasting()
                ? "lets messages of " + event.unit() + " live for far longer than it did"
                : "publishes " + event.unit() + " by settings that it never had";
    }

    /** Returns the effect on subscribers, in a sentence. */
    private String effect() {
        if (isSimulated()) {
            return " Whoever subscribes and takes part in no test disregards such messages.";
        }
        return isOutlasting()
                ? " For so many milliseconds nobody who subscribes notices that the messages are missing."
                : "";
    }

    /**
     * Messages wrongly marked as a test are forged reports, and they put the publisher out of operation, as subscribers
     * disregard it. A publisher whose silence is noticed late raises no alarm.
     */
    @Override
    public List<String> techniques(Kind kind, Action action) {
        return isSimulated()
                ? List.of("T0856", "T0858", "T0836")
                : isOutlasting() ? List.of("T0878", "T0836") : List.of("T0836");
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Cause(asset, null, null);
    }
}
