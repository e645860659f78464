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
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#LATERAL} between two devices that may well be known to share files. One of them asks for a share that
 * gives administrators access to the whole of the other; or it has a program stored in such a share, which is how tools
 * run programs remotely; or it has the other device run a program by its services or tasks. High if either side takes
 * part in the control of a process, low otherwise. Nothing is reported if the two are known to do so.
 */
public final class AdminShareDetector implements Detector.OnSession {
    private static final String HABIT = "admin-share";
    private static final String PROGRAM_HABIT = "admin-share-program";
    private static final String RUN_HABIT = "remote-program";
    /** Endings of the file names that Windows runs. */
    private static final Set<String> PROGRAMS = Set.of(
            "bat", "cmd", "com", "cpl", "dll", "exe", "hta", "js", "jse", "msi", "msp", "ocx", "pif", "ps1", "psm1",
            "scr", "sys", "vbe", "vbs", "wsf");

    /** The directory of Windows, and each drive. Other hidden shares may be for anybody. */
    private static final Pattern SHARE = Pattern.compile("ADMIN\\$|[A-Z]\\$", Pattern.CASE_INSENSITIVE);

    private static final Pattern BEHIND = Pattern.compile("[. ]+$");

    private final DetectorContext site;

    public AdminShareDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        Deed deed = deed(event);
        if (deed == null) {
            return;
        }
        Origin origin = event.origin();
        Pair pair = site.pair(event);
        if (pair == null || pair.isOfOne()) {
            return;
        }
        AssetModel client = pair.client();
        AssetModel server = pair.server();
        Habit habit =
                new Habit(deed.habit, deed == Deed.CONNECTS ? event.detail() + '@' + server.name() : server.name());
        Fact fact = site.baseline().assetFacts().lastingNews(client, habit, origin);
        if (fact == null) {
            return;
        }
        boolean ofProcess = Outside.isOfProcess(site, server) || Outside.isOfProcess(site, client);
        String reason = ofProcess ? "" : "Lowered: neither device takes part in the control of a process.";
        Severity severity = ofProcess ? Kind.LATERAL.severity() : Severity.LOW;
        Broken broken = new Administers(event, client, server, deed, habit);
        site.report(new Finding(Kind.LATERAL, severity, reason, fact, broken, ofProcess), pair.sighting(origin));
    }

    private static boolean isAdministrative(String share) {
        return SHARE.matcher(share).matches();
    }

    /**
     * Returns whether Windows runs a file of this name. It does so even if dots, spaces or the name of a stream follow.
     */
    private static boolean isProgram(String path) {
        int stream = path.indexOf(':');
        String name =
                BEHIND.matcher(stream < 0 ? path : path.substring(0, stream)).replaceFirst("");
        return PROGRAMS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** What the client asks for, with the habit by which the baseline knows it. */
    private enum Deed {
        CONNECTS(HABIT),
        STORES(PROGRAM_HABIT),
        RUNS(RUN_HABIT);

        private final String habit;

        Deed(String habit) {
            this.habit = habit;
        }
    }

    private static @Nullable Deed deed(SessionSeen event) {
        if (event.fact() instanceof SessionFact.FileStored stored) {
            return isAdministrative(stored.share()) && isProgram(stored.name()) ? Deed.STORES : null;
        }
        return switch (event.kind()) {
            case SessionSeen.ADMIN_SHARE -> Deed.CONNECTS;
            case SessionSeen.REMOTE_PROGRAM -> Deed.RUNS;
            default -> null;
        };
    }

    private record Administers(SessionSeen event, AssetModel client, AssetModel server, Deed deed, Habit habit)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.name();
            String whom = server.name();
            String what = event.detail();
            String when = Former.when(finding.fact(), sighting.time());
            String did = switch (deed) {
                case CONNECTS -> who + " asked for the administrative share " + what + " of " + whom + when;
                case STORES -> who + " asked " + whom + " to store a program in an administrative share";
                case RUNS -> who + " asked " + whom + " to run a program (" + what + ")" + when;
            };
            String asked = switch (deed) {
                case CONNECTS -> " for ";
                case STORES -> " to store ";
                case RUNS -> " by ";
            };
            return Words.of(did, FactText.habit(AssetNames.plain(client), habit))
                    .seen(who + " asked " + whom + asked + what + " in "
                            + event.origin().protocol() + '.')
                    .normal(
                            deed == Deed.RUNS
                                    ? "services and tasks by those who are known to set them up."
                                    : "administrative shares by those who are known to use them.")
                    .history(Former.history(finding.fact(), sighting.time(), "the two never did so before."))
                    .observed(event.detail())
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return deed == Deed.STORES ? List.of("T0867", "T0886") : List.of("T0886");
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
