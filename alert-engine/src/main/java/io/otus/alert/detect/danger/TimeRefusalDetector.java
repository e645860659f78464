package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.WindowCount;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#TIME_MANIP}: a time server turns clients away that it served until now, two of them, or one of them
 * {@value #TIMES} times, within an hour. A client that is turned away stops asking, and its clock runs free; one
 * message in the server's name is enough for that. Clients that the server never served do not count, as servers are
 * set up to turn them away, and a client that asks too often is rightly told so.
 */
public final class TimeRefusalDetector implements Detector.OnSession, Detector.Keeping {
    /** Time within which refusals belong together. */
    private static final long WINDOW = Nanos.HOUR;
    /** Refusals to one client within that time that are no chance. */
    private static final int TIMES = 3;
    /** Most clients that are remembered together with their server; the least recent are dropped. */
    private static final int MAX_SERVED = 8_192;
    /** Most servers whose refusals are counted; the least recent are dropped. */
    private static final int MAX_SERVERS = 1_024;

    /** The refusals of one server to clients that it served. */
    private static final class Refusals {
        private final WindowCount all = new WindowCount(WINDOW);
        private @Nullable AssetModel first;
        private boolean isToSeveral;

        /** Counts a refusal. Returns whether there are more than one badly behaved client explains. */
        boolean add(AssetModel client, long time) {
            int count = all.add(time);
            if (count == 1) {
                first = client;
                isToSeveral = false;
            }
            isToSeveral |= client != first;
            return isToSeveral || count >= TIMES;
        }
    }

    private final DetectorContext site;
    private final RecentMap<Pair, Boolean> served = new RecentMap<>(MAX_SERVED);
    private final RecentMap<AssetModel, Refusals> refusals = new RecentMap<>(MAX_SERVERS);

    public TimeRefusalDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return served.forgotten() + refusals.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        boolean isRefused = event.kind().equals(SessionSeen.TIME_REFUSED);
        if (!isRefused && !(event.fact() instanceof SessionFact.TimeTold)) {
            return;
        }
        Origin origin = event.origin();
        long time = origin.time();
        AssetModel server = site.asset(origin.source(), origin);
        AssetModel client = site.asset(origin.destination(), origin);
        if (server == null || client == null) {
            return;
        }
        Pair pair = new Pair(client, server);
        if (!isRefused) {
            served.put(pair, true);
            return;
        }
        if (served.get(pair) == null
                || !refusals.getOrMake(server, Refusals::new).add(client, time)) {
            return;
        }
        site.report(
                Finding.act(Kind.TIME_MANIP, pair.server(), new Refuses(event, server)),
                new Sighting(time, origin.evidence(), null, server, client));
    }

    @Override
    public String keptAs() {
        return "time-clients";
    }

    /** {@code SERVER CLIENT}, with ids of assets. */
    @Override
    public void keep(KeptLines out) {
        served.forEach((pair, _) -> {
            String server = pair.server().assetId();
            String client = pair.client().assetId();
            if (server != null && client != null) {
                out.line().add(server).add(client);
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        AssetModel server = site.baseline().find(line.nextText());
        AssetModel client = site.baseline().find(line.nextText());
        if (server != null && client != null) {
            served.put(new Pair(client, server), true);
        }
    }

    /** A server turns its clients away. */
    private record Refuses(SessionSeen event, AssetModel server) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = server.name();
            AssetModel target = sighting.target();
            String client = target == null ? "a client" : target.name();
            return Words.of(
                            who + " turns away clients that it told the time until now",
                            DeviceFact.of(server, "time refused"))
                    .seen(who + " answered " + client + " in " + event.origin().protocol() + " with " + event.detail()
                            + ", which tells it to stop asking or to ask more seldom, and gave it no time.")
                    .normal("the time, as it told it to " + client + " before.")
                    .history("it turned several of its clients away within an hour, or one again and again.")
                    .observed(event.detail())
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0814", "T0856");
        }

        @Override
        public String advice(Kind kind) {
            return "Find out whether the server was set to refuse them, or somebody answers in its name; check the clocks"
                    + " of all that ask it, which run free meanwhile.";
        }

        @Override
        public Path path() {
            return Path.of(event.origin());
        }
    }
}
