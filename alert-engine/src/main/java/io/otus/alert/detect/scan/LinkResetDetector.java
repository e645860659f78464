package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Counting;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.WindowCount;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#FLOOD}: a client resets its link to a station, or stops the station's transfer, again and again: at least
 * {@value #LEAST} times within ten minutes, and {@value #FACTOR} times as often as in any ten minutes while timing was
 * learned. Each reset may lose messages on the way; enough of them keep the station from sending or receiving anything.
 * The reset that begins a link does not count, nor does one to a station that does not answer. High. Medium if the
 * client is known to talk with the station, as masters do this on a bad line. Low if nothing was counted while timing
 * was learned, as with a baseline that was loaded and enforced at once, because it may always have been so. ATT&amp;CK:
 * T0814, T0813.
 */
public final class LinkResetDetector implements Detector.OnSession, Detector.OnClock, Detector.Keeping {
    /** Fewer resets than this are those of a master that recovers. */
    private static final int LEAST = 5;
    /** This many times the most that was learned is a flood. */
    private static final int FACTOR = 3;
    /** Resets within this time belong together. */
    private static final long WINDOW = 10 * Nanos.MINUTE;
    /** Most links that are watched; the least recent are forgotten first. */
    private static final int MAX_LINKS = 16_384;

    private record Link(String client, String server, String protocol, String unit) {}

    private record Key(Link link) {}

    /** How often one link was reset. */
    private static final class Resets {
        private final WindowCount window = new WindowCount(WINDOW);
        private int learned;
    }

    private final DetectorContext site;
    private final RecentMap<Link, Resets> links = new RecentMap<>(MAX_LINKS);
    /** Whether resets were counted while timing was learned, in this run or earlier ones. */
    private final Counting counting;

    public LinkResetDetector(DetectorContext site) {
        this.site = site;
        this.counting = new Counting(site, Category.TIMING);
    }

    @Override
    public void clock(long time) {
        counting.clock(time);
    }

    @Override
    public long forgotten() {
        return links.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        if (!event.kind().equals(SessionSeen.LINK_RESET)) {
            return;
        }
        Origin origin = event.origin();
        AssetModel client = site.asset(event.client(), origin);
        AssetModel server = site.asset(event.server(), origin);
        String from = client == null ? null : client.assetId();
        String to = server == null ? null : server.assetId();
        if (client == null || server == null || from == null || to == null) {
            return;
        }
        Link link = new Link(from, to, origin.protocol(), event.unit());
        Resets resets = links.getOrMake(link, Resets::new);
        int count = resets.window.add(origin.time());
        if (counting.isLearning(origin.time())) {
            resets.learned = Math.max(resets.learned, count);
        } else if (count == Math.max(LEAST, FACTOR * resets.learned)) {
            Broken broken = new Again(event, client, server, count, resets.learned, counting.isCounted());
            site.report(finding(link, broken), new Sighting(origin.time(), origin.evidence(), null, client, server));
        }
    }

    private Finding finding(Link link, Broken broken) {
        Key key = new Key(link);
        Conversation known = site.baseline().find(link.client, link.server, link.protocol, link.unit);
        if (counting.isCounted() && known != null && Outside.isKnown(known.link())) {
            String reason = "Lowered: the client is known to talk with the station, and may do this on a bad line.";
            return Finding.act(Kind.FLOOD, Severity.MEDIUM, reason, key, broken);
        }
        return counting.finding(Kind.FLOOD, "Lowered: resets were not counted during learning.", key, broken);
    }

    @Override
    public String keptAs() {
        return "link-resets";
    }

    /**
     * Returns {@code CLIENT SERVER PROTOCOL LEARNED UNIT} for links that were reset while learning, with ids of assets;
     * and {@code counted} if the absence of a line means that there were no resets.
     */
    @Override
    public void keep(KeptLines out) {
        counting.keep(out);
        links.forEach((link, resets) -> {
            if (resets.learned > 0) {
                out.line()
                        .add(link.client)
                        .add(link.server)
                        .add(link.protocol)
                        .add(resets.learned)
                        .add(link.unit);
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        if (counting.takesUp(line)) {
            return;
        }
        String client = line.nextText();
        String server = line.nextText();
        String protocol = line.nextText();
        int learned = line.nextInt();
        Link link = new Link(client, server, protocol, line.nextText());
        links.getOrMake(link, Resets::new).learned = learned;
    }

    /**
     * A client resets a link again and again.
     *
     * @param count the number of resets within ten minutes
     * @param learned the most resets within ten minutes while that was learned
     * @param isCounted whether resets were counted then
     */
    private record Again(
            SessionSeen event, AssetModel client, AssetModel server, int count, int learned, boolean isCounted)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.name();
            String where = Wording.withUnit(server.name(), event.unit());
            String none = isCounted ? "none" : "not known";
            String most = learned == 0 ? none : Wording.times(learned) + " at most";
            return Words.of(
                            who + " breaks its link to " + where + " again and again",
                            DeviceFact.between(client, server, Wording.withUnit("link resets", event.unit())))
                    .seen(who + " sent " + where + ' ' + event.detail() + " in "
                            + event.origin().protocol() + ' ' + Wording.times(count)
                            + " within ten minutes. What is on the way each time may be lost.")
                    .normal("links that stay; within ten minutes while that was learned: " + most + '.')
                    .history("such resets are counted for each client and station.")
                    .observed(Wording.times(count))
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0814", "T0813");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(client, event.origin().protocol(), null);
        }

        @Override
        public Path path() {
            return Path.of(event.origin());
        }
    }
}
