package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.event.StreamMessage;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.net.Endpoint;
import io.otus.core.time.Nanos;
import java.util.Iterator;

/**
 * Published streams of which each message says how soon the next one follows, such as GOOSE. A stream is overdue when
 * no message came for {@value #TIMES} times that long, and for two minutes, the time of a restart. Only time counts in
 * which the same interface heard other streams of the same network: if it hears none, the mirror port may be what is
 * silent. A stream is not reported if it was published for less than ten minutes, or as a test, or by a device that is
 * not known to publish. A device that sends under the name of another device's stream does not take its place, unless
 * it is known to publish and the other device is no longer heard. Confined to the analysis thread.
 */
final class Streams {
    /** This many times the announced time may pass until the next message. */
    private static final int TIMES = 5;
    /** Time within which a device restarts. */
    private static final long RESTART = 2 * Nanos.MINUTE;
    /** A stream that was published for less than this is taken for a trial. */
    private static final long SETTLED = 10 * Nanos.MINUTE;
    /** A network in which no stream was heard for this long counts as not heard. */
    private static final long QUIET = 10 * Nanos.SECOND;
    /** Longest announced time that is believed; a message may announce any. */
    private static final long LONGEST = 10 * Nanos.MINUTE;
    /** Most streams that are followed; the least recent are forgotten first. */
    private static final int MAX_STREAMS = 4_096;
    /** Most networks in which streams are heard. */
    private static final int MAX_NETWORKS = 1_024;

    /** What subscribers know a stream by, whichever device publishes it. */
    private record Name(Endpoint group, String stream) {}

    /** Where streams are heard: a VLAN at an interface. */
    private record Place(int segment, String heardOn) {}

    /** How long streams were heard at a place. */
    private static final class Network {
        private long last;
        private long heard;
    }

    private static final class Stream implements FrameHolder {
        private final Name name;
        private final Network network;
        /** The network's time heard, in nanoseconds, at the first message of the stream and at its latest one. */
        private final long begun;

        private long latest;
        private AssetModel publisher;
        private boolean isPublisher;
        private long within;
        private Origin origin;
        /** Whether nothing is to be reported of the stream until it is heard again. */
        private boolean isDone;

        Stream(Name name, Network network, AssetModel publisher, Origin origin) {
            this.name = name;
            this.network = network;
            this.begun = network.heard;
            this.publisher = publisher;
            this.origin = origin;
        }

        @Override
        public boolean holds(long frame) {
            return origin.frame() == frame;
        }

        /**
         * Returns whether a device sends under the name of a stream that another device publishes and from which the
         * next message is awaited.
         */
        boolean isAnothers(AssetModel sender, boolean isKnown, long time) {
            if (!isPublisher || isDone || sender == publisher || publisher.isGone()) {
                return false;
            }
            return !isKnown || time - publisher.heard() <= Math.max(QUIET, within);
        }

        boolean isOverdue() {
            return network.heard - latest > Math.max(RESTART, TIMES * within);
        }

        boolean isSettled() {
            return latest - begun >= SETTLED;
        }
    }

    private final SilenceJudge judge;
    private final FrameHold hold;
    private final RecentMap<Name, Stream> streams = new RecentMap<>(MAX_STREAMS);
    private final RecentMap<Place, Network> networks = new RecentMap<>(MAX_NETWORKS);
    private long now = Long.MIN_VALUE;

    Streams(SilenceJudge judge, DetectorContext site) {
        this.judge = judge;
        this.hold = site.hold(MAX_STREAMS);
    }

    /** Returns how many streams and networks were forgotten. */
    long forgotten() {
        return streams.forgotten() + networks.forgotten();
    }

    /** Notes what a device sent unasked. */
    void told(Act act) {
        Operation operation = act.operation();
        AssetModel publisher = act.server();
        if (publisher == null || !(operation.request() instanceof StreamMessage message) || message.isTest()) {
            return;
        }
        Origin origin = operation.origin();
        Place place = new Place(operation.server().segment(), origin.flow().heardOn(origin.sender()));
        Network network = networks.getOrMake(place, Network::new);
        network.last = origin.time();
        Name name = new Name(operation.client(), message.stream());
        Stream stream = streams.get(name);
        boolean isPublisher = Outside.isKnown(publisher.role(Role.PUBLISHER, operation.protocol()));
        if (stream != null && stream.isAnothers(publisher, isPublisher, origin.time())) {
            return;
        }
        if (stream == null || stream.network != network) {
            stream = new Stream(name, network, publisher, origin);
            streams.put(name, stream);
        }
        stream.publisher = publisher;
        stream.isPublisher = isPublisher;
        stream.latest = network.heard;
        stream.within = Math.clamp(message.followedWithin(), 0, LONGEST);
        stream.origin = origin;
        stream.isDone = false;
        hold.mark(origin.frame(), stream);
    }

    /**
     * Called for each second of event time: reports streams that are overdue, unless what is usual is still being
     * learned.
     */
    void clock(long time, boolean isLearning) {
        long passed = now == Long.MIN_VALUE ? 0 : Math.clamp(time - now, 0, QUIET);
        now = time;
        for (Network each : networks.values()) {
            if (time - each.last <= QUIET) {
                each.heard += passed;
            }
        }
        for (Iterator<Stream> each = streams.values().iterator(); each.hasNext(); ) {
            Stream stream = each.next();
            if (stream.publisher.isGone()) {
                each.remove();
            } else if (!stream.isDone && stream.isOverdue()) {
                stream.isDone = true;
                if (!isLearning && stream.isSettled() && stream.isPublisher) {
                    tell(stream, time);
                }
            }
        }
    }

    private void tell(Stream stream, long time) {
        judge.overdue(
                new StreamSilence(
                        stream.publisher,
                        stream.name.stream,
                        stream.name.group.network(),
                        stream.origin.time(),
                        stream.within),
                stream.origin.evidence(),
                time);
    }
}
