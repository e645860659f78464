package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.SessionSeen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_CHANGED}: a known publisher of GOOSE or Sampled Values publishes a stream by settings that it never had: another data set, another revision, or that it
 * needs commissioning. Subscribers are configured for the settings, and ignore or misread what has others. That a device publishes at all is {@link Kind#ROLE_NEW}.
 */
public final class PublicationDetector implements Detector.OnSession {
    private static final String HABIT = "publishes";

    private final Site site;

    public PublicationDetector(Site site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        String protocol = event.origin().protocol();
        if (!event.kind().equals(SessionSeen.PUBLICATION) || !site.isIndustrial(protocol)) {
            return;
        }
        long time = event.origin().time();
        AssetModel asset = site.asset(event.server(), time, event.origin().evidence());
        if (asset == null) {
            return;
        }
        Habit habit = new Habit(HABIT, protocol + ' ' + event.detail());
        Fact fact =
                site.baseline().habit(asset, habit, true, time, event.origin().evidence());
        if (fact == null
                || site.baseline().learning().note(fact, event.origin())
                || !Outside.isKnown(asset.role(Role.PUBLISHER, protocol))) {
            return;
        }
        site.report(
                new Finding(
                        Kind.ASSET_CHANGED,
                        Kind.ASSET_CHANGED.severity(),
                        "",
                        fact,
                        new OtherSettings(event, asset, habit),
                        true),
                new Sighting(time, event.origin().evidence(), null, asset, null));
    }

    private record OtherSettings(SessionSeen event, AssetModel asset, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String name = asset.name();
            String stream = event.detail().substring(0, event.detail().indexOf(' '));
            return Words.of(
                            name + " publishes " + stream + " by settings that it never had",
                            FactText.habit(AssetNames.plain(asset), habit))
                    .seen(name + " published " + event.detail() + " in "
                            + event.origin().protocol() + '.')
                    .normal("the streams that it is known for, by the settings that they are known for.")
                    .history("the baseline has them as habits of " + name + " (" + HABIT + ").")
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
}
