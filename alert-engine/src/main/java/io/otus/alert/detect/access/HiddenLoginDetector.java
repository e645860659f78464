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
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.ConnectionCut;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#BRUTE_FORCE} by encrypted logins, whose refusals nobody can read, as in SSH and remote desktops. One of
 * two things is needed within five minutes. Either a client signs in to a device by {@value #NAMES} different names:
 * high. Or {@value #SESSIONS} of its sessions end within two minutes each, with fewer than {@value #LITTLE} bytes from
 * either side, and the server sent no more than a refusal needs: medium.
 *
 * <p>Programs that copy files, query machines or configure them have short sessions all day, but are let in. If the
 * server sent more than refusals commonly need, it may have let the client in, and fewer than {@value #MANY} such
 * sessions are low. Only their number distinguishes them from guesses at a server that answers refused logins at
 * length. If the client is known to administer the device, everything is one step less. Sessions that look refused are
 * then low below {@value #MANY}, as a few devices send this little to clients that they let in; other sessions are not
 * reported below 30, and low from there. Nothing is reported of a pair that did the same while conversations were
 * learned.
 */
public final class HiddenLoginDetector implements Detector.OnSession, Detector.OnFlow, Detector.OnCut {
    private static final String NAMES_HABIT = "login-names";
    private static final String REFUSED_HABIT = "short-sessions";
    private static final String FEW_REFUSED_HABIT = "few-short-sessions";
    private static final String LET_IN_HABIT = "quick-sessions";
    private static final String OFTEN_LET_IN_HABIT = "many-quick-sessions";
    private static final int NAMES = 8;
    private static final int SESSIONS = 10;
    /** More sessions than any scheduled task opens to one device in five minutes. */
    private static final int MANY = 30;

    private static final int LITTLE = 8_192;
    private static final long WINDOW = 5 * Nanos.MINUTE;
    /** Time that OpenSSH allows for a login. */
    private static final long SHORT = 2 * Nanos.MINUTE;
    /**
     * Most pairs that are counted, and most sessions that are followed to their end; the least recent are forgotten
     * first.
     */
    private static final int MAX_PAIRS = 4_096;
    /** Most names that are remembered of a pair. */
    private static final int MAX_NAMES = 64;

    private record Pair(AssetModel client, AssetModel server, String protocol) {}

    private static final class Session {
        private final Pair pair;
        private final SessionSeen event;
        private boolean letIn;

        Session(Pair pair, SessionSeen event) {
            this.pair = pair;
            this.event = event;
        }
    }

    /** What a pair did within the last five minutes. */
    private static final class Tries {
        private final Set<String> names = new HashSet<>();
        private long start;
        private int refused;
        private int letIn;

        void at(long time) {
            if (time - start > WINDOW) {
                start = time;
                names.clear();
                refused = 0;
                letIn = 0;
            }
        }
    }

    private final DetectorContext site;
    private final RemoteServices services = RemoteServices.read();
    private final RecentMap<Pair, Tries> pairs = new RecentMap<>(MAX_PAIRS);
    /** The open sessions by flow. */
    private final RecentMap<Long, Session> open = new RecentMap<>(MAX_PAIRS);

    public HiddenLoginDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return pairs.forgotten() + open.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        Origin origin = event.origin();
        if (event.kind().equals(SessionSeen.HIDDEN_SESSION)) {
            Session session = open.get(origin.flow().id());
            if (session != null) {
                session.letIn = true;
            }
            return;
        }
        if (!event.kind().equals(SessionSeen.HIDDEN_LOGIN)) {
            return;
        }
        AssetModel client = site.asset(event.client(), origin);
        AssetModel server = site.asset(event.server(), origin);
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
            tell(session, Sort.NAMES, tries.names.size(), origin.time());
        }
    }

    /** A session that was reset has ended, although its flow is kept for a while. */
    @Override
    public void cut(ConnectionCut event) {
        ended(event.flow(), event.time());
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        Session session = open.remove(flow.id());
        if (session == null || !isShort(flow)) {
            return;
        }
        Tries tries = pairs.getOrMake(session.pair, Tries::new);
        tries.at(flow.lastTime());
        int count = session.letIn ? ++tries.letIn : ++tries.refused;
        if (count < SESSIONS) {
            return;
        }
        Sort worst = session.letIn ? Sort.OFTEN_LET_IN : Sort.REFUSED;
        Sort sort = sort(session.letIn, count >= MANY, administers(session.pair, flow));
        // A pair that does so while conversations are learned may do so more often later.
        if (sort != worst && news(session, worst, time) == null) {
            return;
        }
        if (sort != null) {
            tell(session, sort, count, time);
        }
    }

    /** Returns how much short sessions weigh; null if nothing is to be reported. */
    private static @Nullable Sort sort(boolean letIn, boolean many, boolean administers) {
        if (!letIn) {
            return administers && !many ? Sort.FEW_REFUSED : Sort.REFUSED;
        }
        if (administers) {
            return many ? Sort.LET_IN : null;
        }
        return many ? Sort.OFTEN_LET_IN : Sort.LET_IN;
    }

    private boolean administers(Pair pair, FlowInfo flow) {
        Endpoint server = flow.endpoint(flow.server());
        String service = services.at(flow.transport(), server.port());
        IpAddress ip = server.ip();
        return service != null && ip != null && RemoteDetector.isKnown(pair.client, service, ip);
    }

    /**
     * Returns whether a session was short. If one side is not heard, nobody knows how much it sent: the session does
     * not count.
     */
    private static boolean isShort(FlowInfo flow) {
        return flow.frames(0) > 0
                && flow.frames(1) > 0
                && flow.lastTime() - flow.firstTime() < SHORT
                && flow.payloadBytes(0) < LITTLE
                && flow.payloadBytes(1) < LITTLE;
    }

    private static Habit habit(Pair pair, Sort sort) {
        return new Habit(sort.habit, pair.protocol + '@' + pair.server.name());
    }

    /** Returns the fact that a pair does so; null if that is normal or still being learned. */
    private @Nullable Fact news(Session session, Sort sort, long time) {
        Pair pair = session.pair;
        return site.baseline()
                .assetFacts()
                .lastingNews(
                        pair.client,
                        habit(pair, sort),
                        time,
                        session.event.origin().evidence());
    }

    private void tell(Session session, Sort sort, int count, long time) {
        Pair pair = session.pair;
        Origin origin = session.event.origin();
        Fact fact = news(session, sort, time);
        if (fact == null) {
            return;
        }
        Broken broken = new Guesses(session, habit(pair, sort), sort, count);
        site.report(
                new Finding(Kind.BRUTE_FORCE, sort.severity, sort.reason, fact, broken, sort.severity != Severity.LOW),
                new Sighting(time, origin.evidence(), null, pair.client, pair.server));
    }

    /** What a client does again and again, and how much that weighs. */
    private enum Sort {
        NAMES(NAMES_HABIT, Kind.BRUTE_FORCE.severity(), "", " tries the names of many users at "),
        REFUSED(
                REFUSED_HABIT,
                Severity.MEDIUM,
                "Lowered: the logins are encrypted, so whether they were refused is not known.",
                " signs in to "),
        FEW_REFUSED(
                FEW_REFUSED_HABIT,
                Severity.LOW,
                "Lowered: the client is known to administer the device, and the logins are encrypted.",
                " signs in to "),
        LET_IN(
                LET_IN_HABIT,
                Severity.LOW,
                "Lowered: the server sent more than a refusal needs, and may have let the client in.",
                " signs in to "),
        OFTEN_LET_IN(
                OFTEN_LET_IN_HABIT,
                Severity.MEDIUM,
                "Lowered: the server sent more than a refusal needs, and may have let the client in.",
                " signs in to ");

        private final String habit;
        private final Severity severity;
        private final String reason;
        private final String did;

        Sort(String habit, Severity severity, String reason, String did) {
            this.habit = habit;
            this.severity = severity;
            this.reason = reason;
            this.did = did;
        }
    }

    /**
     * A client signs in again and again.
     *
     * @param count the number of names or sessions within five minutes
     */
    private record Guesses(Session session, Habit habit, Sort sort, int count) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            Pair pair = session.pair;
            boolean byName = sort == Sort.NAMES;
            String who = pair.client.name();
            String whom = pair.server.name();
            String what = session.letIn ? "a quick task." : "a login.";
            String seen = byName
                    ? who + " signed in to " + whom + " in " + pair.protocol + " by " + count
                            + " different names within five minutes, the latest one " + session.event.detail() + "."
                    : count + " encrypted sessions in " + pair.protocol + " between the two ended within five minutes,"
                            + " each of them soon and with little more in it than " + what;
            return Words.of(
                            who + sort.did + whom + (byName ? "" : " time and again, and stays nowhere"),
                            FactText.habit(AssetNames.plain(pair.client), habit))
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
            // Guessing beyond doubt does not become a line of an alert that may be none.
            return sort.severity == Severity.LOW ? null : new Cause(session.pair.client, null, null);
        }

        @Override
        public boolean mayRaise() {
            return true;
        }

        @Override
        public Path path() {
            Origin origin = session.event.origin();
            return Path.of(origin);
        }
    }
}
