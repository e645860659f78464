package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Site;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.event.StreamMessage;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.net.Endpoint;
import io.otus.core.time.Nanos;
import java.util.Iterator;

/**
 * Streams that devices publish, of which each message says how soon the next one follows, such as GOOSE. One is overdue
 * when {@value #TIMES} times as long has passed without any, and two minutes, as devices restart. Only time counts in
 * which other streams of the same network were heard by the same interface: where none is, the silence may be the
 * mirror port's. Nobody misses a stream that was published for some minutes only, or for a test, or by somebody who is
 * not known to publish. Who sends under the name of a stream that another device publishes does not take its place,
 * unless he is known to publish and the other one is not heard any more. Confined to the analysis thread.
 */
final class Streams {
    /** So many times as long as a message allows may pass until the next. */
    private static final int TIMES = 5;
    /** A device restarts within so much time. */
    private static final long RESTART = 2 * Nanos.MINUTE;
    /** What is published for less than this is tried out. */
    private static final long SETTLED = 10 * Nanos.MINUTE;
    /** A network in which no stream was heard for so long is not heard. */
    private static final long QUIET = 10 * Nanos.SECOND;
    /** A message may allow itself any time; more than this is not believed. */
    private static final long LONGEST = 10 * Nanos.MINUTE;
    /** Streams that are followed; the least recent go first. */
    private static final int MAX_STREAMS = 4_096;
    /** Networks in which streams are heard. */
    private static final int MAX_NETWORKS = 1_024;

    /** What subscribers know a stream by, whoever publishes it. */
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
        /** Of the time in which the network was heard, what there was at the first and at the latest message. */
        private final long begun;

        private long latest;
        private AssetModel publisher;
        private boolean isPublisher;
        private long within;
        private Origin origin;
        /** Whether nothing is to be told of it until it is heard again. */
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

        /** Whether somebody sends under the name of a stream that another device publishes, and is awaited from. */
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

    Streams(SilenceJudge judge, Site site) {
        this.judge = judge;
        this.hold = site.hold(MAX_STREAMS);
    }

    /** How many were forgotten. */
    long forgotten() {
        return streams.forgotten() + networks.forgotten();
    }

    /** A device told something unasked. */
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

    /** Another second began: tells of streams that are overdue, unless what is usual is still learned. */
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
