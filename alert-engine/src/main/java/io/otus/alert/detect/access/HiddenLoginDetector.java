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
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#BRUTE_FORCE} where logins are encrypted and nobody hears a refusal, as in SSH and remote desktops. Within
 * five minutes a client signs in to a device by {@value #NAMES} different names, which is high; or {@value #SESSIONS}
 * of its sessions end within two minutes and with fewer than {@value #LITTLE} bytes from either side, so that little
 * more than a login fits in, which is medium. Programs that do so are known where they did while conversations were
 * learned.
 */
public final class HiddenLoginDetector implements Detector.OnSession, Detector.OnFlow {
    private static final String NAMES_HABIT = "login-names";
    private static final String SESSIONS_HABIT = "short-sessions";
    private static final int NAMES = 8;
    private static final int SESSIONS = 10;
    private static final int LITTLE = 8_192;
    private static final long WINDOW = 300_000_000_000L;
    /** OpenSSH waits so long for a login that works. */
    private static final long SHORT = 120_000_000_000L;
    /** Pairs that are counted, and sessions whose end is waited for; the least recent go first. */
    private static final int MAX_PAIRS = 4_096;
    /** Names that are remembered of a pair. */
    private static final int MAX_NAMES = 64;

    private record Pair(AssetModel client, AssetModel server, String protocol) {}

    private record Session(Pair pair, SessionSeen event) {}

    /** What a pair did of late. */
    private static final class Tries {
        private final Set<String> names = new HashSet<>();
        private long start;
        private int shortSessions;

        void at(long time) {
            if (time - start > WINDOW) {
                start = time;
                names.clear();
                shortSessions = 0;
            }
        }
    }

    private final Site site;
    private final RecentMap<Pair, Tries> pairs = new RecentMap<>(MAX_PAIRS);
    /** By flow. */
    private final RecentMap<Long, Session> open = new RecentMap<>(MAX_PAIRS);

    public HiddenLoginDetector(Site site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return pairs.forgotten() + open.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        if (!event.kind().equals(SessionSeen.HIDDEN_LOGIN)) {
            return;
        }
        Origin origin = event.origin();
        AssetModel client = site.asset(event.client(), origin.time(), origin.evidence());
        AssetModel server = site.asset(event.server(), origin.time(), origin.evidence());
        if (client == null || server == null || client == server) {
            return;
        }
        Pair pair = new Pair(client, server, origin.protocol());
        Session session = new Session(pair, event);
        open.put(origin.flow().id(), session);
        Tries tries = pairs.getOrMake(pair, Tries::new);
        tries.at(origin.time());
        if (!event.detail().isEmpty() && tries.names.size() < MAX_NAMES) {
            tries.names.add(event.detail().toLowerCase(Locale.ROOT));
        }
        if (tries.names.size() >= NAMES) {
            tell(session, NAMES_HABIT, tries.names.size(), origin.time());
        }
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        Session session = open.remove(flow.id());
        if (session == null || !isShort(flow)) {
            return;
        }
        Tries tries = pairs.getOrMake(session.pair, Tries::new);
        tries.at(flow.lastTime());
        tries.shortSessions++;
        if (tries.shortSessions >= SESSIONS) {
            tell(session, SESSIONS_HABIT, tries.shortSessions, time);
        }
    }

    /** Of a side that is not heard nobody knows how much it sent. */
    private static boolean isShort(FlowInfo flow) {
        return flow.frames(0) > 0
                && flow.frames(1) > 0
                && flow.lastTime() - flow.firstTime() < SHORT
                && flow.payloadBytes(0) < LITTLE
                && flow.payloadBytes(1) < LITTLE;
    }

    private void tell(Session session, String sort, int count, long time) {
        Pair pair = session.pair;
        Origin origin = session.event.origin();
        Habit habit = new Habit(sort, pair.protocol + '@' + pair.server.name());
        Fact fact = site.baseline().assetFacts().news(pair.client, habit, false, time, origin.evidence());
        if (fact == null) {
            return;
        }
        boolean byName = sort.equals(NAMES_HABIT);
        Severity severity = byName ? Kind.BRUTE_FORCE.severity() : Severity.MEDIUM;
        String reason = byName ? "" : "Lowered: the logins are encrypted, and nobody heard that they were refused.";
        Broken broken = new Guesses(session, habit, byName, count);
        site.report(
                new Finding(Kind.BRUTE_FORCE, severity, reason, fact, broken, true),
                new Sighting(time, origin.evidence(), null, pair.client, pair.server));
    }

    /**
     * A client signs in time and again.
     *
     * @param byName whether by one name after the other
     * @param count of the names or sessions within five minutes
     */
    private record Guesses(Session session, Habit habit, boolean byName, int count) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            Pair pair = session.pair;
            String who = pair.client.name();
            String whom = pair.server.name();
            String title = byName
                    ? who + " tries the names of many users at " + whom
                    : who + " signs in to " + whom + " time and again, and stays nowhere";
            String seen = byName
                    ? who + " signed in to " + whom + " in " + pair.protocol + " by " + count
                            + " different names within five minutes, the latest one " + session.event.detail() + "."
                    : count + " encrypted sessions in " + pair.protocol + " between the two ended within five minutes,"
                            + " each of them soon and with little more in it than a login.";
            return Words.of(title, FactText.habit(AssetNames.plain(pair.client), habit))
                    .seen(seen)
                    .normal("one user at a time, and sessions in which something is done.")
                    .history("the two never did so before.")
                    .observed(count + (byName ? " names" : " sessions"))
                    .filter(DisplayFilter.of(session.event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0812", "T0859");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(session.pair.client, null, null);
        }

        @Override
        public boolean mayRaise() {
            return true;
        }

        @Override
        public Path path() {
            Origin origin = session.event.origin();
            return new Path(origin.flow(), origin.sender(), origin.protocol());
        }
    }
}
