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
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#LATERAL}: a device fetches a program from a machine from which it never fetched one. Tools come that way
 * to a device that an intruder has already entered. High if the device takes part in the control of a process. Low if
 * it does not, or if the machine is known to give programs to other devices, as an update server does. All hosts of the
 * internet count as one machine, and are low: a device that updates from there meets another address each time, and
 * {@link Kind#EXT_CONN} reports the connection.
 */
public final class FetchedProgramDetector implements Detector.OnSession {
    private static final String HABIT = "fetches-program";
    private static final String SERVER_HABIT = "gives-programs";
    private static final String INTERNET = "internet";

    private final DetectorContext site;

    public FetchedProgramDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        if (!event.kind().equals(SessionSeen.PROGRAM_FETCHED)) {
            return;
        }
        Origin origin = event.origin();
        AssetModel client = site.asset(event.client(), origin);
        AssetModel server = site.asset(event.server(), origin);
        IpAddress ip = event.server().ip();
        if (client == null || client == server || (server == null && ip == null)) {
            return;
        }
        boolean internet = Outside.isInternet(site, event.server());
        Habit giving = new Habit(SERVER_HABIT, origin.protocol());
        boolean gives = server != null && Outside.isKnown(server.habit(giving));
        if (server != null && !internet) {
            site.baseline().assetFacts().news(server, giving, origin);
        }
        String from = internet ? INTERNET : ip != null ? ip.toString() : String.valueOf(event.server());
        Habit habit = new Habit(HABIT, from);
        Fact fact = site.baseline().assetFacts().news(client, habit, origin);
        if (fact == null) {
            return;
        }
        String reason = reason(client, fact, internet, gives);
        Severity severity = reason.isEmpty() ? Kind.LATERAL.severity() : Severity.LOW;
        Broken broken = new Fetched(event, client, internet, habit);
        site.report(
                new Finding(Kind.LATERAL, severity, reason, fact, broken, reason.isEmpty()),
                new Sighting(origin.time(), origin.evidence(), null, client, server));
    }

    /** Returns the reason for lowering the severity; empty if nothing lowers it. */
    private String reason(AssetModel client, Fact fact, boolean internet, boolean gives) {
        if (!Outside.isOfProcess(site, client)) {
            return "Lowered: the device takes no part in the control of a process.";
        }
        if (internet) {
            return "Lowered: many programs update themselves from the internet, and EXT_CONN reports the connection.";
        }
        if (gives) {
            return "Lowered: the other device is known to give programs to devices.";
        }
        return fact.isSeldom() ? Finding.SELDOM : "";
    }

    private record Fetched(SessionSeen event, AssetModel client, boolean internet, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.name();
            String whom = Wording.name(sighting.target(), event.server());
            String what = event.detail().isEmpty() ? "a program" : event.detail();
            return Words.of(
                            who + " fetched a program from " + (internet ? "the internet" : whom)
                                    + Former.when(finding.fact(), sighting.time()),
                            FactText.habit(AssetNames.plain(client), habit))
                    .seen(who + " took " + what + " from " + whom + " in "
                            + event.origin().protocol() + '.')
                    .normal("programs from machines that the device is known to take them from.")
                    .history(Former.history(finding.fact(), sighting.time(), "it never took one from there before."))
                    .observed(what)
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return internet ? List.of("T0863", "T0817", "T0869") : List.of("T0867", "T0869");
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
