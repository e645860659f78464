package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Counting;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.BroadcastsSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Sites;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#FLOOD}, medium: a device sends frames that every device of its network receives, at least {@value #LEAST}
 * in each of {@value #SECONDS} seconds in a row, and {@value #FACTOR} times as many as any device of that network sent
 * within a second while conversations were learned. Each device has to look at each of these frames, and small devices
 * then do nothing else. If {@value #CROWD} devices begin together, a loop of switches multiplies what they send: one
 * alert on the network. Streams to other groups are no storm, however fast: switches forward them to those who asked
 * for them. A fieldbus whose master broadcasts in each cycle is compared with the rate that was learned of it in its
 * network. If fieldbuses were not counted during learning, as with a baseline that was loaded and enforced at once, a
 * fieldbus is not reported.
 */
public final class BroadcastStormDetector implements Detector.OnBroadcasts, Detector.OnClock, Detector.Keeping {
    private static final int LEAST = 200;
    private static final int SECONDS = 5;
    private static final int FACTOR = 4;
    private static final int CROWD = 3;
    /** A storm after this long a pause is a new one: one alert may report several bursts. */
    private static final long PAUSE = Nanos.MINUTE;
    /** Events at most this far apart are of consecutive seconds: frames come at any moment of a second. */
    private static final long IN_A_ROW = 2 * Nanos.SECOND;
    /** Most senders that are watched; the least recent are forgotten first. */
    private static final int MAX_SENDERS = 4_096;
    /** Most networks whose usual rate is remembered; the least recent are forgotten first. */
    private static final int MAX_SEGMENTS = 4_096;

    private record Sender(int segment, MacAddress mac, int fieldbus) {}

    /**
     * A network together with a fieldbus, or with everything that belongs to no fieldbus, as the key of a usual rate.
     */
    private record Usage(int segment, int fieldbus) {}

    private record StormKey(Object whose) {}

    /** What a sender does at present. */
    private static final class Storm {
        private long last = Long.MIN_VALUE / 2;
        private int seconds;
        private boolean isTold;

        void add(long time) {
            seconds = time - last < IN_A_ROW ? seconds + 1 : 1;
            isTold = isTold && time - last < PAUSE;
            last = time;
        }

        boolean goesOn(long time) {
            return seconds > 1 && time - last < IN_A_ROW;
        }
    }

    private final DetectorContext site;
    private final RecentMap<Sender, Storm> storms = new RecentMap<>(MAX_SENDERS);
    /** Frames of any one device in the busiest second that was learned. */
    private final RecentMap<Usage, Integer> learned = new RecentMap<>(MAX_SEGMENTS);
    /** Event time at which a loop was last seen, by segment. */
    private final RecentMap<Integer, Long> loops = new RecentMap<>(MAX_SEGMENTS);
    /** Whether fieldbuses were counted while conversations were learned, in this run or earlier ones. */
    private final Counting counting;

    public BroadcastStormDetector(DetectorContext site) {
        this.site = site;
        this.counting = new Counting(site, Category.CONVERSATIONS, "fieldbuses");
    }

    @Override
    public long forgotten() {
        return storms.forgotten() + learned.forgotten() + loops.forgotten();
    }

    @Override
    public void clock(long time) {
        counting.clock(time);
    }

    @Override
    public void broadcasts(BroadcastsSeen event) {
        long time = event.time();
        int segment = event.segment();
        Usage usage = new Usage(segment, event.fieldbus());
        Integer known = learned.get(usage);
        int usual = known == null ? 0 : known;
        if (counting.isLearning(time)) {
            learned.put(usage, Math.max(usual, event.frames()));
            return;
        }
        if (known == null && event.fieldbus() != BroadcastsSeen.NO_FIELDBUS && !counting.isCounted()) {
            return;
        }
        if (event.frames() < Math.max(LEAST, FACTOR * usual)) {
            return;
        }
        Storm storm = storms.getOrMake(new Sender(segment, event.mac(), event.fieldbus()), Storm::new);
        storm.add(time);
        Long loop = loops.get(segment);
        if (loop != null && time - loop < PAUSE) {
            loops.put(segment, time);
            storm.isTold = true;
            return;
        }
        if (storm.seconds < SECONDS || storm.isTold) {
            return;
        }
        storm.isTold = true;
        int crowd = crowd(segment, time);
        if (crowd >= CROWD) {
            loops.put(segment, time);
        }
        tell(event, crowd, usual);
    }

    /** Returns how many devices of a segment send such storms at present. */
    private int crowd(int segment, long time) {
        int[] count = {0};
        storms.forEach((sender, storm) -> count[0] += sender.segment == segment && storm.goesOn(time) ? 1 : 0);
        return count[0];
    }

    private void tell(BroadcastsSeen event, int crowd, int usual) {
        Endpoint sender = Endpoint.at(event.segment(), event.mac());
        AssetModel from = site.asset(sender, event.time(), event.evidence());
        boolean isLoop = crowd >= CROWD;
        Object key =
                new StormKey(isLoop ? event.segment() : new Sender(event.segment(), event.mac(), event.fieldbus()));
        String reason = "Lowered: it is addressed to no single device, so a fault is more likely than an attack.";
        Broken broken = new Broadcasts(event, from, isLoop ? crowd : 1, usual);
        site.report(
                Finding.act(Kind.FLOOD, Severity.MEDIUM, reason, key, broken),
                new Sighting(event.time(), event.evidence(), null, from, null));
    }

    @Override
    public String keptAs() {
        return "busiest-broadcasts";
    }

    /**
     * Returns {@code SEGMENT FRAMES}, followed by the EtherType of the fieldbus if the frames belong to one; and
     * {@code fieldbuses} if fieldbuses were counted separately.
     */
    @Override
    public void keep(KeptLines out) {
        counting.keep(out);
        learned.forEach((usage, most) -> {
            out.line().add(usage.segment).add(most);
            if (usage.fieldbus != BroadcastsSeen.NO_FIELDBUS) {
                out.add(usage.fieldbus);
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        if (!counting.takesUp(line)) {
            int segment = line.nextInt();
            int most = line.nextInt();
            int fieldbus = line.hasNext() ? line.nextInt() : BroadcastsSeen.NO_FIELDBUS;
            learned.put(new Usage(segment, fieldbus), most);
        }
    }

    /**
     * Too many frames to all devices.
     *
     * @param crowd how many devices send them
     * @param usual the most that any one device sent within a second while that was learned
     */
    private record Broadcasts(
            BroadcastsSeen event, @Nullable AssetModel from, int crowd, int usual) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = from == null ? event.mac().toString() : from.name();
            String network = Wording.network(Sites.network(event.segment()));
            String where = network.isEmpty() ? "the network" : network;
            boolean isLoop = crowd > 1;
            String sender = from == null ? who : AssetNames.plain(from);
            String title = isLoop
                    ? "Broadcasts of " + crowd + " devices flood " + where
                            + " at once, as a loop of switches makes them"
                    : who + " floods " + where + " with broadcasts";
            String same = 2 * event.equal() > event.frames()
                    ? ", most of them the same frame again, as a faulty network card or a loop sends it"
                    : "";
            String others = isLoop ? "; " + (crowd - 1) + " others did so too" : "";
            return Words.of(title, isLoop ? "broadcast storm " + where : sender + " broadcast storm")
                    .seen(who + " sent " + event.frames() + " frames to all within one second" + same + others + ".")
                    .normal(
                            usual == 0
                                    ? "few broadcasts: nobody was learned to send many."
                                    : "at most " + usual + " of one device within a second, as learned.")
                    .history("it went on for at least " + SECONDS + " s.")
                    .observed(event.frames() + " broadcasts within one second")
                    .filter(DisplayFilter.of(null, event.mac().toString()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0814");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return crowd > 1 || from == null ? null : new Cause(from, null, null);
        }
    }
}
