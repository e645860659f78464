package io.otus.alert;

import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/** Flows within a {@link Plant}, and between it and the world outside. */
final class PlantNetwork {
    private final Plant plant;
    private long frame;
    private long flows;
    private int clientPort = 49_152;

    PlantNetwork(Plant plant) {
        this.plant = plant;
    }

    /** A host of the internet. */
    static Endpoint internet(String ip, int port) {
        return new Endpoint(0, null, IpAddress.parse(ip), port);
    }

    /** A device opens a connection to a port of another. */
    Flow open(int from, int to, int port) {
        return open(from, Plant.endpoint(to, port));
    }

    /** A device opens a connection to somewhere. */
    Flow open(int from, Endpoint to) {
        return open(Plant.endpoint(from, clientPort++), to);
    }

    /** Somebody opens a connection. */
    Flow open(Endpoint from, Endpoint to) {
        Flow flow = new Flow(++flows, from, to, plant.now());
        flow.sent(0, 1, 60);
        plant.engine().flowStarted(new FlowStarted(flow, origin(flow), plant.now()));
        return flow;
    }

    /** The other side takes it. */
    Flow answer(Flow flow) {
        flow.sent(1, 1, 60);
        plant.engine().flowAnswered(new FlowAnswered(flow, origin(flow), false, plant.now()));
        return flow;
    }

    /** The other side has no such service. */
    void refuse(Flow flow) {
        flow.sent(1, 1, 60);
        plant.engine().flowAnswered(new FlowAnswered(flow, origin(flow), true, plant.now()));
    }

    /** It is over. */
    void end(Flow flow) {
        plant.engine().flowEnded(flow, plant.now());
    }

    private FrameOrigin origin(Flow flow) {
        return new FrameOrigin(flow, "cafe00000000", new FrameSpan(++frame, plant.now(), 0, 60));
    }

    /** A flow with counters of its own. */
    static final class Flow implements FlowInfo {
        private final long id;
        private final Endpoint client;
        private final Endpoint server;
        private final long time;
        private final long[] frames = new long[2];
        private final long[] bytes = new long[2];
        private @Nullable String protocol;
        private @Nullable Object attachment;

        Flow(long id, Endpoint client, Endpoint server, long time) {
            this.id = id;
            this.client = client;
            this.server = server;
            this.time = time;
        }

        /** A side sends more. */
        Flow sent(int side, int moreFrames, long moreBytes) {
            frames[side] += moreFrames;
            bytes[side] += moreBytes;
            return this;
        }

        /** Content tells what it carries. */
        Flow speaks(String id) {
            protocol = id;
            return this;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public Transport transport() {
            return Transport.TCP;
        }

        @Override
        public int protocolNumber() {
            return 6;
        }

        @Override
        public Endpoint endpoint(int side) {
            return side == 0 ? client : server;
        }

        @Override
        public int client() {
            return 0;
        }

        @Override
        public long frames(int side) {
            return frames[side];
        }

        @Override
        public long bytes(int side) {
            return bytes[side];
        }

        @Override
        public long firstTime() {
            return time;
        }

        @Override
        public long lastTime() {
            return time;
        }

        @Override
        public @Nullable String protocol() {
            return protocol;
        }

        @Override
        public @Nullable Object attachment(int slot) {
            return attachment;
        }

        @Override
        public void attach(int slot, @Nullable Object newAttachment) {
            attachment = newAttachment;
        }
    }
}
