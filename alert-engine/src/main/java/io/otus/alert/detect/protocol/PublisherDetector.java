package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#SEQ_ANOMALY}: a stream of values that one device publishes on the link, such as GOOSE of one logical device, is sent by a second one while the
 * first goes on. Subscribers know a publisher by what it writes into the message, so whoever sends it with a higher state number is believed. From the first second on.
 */
public final class PublisherDetector implements Detector.OnRequest, Detector.Keeping {
    /** A publisher that was not heard for this long may have been replaced, in nanoseconds: ten minutes. GOOSE is repeated each minute at least. */
    private static final long PRESENT = 600_000_000_000L;
    /** Streams whose publisher is remembered; the least recent go first. */
    private static final int MAX_STREAMS = 4_096;

    /** What subscribers know a stream by. */
    private record Stream(int segment, String protocol, String name) {}

    private static final class Publisher {
        private MacAddress mac;
        private long time;

        Publisher(MacAddress mac, long time) {
            this.mac = mac;
            this.time = time;
        }
    }

    private record Key(Stream stream, MacAddress claimant) {}

    private final Site site;
    private final RecentMap<Stream, Publisher> publishers = new RecentMap<>(MAX_STREAMS);

    public PublisherDetector(Site site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return publishers.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.NOTIFY;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Operation operation = act.operation();
        MacAddress sender = operation.server().mac();
        String name = name(operation);
        if (name.isEmpty()
                || sender == null
                || operation.origin().flow().transport() != Transport.LINK
                || !operation.isTold()
                || !operation.client().isGroup()
                || !site.isIndustrial(operation.protocol())) {
            return;
        }
        long time = operation.origin().time();
        Stream stream = new Stream(operation.server().segment(), operation.protocol(), name);
        Publisher known = publishers.getOrMake(stream, () -> new Publisher(sender, time));
        if (known.mac.equals(sender) || time - known.time >= PRESENT) {
            known.mac = sender;
            known.time = time;
            return;
        }
        Broken broken = new Impostor(operation, name, known.mac);
        out.add(new Finding(Kind.SEQ_ANOMALY, Kind.SEQ_ANOMALY.severity(), "", new Key(stream, sender), broken, true));
    }

    /** The logical device of GOOSE; of Sampled Values, which have none, the name that its points go by. */
    private static String name(Operation operation) {
        if (!operation.unit().isEmpty() || operation.points().isEmpty()) {
            return operation.unit();
        }
        return operation.points().getFirst().space();
    }

    @Override
    public String keptAs() {
        return "publishers";
    }

    /** {@code SEGMENT PROTOCOL NAME MAC TIME}. */
    @Override
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        publishers.forEach((stream, publisher) -> lines.add(stream.segment + " " + stream.protocol + ' ' + stream.name
                + ' ' + publisher.mac + ' ' + publisher.time));
        return lines;
    }

    @Override
    public void takeUp(String[] words) {
        Stream stream = new Stream(Integer.parseInt(words[0]), words[1], words[2]);
        publishers.put(stream, new Publisher(MacAddress.parse(words[3]), Long.parseLong(words[4])));
    }

    /**
     * A message that another device publishes.
     *
     * @param operation the message
     * @param name that of the stream
     * @param publisher MAC address of who publishes it
     */
    private record Impostor(Operation operation, String name, MacAddress publisher) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = Wording.name(sighting.target(), operation.server());
            String what = operation.protocol() + " of " + name;
            return Words.of(
                            who + " sends " + what + ", which " + publisher + " publishes",
                            "stream " + what + ' ' + who)
                    .seen(who + " sent " + what + " to " + operation.client().mac() + '.')
                    .normal("one publisher of a stream, " + publisher + " of this one.")
                    .history(publisher + " publishes it, and was heard to within the last ten minutes.")
                    .observed(who)
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0830", "T0855", "T0856");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(sighting.target(), operation.protocol(), null);
        }
    }
}
