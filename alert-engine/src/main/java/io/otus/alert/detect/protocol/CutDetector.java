package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Counting;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.WindowCount;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.ConnectionCut;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Kind#PROTOCOL_ERROR}: the connections of a client to a device of the process are cut again and again. Within
 * two minutes, {@value #LEAST} of them at least are ended by a reset, and {@value #FACTOR} times as many as in any two
 * minutes while conversations were learned. Only a connection counts over which both sides had talked, which neither
 * had begun to close, and which was opened after the previous cut, since a device that restarts ends many at once. The
 * device itself does that if it cannot keep its connections, and so does an attacker that sends resets in its name: a
 * single reset with the device's MAC address and sequence numbers looks genuine. A reset from another MAC address, or
 * after which the device sends on, is reported at once: {@code tcp-010}, {@code tcp-006}. Only conversations count that
 * are known and were heard while learning, so a scan that resets its own connections does not. Medium; low if nothing
 * was counted while conversations were learned, for example because a baseline was loaded and enforced.
 */
public final class CutDetector implements Detector.OnCut, Detector.OnClock, Detector.Keeping {
    private static final int LEAST = 8;
    private static final int FACTOR = 3;
    private static final long WINDOW = 2 * Nanos.MINUTE;
    /** Most pairs of client and service that are counted; the least recent are dropped. */
    private static final int MAX_LINES = 4_096;

    private record Line(int segment, IpAddress client, IpAddress server, int port) {}

    /** The recent cuts of a client's connections to a service. */
    private static final class Cuts implements FrameHolder {
        private final WindowCount window = new WindowCount(WINDOW);
        private final List<FrameSpan> frames = new ArrayList<>(Evidence.MAX_SPANS);
        private int learned;
        /** Time of the last cut. */
        private long latest = Long.MIN_VALUE;

        /** Returns whether a connection was opened after the previous cut. */
        boolean isAnew(ConnectionCut event) {
            boolean isAnew = event.flow().firstTime() > latest;
            latest = event.time();
            return isAnew;
        }

        int add(ConnectionCut event) {
            int count = window.add(event.time());
            if (count == 1) {
                frames.clear();
            } else if (frames.size() == Evidence.MAX_SPANS) {
                frames.removeFirst();
            }
            frames.add(event.origin().span());
            return count;
        }

        @Override
        public boolean holds(long frame) {
            return frames.stream().anyMatch(each -> each.frame() == frame);
        }

        boolean isTooMany(int count) {
            return count >= LEAST && count >= FACTOR * learned;
        }
    }

    private final DetectorContext site;
    private final FrameHold hold;
    private final RecentMap<Line, Cuts> lines = new RecentMap<>(MAX_LINES);
    /** Whether resets were counted while conversations were learned, by this run or an earlier one. */
    private final Counting counting;

    public CutDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_LINES);
        this.counting = new Counting(site, Category.CONVERSATIONS);
    }

    @Override
    public long forgotten() {
        return lines.forgotten();
    }

    @Override
    public void clock(long time) {
        counting.clock(time);
    }

    @Override
    public void cut(ConnectionCut event) {
        FlowInfo flow = event.flow();
        String protocol = flow.protocol();
        int serving = flow.server();
        Endpoint server = flow.endpoint(serving);
        IpAddress to = server.ip();
        IpAddress from = flow.endpoint(1 - serving).ip();
        if (protocol == null || !site.isIndustrial(protocol) || to == null || from == null) {
            return;
        }
        Line line = new Line(server.segment(), from, to, server.port());
        Cuts cuts = lines.getOrMake(line, Cuts::new);
        if (!cuts.isAnew(event)) {
            return;
        }
        int count = cuts.add(event);
        if (counting.isLearning(event.time())) {
            cuts.learned = Math.max(cuts.learned, count);
            return;
        }
        hold.mark(event.origin().span().frame(), cuts);
        if (cuts.isTooMany(count)) {
            tell(event, serving, line, cuts, count);
        }
    }

    private void tell(ConnectionCut event, int serving, Line line, Cuts cuts, int count) {
        FlowInfo flow = event.flow();
        Evidence evidence = new Evidence(event.origin().capture(), cuts.frames, count, null);
        AssetModel client = site.asset(flow.endpoint(1 - serving), event.time(), evidence);
        AssetModel server = site.asset(flow.endpoint(serving), event.time(), evidence);
        if (client == null || server == null || !isKnown(client, server)) {
            return;
        }
        Broken broken = new Cut(event, serving, client, count, cuts.learned);
        // The finding names no source: a reset in a device's name does not show who sent it.
        String uncounted = "Lowered: resets were not counted during learning.";
        site.report(
                counting.finding(Kind.PROTOCOL_ERROR, uncounted, line, broken),
                new Sighting(event.time(), evidence, null, null, server));
    }

    private boolean isKnown(AssetModel client, AssetModel server) {
        for (Conversation each : site.baseline().asked(server)) {
            Fact link = each.link();
            if (each.client() == client
                    && link != null
                    && link.isKnown()
                    && site.baseline().learning().isHeard(link)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String keptAs() {
        return "cut-connections";
    }

    /**
     * {@code SEGMENT CLIENT SERVER PORT LEARNED}, where it makes a difference, and {@code counted} where none means
     * that there were none.
     */
    @Override
    public void keep(KeptLines out) {
        counting.keep(out);
        lines.forEach((line, cuts) -> {
            if (cuts.learned * FACTOR > LEAST) {
                out.line()
                        .add(line.segment)
                        .add(line.client)
                        .add(line.server)
                        .add(line.port)
                        .add(cuts.learned);
            }
        });
    }

    @Override
    public void takeUp(KeptLine kept) {
        if (!counting.takesUp(kept)) {
            Line line = new Line(kept.nextInt(), kept.nextIp(), kept.nextIp(), kept.nextInt());
            int learned = kept.nextInt();
            lines.getOrMake(line, Cuts::new).learned = learned;
        }
    }

    /**
     * Connections are cut again and again.
     *
     * @param serving the side of the server
     * @param client the client that opens them
     * @param count number within two minutes so far
     * @param learned largest number within two minutes while that was learned
     */
    private record Cut(ConnectionCut event, int serving, AssetModel client, int count, int learned) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            FlowInfo flow = event.flow();
            Endpoint server = flow.endpoint(serving);
            boolean isByServer = event.side() == serving;
            String whom = Wording.name(sighting.target(), server);
            String port = whom + ", port " + server.port();
            String by = isByServer ? whom : client.name();
            return Words.of(
                            "Connections of " + client.name() + " to " + port + " are cut again and again",
                            DeviceFact.between(
                                    AssetNames.plain(client),
                                    DeviceFact.name(sighting.target(), server),
                                    "cut port " + server.port()))
                    .seen(count + " connections within two minutes, over which both sides talked, were ended by a reset"
                            + ", the latest one in the name of " + by + ", and " + client.name()
                            + " opened the next one each time.")
                    .normal(
                            learned == 0
                                    ? "connections that last until either side closes them."
                                    : learned + " at most in that time, as learned.")
                    .history("there never were so many.")
                    .expected(learned + " in two minutes", 0, 0)
                    .observed(count + " in two minutes")
                    .filter(DisplayFilter.host(flow.endpoint(1 - serving)) + " && tcp.flags.reset == 1");
        }

        @Override
        public String advice(Kind kind) {
            return "Ask the device itself whether it ended them, as one with a fault or with too many connections does;"
                    + " if it did not, somebody sends resets in its name: look for the switch port they come from.";
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0803", "T0804", "T0814");
        }

        @Override
        public Path path() {
            FlowInfo flow = event.flow();
            return new Path(flow, event.side(), flow.protocol());
        }
    }
}
