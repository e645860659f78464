package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.StationKind;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#SCAN_HOST} on a line behind a device, or inside it: a client asks one station after the other whether it
 * is there, or calls one transport selector or slot after the other, and {@value #STATIONS} of them within a day do not
 * answer. Stations that were missing while conversations were learned do not count, nor do stations that the client is
 * known to talk with: a master goes on asking for stations that are out of order. A client that speaks as one master
 * after the other until the device accepts one is reported without any learning: no client has so many addresses.
 */
public final class StationSweepDetector implements Detector.OnSession, Detector.Keeping {
    private static final int STATIONS = 8;
    private static final long WINDOW = Nanos.DAY;
    /** Most stations that are remembered as missing while learning; the least recent are forgotten first. */
    private static final int MAX_KNOWN = 16_384;
    /** Most lines that are watched; the least recent are forgotten first. */
    private static final int MAX_SWEEPS = 1_024;
    /** Most stations of one line that are remembered; more do not change the alert. */
    private static final int MAX_STATIONS = 256;
    /** Most frames that are held until {@value #STATIONS} stations are missing; the oldest are given up first. */
    private static final int MAX_HELD = 1_024;

    private record Line(String client, String server, String protocol) {}

    private record Station(Line line, String address) {}

    private record SweepKey(Line line, StationKind what) {}

    /** The stations that a client asked for in vain on a line. */
    private static final class Sweep implements FrameHolder {
        private final Set<String> missing = new HashSet<>();
        /** The latest frames that show who is missing, each once, though it may hold several questions. */
        private final List<FrameSpan> frames = new ArrayList<>(Evidence.MAX_SPANS);

        /** The capture that they are of. */
        private String capture = "";

        /** The frame of the latest event, often the next question: held before it shows that a station is missing. */
        private long next;

        private long start = Long.MIN_VALUE / 2;

        boolean add(String address, FrameSpan shown, Origin origin) {
            boolean isOver = origin.time() - start > WINDOW;
            if (isOver) {
                start = origin.time();
                missing.clear();
            }
            if (isOver || !capture.equals(origin.capture())) {
                capture = origin.capture();
                frames.clear();
            }
            next = origin.span().frame();
            boolean isNews = missing.size() < MAX_STATIONS && missing.add(address);
            if (isNews && !isShown(shown.frame())) {
                if (frames.size() == Evidence.MAX_SPANS) {
                    frames.removeFirst();
                }
                frames.add(shown);
            }
            return isNews;
        }

        /** Returns the frames of all stations at the first report, then that of the latest one. */
        Evidence evidence() {
            List<FrameSpan> shown = missing.size() == STATIONS ? frames : List.of(frames.getLast());
            return new Evidence(capture, shown, shown.size(), null);
        }

        private boolean isShown(long frame) {
            return frames.stream().anyMatch(each -> each.frame() == frame);
        }

        @Override
        public boolean holds(long frame) {
            return frame == next || isShown(frame);
        }
    }

    private final DetectorContext site;
    private final FrameHold hold;
    private final RecentMap<Station, Boolean> known = new RecentMap<>(MAX_KNOWN);
    private final RecentMap<SweepKey, Sweep> sweeps = new RecentMap<>(MAX_SWEEPS);

    public StationSweepDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_HELD);
    }

    @Override
    public long forgotten() {
        return known.forgotten() + sweeps.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        if (!(event.fact() instanceof SessionFact.StationMissing fact)) {
            return;
        }
        Origin origin = event.origin();
        AssetModel client = site.asset(event.client(), origin);
        AssetModel server = site.asset(event.server(), origin);
        if (client == null || server == null) {
            return;
        }
        String asking = client.assetId();
        String asked = server.assetId();
        if (asking == null || asked == null) {
            return;
        }
        Line line = new Line(asking, asked, origin.protocol());
        if (fact.what() != StationKind.MASTER && isUsual(line, fact, origin)) {
            return;
        }
        SweepKey key = new SweepKey(line, fact.what());
        Sweep sweep = sweeps.getOrMake(key, Sweep::new);
        FrameSpan question = fact.asked();
        FrameSpan shown = question == null ? origin.span() : question;
        boolean isNews = sweep.add(fact.address(), shown, origin);
        hold.mark(origin.span().frame(), sweep);
        if (!isNews) {
            return;
        }
        hold.mark(shown.frame(), sweep);
        if (sweep.missing.size() >= STATIONS) {
            Broken broken = new Stations(origin, client, server, fact, sweep.missing.size());
            site.report(
                    Finding.act(Kind.SCAN_HOST, key, broken),
                    new Sighting(origin.time(), sweep.evidence(), null, client, server));
        }
    }

    /** Returns whether the station was missing before, or is one that the client talks with. */
    private boolean isUsual(Line line, SessionFact.StationMissing fact, Origin origin) {
        Station station = new Station(line, fact.address());
        if (site.baseline().learning().isLearning(Category.CONVERSATIONS, origin.time())) {
            known.put(station, true);
            return true;
        }
        return known.get(station) != null || isKnown(line, fact.address());
    }

    private boolean isKnown(Line line, String address) {
        Conversation conversation = site.baseline().find(line.client, line.server, line.protocol, address);
        return conversation != null && Outside.isKnown(conversation.link());
    }

    @Override
    public String keptAs() {
        return "missing-stations";
    }

    /**
     * Returns {@code CLIENT SERVER PROTOCOL ADDRESS} for stations that were missing while learning, with ids of assets.
     */
    @Override
    public void keep(KeptLines out) {
        known.forEach((station, _) -> {
            Line its = station.line;
            out.line().add(its.client).add(its.server).add(its.protocol).add(station.address);
        });
    }

    @Override
    public void takeUp(KeptLine kept) {
        Line line = new Line(kept.nextText(), kept.nextText(), kept.nextText());
        known.put(new Station(line, kept.nextText()), true);
    }

    /**
     * A client tries one station after the other.
     *
     * @param latest the latest station
     * @param missing how many stations did not answer
     */
    private record Stations(
            Origin origin, AssetModel client, AssetModel server, SessionFact.StationMissing latest, int missing)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.name();
            String where = server.name();
            String one = latest.what().label();
            String what = one + (one.endsWith("s") ? "es" : "s");
            // A station that is missing is known by the next question, or by an answer in its place.
            String shown = latest.asked() == null
                    ? "each frame shows that it is told so."
                    : "the frames are those with the questions.";
            String latestOne = ", the latest one " + latest.address() + "; " + shown;
            boolean isAsMaster = latest.what() == StationKind.MASTER;
            Words words = Words.of(
                    who + " tries one " + one + " after the other " + place() + where,
                    DeviceFact.between(client, server, isAsMaster ? "master sweep" : "station sweep"));
            Words seen = isAsMaster
                    ? words.seen(who + " asked " + where + " from " + missing + ' ' + what + " in " + origin.protocol()
                                    + " that got no answer" + latestOne)
                            .normal("a master that has one address.")
                            .history(who + " never spoke to " + where + " from these " + what + " before.")
                    : words.seen(who + " asked " + where + " for " + missing + ' ' + what + " in " + origin.protocol()
                                    + " that do not answer" + latestOne)
                            .normal(what + " that answer, or that were missing while learning.")
                            .history(who + " never asked " + where + " for these " + what + " before.");
            return seen.observed(missing + " " + what)
                    .filter(DisplayFilter.host(origin.flow().endpoint(origin.sender())));
        }

        private String place() {
            if (latest.what() == StationKind.MASTER) {
                return "at ";
            }
            return latest.what().isInside() ? "in " : "on the line of ";
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0840", "T0846");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(client, null, null);
        }

        @Override
        public Path path() {
            return Path.of(origin);
        }
    }
}
