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
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.time.Nanos;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@link Kind#TIME_MANIP}: a time server states a time that differs from its earlier ones by more than a minute, and
 * all its clients set their clocks by it. The first time that it stated is the reference. The reference follows a
 * drifting clock, and changes if another distance lasts for a day: then the clock was corrected. If the clock of the
 * sensor was set instead, all servers are reported at once.
 */
public final class TimeServerDetector implements Detector.OnSession, Detector.Keeping {
    /** Most servers whose distance is remembered; the least recent are dropped. */
    private static final int MAX_SERVERS = 1_024;
    /** Time after which another distance becomes the reference. */
    private static final long SETTLED = Nanos.DAY;

    /**
     * A time server.
     *
     * @param domain domain of the time, as one clock may state several times, each in one domain; empty if there is
     *     none
     */
    private record Server(AssetModel asset, String protocol, String domain) {}

    private final DetectorContext site;
    private final RecentMap<Server, ClockDistance> distances = new RecentMap<>(MAX_SERVERS);
    /** Other distances, with the time since when they last. */
    private final RecentMap<Server, ClockDistance> others = new RecentMap<>(MAX_SERVERS);

    public TimeServerDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return distances.forgotten() + others.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        if (!(event.fact() instanceof SessionFact.TimeTold clock)) {
            return;
        }
        Origin origin = event.origin();
        long time = origin.time();
        AssetModel asset = site.asset(origin.source(), origin);
        if (asset == null) {
            return;
        }
        Server server = new Server(asset, origin.protocol(), event.unit());
        long told = clock.millis();
        long distance = told - time / Nanos.MILLISECOND;
        ClockDistance usual = distances.get(server);
        if (usual == null) {
            distances.put(server, new ClockDistance(distance, time));
            return;
        }
        long off = distance - usual.millis();
        if (Math.abs(off) <= ClockDistance.TOLERANCE) {
            distances.put(server, usual.follow(distance, time));
            others.remove(server);
            return;
        }
        ClockDistance lasting = others.get(server);
        if (lasting == null || Math.abs(distance - lasting.millis()) > ClockDistance.TOLERANCE) {
            others.put(server, new ClockDistance(distance, time));
        } else if (time - lasting.since() >= SETTLED) {
            distances.put(server, new ClockDistance(distance, time));
            others.remove(server);
            return;
        }
        Broken broken = new OtherTime(origin, asset, told, TimeUnit.MILLISECONDS.toNanos(off));
        site.report(
                Finding.act(Kind.TIME_MANIP, server, broken), new Sighting(time, origin.evidence(), null, asset, null));
    }

    @Override
    public String keptAs() {
        return "time-servers";
    }

    /**
     * {@code SERVER PROTOCOL DISTANCE SINCE}, with the id of the asset, and the domain behind it where there is one.
     */
    @Override
    public void keep(KeptLines out) {
        distances.forEach((server, usual) -> {
            String id = server.asset.assetId();
            if (id != null) {
                out.line().add(id).add(server.protocol).add(usual.millis()).add(usual.since());
                if (!server.domain.isEmpty()) {
                    out.add(server.domain);
                }
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        AssetModel asset = site.baseline().find(line.nextText());
        if (asset != null) {
            String protocol = line.nextText();
            ClockDistance usual = new ClockDistance(line.nextLong(), line.nextLong());
            distances.put(new Server(asset, protocol, line.hasNext() ? line.nextText() : ""), usual);
        }
    }

    /**
     * A server states another time.
     *
     * @param told that time, milliseconds since 1970
     * @param off its distance ahead of the expected time, in nanoseconds
     */
    private record OtherTime(Origin origin, AssetModel server, long told, long off) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = server.name();
            String far = Wording.duration(Math.abs(off)) + (off < 0 ? " behind" : " ahead of");
            String time = Instant.ofEpochMilli(told).toString();
            return Words.of(who + " tells a time " + far + " what it told before", DeviceFact.of(server, "time server"))
                    .seen(who + " told " + Wording.name(null, origin.destination()) + " in " + origin.protocol()
                            + " that it is " + time + '.')
                    .normal("a time as far from when it is heard as what it told before, to the minute.")
                    .history("what it told until now was right by the clock of the sensor, or as wrong as always.")
                    .observed(time)
                    .filter(DisplayFilter.of(origin));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0832", "T0856");
        }

        @Override
        public String advice(Kind kind) {
            return "Compare the server's clock with another source of the time, and find out who set it; the clocks of"
                    + " all that ask it may be wrong.";
        }

        @Override
        public Path path() {
            return Path.of(origin);
        }
    }
}
