package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Streams that are published to a group on the link, such as GOOSE and Sampled Values. Subscribers recognise a
 * publisher by the contents of the message, so they believe any sender with a higher state number.
 * {@link Kind#SEQ_ANOMALY}: a device sends the stream of another one that is still active, reported from the first
 * second on; {@link Kind#ROLE_NEW}: a device begins to publish; {@link Kind#ASSET_CHANGED}: a known publisher publishes
 * a stream with settings that it never had, which subscribers ignore or misread. Only the worst of them is reported.
 */
public final class PublisherDetector implements Detector.OnSession, Detector.Keeping {
    private static final String HABIT = "publishes";
    /** Silence after which a publisher may have been replaced. Active streams are reported each minute. */
    private static final long PRESENT = 10 * Nanos.MINUTE;
    /**
     * Times that survive a restart are rounded down to this: five minutes. Otherwise each checkpoint would write them
     * all.
     */
    private static final long KEPT_STEP = 5 * Nanos.MINUTE;
    /** Most streams whose publisher is remembered; the least recent are dropped. */
    private static final int MAX_STREAMS = 4_096;
    /**
     * Most settings that one device may add to the baseline in a run: a device has a few control blocks, and an
     * attacker may invent more.
     */
    private static final int MAX_SETTINGS = 64;

    /** The properties by which subscribers recognise a stream. */
    private record Stream(int segment, @Nullable MacAddress group, String protocol, String name) {}

    private record Publisher(MacAddress mac, long time) {}

    private record Key(Stream stream, MacAddress claimant) {}

    private final DetectorContext site;
    private final RoleDetector roles;
    private final RecentMap<Stream, Publisher> publishers = new RecentMap<>(MAX_STREAMS);
    private final RecentMap<AssetModel, Integer> added = new RecentMap<>(MAX_STREAMS);

    public PublisherDetector(DetectorContext site) {
        this.site = site;
        this.roles = new RoleDetector(site);
    }

    @Override
    public long forgotten() {
        return publishers.forgotten() + added.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        Origin origin = event.origin();
        MacAddress sender = event.server().mac();
        if (!(event.fact() instanceof SessionFact.Publication publication)
                || sender == null
                || event.unit().isEmpty()
                || !site.isIndustrial(origin.protocol())) {
            return;
        }
        AssetModel asset = site.asset(event.server(), origin);
        if (asset == null) {
            return;
        }
        boolean isPublisher = Outside.isKnown(asset.role(Role.PUBLISHER, origin.protocol()));
        Finding role = roles.publishing(asset, origin);
        Finding found = impostor(event, sender);
        if (found == null) {
            found = role == null && isPublisher ? otherSettings(event, publication, asset) : role;
        }
        if (found != null) {
            site.report(found, new Sighting(origin.time(), origin.evidence(), null, asset, null));
        }
    }

    @Override
    public String keptAs() {
        return "publishers";
    }

    /** {@code SEGMENT GROUP PROTOCOL NAME MAC TIME}. */
    @Override
    public void keep(KeptLines out) {
        publishers.forEach((stream, publisher) -> {
            long time = Math.floorDiv(publisher.time, KEPT_STEP) * KEPT_STEP;
            out.line()
                    .add(stream.segment)
                    .add(stream.group)
                    .add(stream.protocol)
                    .add(stream.name);
            out.add(publisher.mac).add(time);
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        Stream stream = new Stream(line.nextInt(), line.nextMacIfAny(), line.nextText(), line.nextText());
        publishers.put(stream, new Publisher(line.nextMac(), line.nextLong()));
    }

    /** Returns the finding that a device sends another one's stream; null if it does not. */
    private @Nullable Finding impostor(SessionSeen event, MacAddress sender) {
        long time = event.origin().time();
        Stream stream = new Stream(
                event.server().segment(), event.client().mac(), event.origin().protocol(), event.unit());
        Publisher known = publishers.get(stream);
        if (known == null || known.mac.equals(sender) || time - known.time >= PRESENT) {
            publishers.put(stream, new Publisher(sender, time));
            return null;
        }
        return Finding.act(Kind.SEQ_ANOMALY, new Key(stream, sender), new OtherPublisher(event, known.mac));
    }

    /** Returns the finding that the stream has settings that it never had; null if they are known. */
    private @Nullable Finding otherSettings(SessionSeen event, SessionFact.Publication publication, AssetModel asset) {
        Origin origin = event.origin();
        String stream = origin.protocol() + ' ' + event.unit() + ' ';
        Habit habit = new Habit(HABIT, stream + event.detail());
        if (asset.habit(habit) == null) {
            Integer before = added.get(asset);
            int count = before == null ? 1 : before + 1;
            if (count > MAX_SETTINGS) {
                return null;
            }
            added.put(asset, count);
        }
        Fact fact = site.baseline().assetFacts().news(asset, habit, origin);
        if (fact == null) {
            return null;
        }
        return Finding.act(Kind.ASSET_CHANGED, fact, new OtherSettings(event, publication, asset, habit, stream));
    }
}
