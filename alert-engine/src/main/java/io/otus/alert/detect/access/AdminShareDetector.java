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
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#LATERAL} between two that may be known to share files: one of them asks for a share that gives
 * administrators the whole of the other, or for a program to be stored there, which is how tools run it from afar. High
 * where either side takes part in the control of a process, low otherwise; nothing where the two are known to do so.
 */
public final class AdminShareDetector implements Detector.OnSession {
    private static final String HABIT = "admin-share";
    private static final String PROGRAM_HABIT = "admin-share-program";
    /** What Windows runs by the end of its name. */
    private static final Set<String> PROGRAMS = Set.of(
            "bat", "cmd", "com", "cpl", "dll", "exe", "hta", "js", "jse", "msi", "msp", "ocx", "pif", "ps1", "psm1",
            "scr", "sys", "vbe", "vbs", "wsf");

    /** The directory of Windows, and each drive. Other shares may be hidden, and are for anybody. */
    private static final Pattern SHARE = Pattern.compile("ADMIN\\$|[A-Z]\\$", Pattern.CASE_INSENSITIVE);

    private static final Pattern BEHIND = Pattern.compile("[. ]+$");

    private final Site site;

    public AdminShareDetector(Site site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        boolean isProgram = event.kind().equals(SessionSeen.FILE_STORED) && isProgramOfShare(event.detail());
        if (!isProgram && !event.kind().equals(SessionSeen.ADMIN_SHARE)) {
            return;
        }
        Origin origin = event.origin();
        AssetModel client = site.asset(event.client(), origin.time(), origin.evidence());
        AssetModel server = site.asset(event.server(), origin.time(), origin.evidence());
        if (client == null || server == null || client == server) {
            return;
        }
        Habit habit = isProgram
                ? new Habit(PROGRAM_HABIT, server.name())
                : new Habit(HABIT, event.detail() + '@' + server.name());
        Fact fact = site.baseline().assetFacts().news(client, habit, false, origin);
        if (fact == null) {
            return;
        }
        boolean ofProcess = Outside.isOfProcess(site, server) || Outside.isOfProcess(site, client);
        String reason = ofProcess ? "" : "Lowered: neither has part in the control of a process.";
        Severity severity = ofProcess ? Kind.LATERAL.severity() : Severity.LOW;
        Broken broken = new Administers(event, client, server, isProgram, habit);
        site.report(
                new Finding(Kind.LATERAL, severity, reason, fact, broken, ofProcess),
                new Sighting(origin.time(), origin.evidence(), null, client, server));
    }

    /** Whether it is a program in such a share. Windows runs it also with dots, spaces or a stream behind its name. */
    private static boolean isProgramOfShare(String path) {
        int shareEnd = path.indexOf('\\');
        if (shareEnd < 0 || !SHARE.matcher(path.substring(0, shareEnd)).matches()) {
            return false;
        }
        int stream = path.indexOf(':', shareEnd);
        String name =
                BEHIND.matcher(stream < 0 ? path : path.substring(0, stream)).replaceFirst("");
        return PROGRAMS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private record Administers(SessionSeen event, AssetModel client, AssetModel server, boolean isProgram, Habit habit)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String did = isProgram
                    ? client.name() + " asked " + server.name() + " to store a program in an administrative share"
                    : client.name() + " asked for the administrative share " + event.detail() + " of " + server.name()
                            + " for the first time";
            return Words.of(did, FactText.habit(AssetNames.plain(client), habit))
                    .seen(client.name() + " asked " + server.name() + (isProgram ? " to store " : " for ")
                            + event.detail() + " in " + event.origin().protocol() + '.')
                    .normal("administrative shares by those who are known to use them.")
                    .history("the two never did so before.")
                    .observed(event.detail())
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return isProgram ? List.of("T0867", "T0886") : List.of("T0886");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return Cause.of(sighting);
        }

        @Override
        public Path path() {
            return new Path(
                    event.origin().flow(),
                    event.origin().sender(),
                    event.origin().protocol());
        }
    }
}
