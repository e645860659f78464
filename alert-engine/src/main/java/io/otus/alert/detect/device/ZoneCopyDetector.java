package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import java.util.List;
import java.util.Locale;

/**
 * {@link Kind#ROLE_NEW}, medium: a device asks a name server for all names of a zone, which is a list of all machines.
 * Otherwise only other name servers that keep a copy of the zone do so. Devices that did so while conversations were
 * learned count as such servers.
 */
public final class ZoneCopyDetector implements Detector.OnSession {
    private static final String HABIT = "copies_zone";

    private final DetectorContext site;

    public ZoneCopyDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        if (!event.kind().equals(SessionSeen.ZONE_TRANSFER)) {
            return;
        }
        Origin origin = event.origin();
        AssetModel client = site.asset(event.client(), origin);
        if (client == null) {
            return;
        }
        String zone = event.detail().isEmpty() ? "." : event.detail().toLowerCase(Locale.ROOT);
        Habit habit = new Habit(HABIT, zone);
        Fact fact = site.baseline().assetFacts().news(client, habit, origin);
        if (fact == null) {
            return;
        }
        AssetModel server = site.asset(event.server(), origin);
        Weight weight = new Weight(Severity.MEDIUM, "Lowered: it reads names from a server and changes nothing.");
        site.report(
                weight.of(fact, new Copies(event, client, habit)),
                new Sighting(origin.time(), origin.evidence(), null, client, server));
    }

    private record Copier(AssetModel client) {}

    private record Copies(SessionSeen event, AssetModel client, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.name();
            String zone = habit.detail();
            return Words.of(
                            who + " asks for all names of the zone " + zone,
                            FactText.habit(AssetNames.plain(client), habit))
                    .seen(who + " asked the name server " + Wording.name(null, event.server())
                            + " for a transfer of the zone " + zone + '.')
                    .normal("questions for single names; other name servers that keep a copy of the zone.")
                    .history(who + " never asked for that before.")
                    .observed(zone)
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0840", "T0846");
        }

        @Override
        public String advice(Kind kind) {
            return "Find out which program on the source asked for it, and let the name server give its zones only to"
                    + " those that keep a copy; approve it if the source is one of them.";
        }

        @Override
        public Path path() {
            return Path.of(event.origin());
        }

        /** One zone after the other is one act. */
        @Override
        public Object cause(Finding finding, Sighting sighting) {
            return new Copier(client);
        }
    }
}
