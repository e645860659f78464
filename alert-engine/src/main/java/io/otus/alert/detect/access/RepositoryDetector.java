package io.otus.alert.detect.access;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#POINT_NEW}: a device opens a file share or a database that it never opened before, on a server of which
 * it is known to open others. Such a share may hold drawings, programs and passwords of the plant. Low if either side
 * takes part in the control of a process, info otherwise, since the device uses the server anyway. A server that the
 * device never used is reported as {@link Kind#LINK_NEW}. Traffic does not show which documents are in a share.
 */
public final class RepositoryDetector implements Detector.OnSession {
    private static final String HABIT = "repository";
    /** Most shares and databases of one device that are facts of their own; further ones count as known. */
    private static final int MAX_OWN = 64;

    private final DetectorContext site;

    public RepositoryDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        if (!event.kind().equals(SessionSeen.REPOSITORY_OPENED)) {
            return;
        }
        Origin origin = event.origin();
        Pair pair = site.pair(event);
        if (pair == null || pair.isOfOne()) {
            return;
        }
        AssetModel client = pair.client();
        AssetModel server = pair.server();
        String what = event.detail().toLowerCase(Locale.ROOT);
        Habit habit = client.within(MAX_OWN, new Habit(HABIT, what + of(server)));
        Fact fact = site.baseline().assetFacts().news(client, habit, origin);
        if (fact == null || habit.isFurther() || !opensOthers(client, server)) {
            return;
        }
        boolean ofProcess = Outside.isOfProcess(site, server) || Outside.isOfProcess(site, client);
        String reason = ofProcess
                ? "Lowered: the device uses that server anyway."
                : "Lowered: the device uses that server anyway, and neither takes part in the control of a process.";
        Severity severity = ofProcess ? Severity.LOW : Severity.INFO;
        site.report(
                new Finding(
                        Kind.POINT_NEW, severity, reason, fact, new Opened(event, client, server, habit), ofProcess),
                pair.sighting(origin));
    }

    /**
     * Returns whether the baseline knows anything that a client opens on a server. If it does not, everything that the
     * client opens there would be reported: the baseline may be older than this detector, or the server may have
     * another name since.
     */
    private static boolean opensOthers(AssetModel client, AssetModel server) {
        return client.formerHabits(HABIT).stream().anyMatch(each -> each.endsWith(of(server)));
    }

    private static String of(AssetModel server) {
        return '@' + server.name();
    }

    private record Opened(SessionSeen event, AssetModel client, AssetModel server, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String what = event.detail();
            return Words.of(
                            client.name() + " opened " + what + " of " + server.name()
                                    + Former.when(finding.fact(), sighting.time()),
                            FactText.habit(AssetNames.plain(client), habit))
                    .seen(client.name() + " opened " + what + " of " + server.name() + " in "
                            + event.origin().protocol() + '.')
                    .normal("the shares and databases of it that the device is known to open.")
                    .history(Former.history(finding.fact(), sighting.time(), "it never opened this one before."))
                    .observed(what)
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0811");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return Cause.of(sighting);
        }

        @Override
        public Path path() {
            return Path.of(event.origin());
        }
    }
}
