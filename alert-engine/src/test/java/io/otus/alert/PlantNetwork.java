package io.otus.alert;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.Attribute;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Flows within a {@link Plant}, and between it and the world outside. */
public final class PlantNetwork {
    private static final String CAPTURE = "cafe00000000";

    private final Plant plant;
    private long frame;
    private long flows;
    private int clientPort = 49_152;

    public PlantNetwork(Plant plant) {
        this.plant = plant;
    }

    /** A host of the internet. */
    public static Endpoint internet(String ip, int port) {
        return new Endpoint(0, null, IpAddress.parse(ip), port);
    }

    /** A device opens a connection to a port of another. */
    public Flow open(int from, int to, int port) {
        return open(from, Plant.endpoint(to, port));
    }

    /** A device opens a connection to somewhere. */
    public Flow open(int from, Endpoint to) {
        return open(Plant.endpoint(from, clientPort++), to);
    }

    /** Somebody opens a connection. */
    public Flow open(Endpoint from, Endpoint to) {
        Flow flow = new Flow(++flows, from, to, plant.now());
        flow.sent(0, 1, 60);
        plant.engine().flowStarted(new FlowStarted(flow, origin(flow), 64, plant.now()));
        return flow;
    }

    /** The other side takes it. */
    public Flow answer(Flow flow) {
        flow.sent(1, 1, 60);
        plant.engine().flowAnswered(new FlowAnswered(flow, origin(flow), false, 64, plant.now()));
        return flow;
    }

    /** The other side has no such service. */
    public void refuse(Flow flow) {
        flow.sent(1, 1, 60);
        plant.engine().flowAnswered(new FlowAnswered(flow, origin(flow), true, 64, plant.now()));
    }

    /** It is over. */
    public void end(Flow flow) {
        plant.engine().flowEnded(flow, plant.now());
    }

    /** A client says something of its session, such as that it signs in. */
    public void session(Flow flow, String protocol, String kind, String detail) {
        plant.engine()
                .session(
                        new SessionSeen(message(flow, protocol), flow.endpoint(0), flow.endpoint(1), "", kind, detail));
    }

    /** A client signs in, and the other side says how that went. */
    public void authenticate(Flow flow, String protocol, Outcome outcome) {
        Service service = new Service(1, "login", Action.AUTHENTICATE);
        Operation operation = new Operation(
                message(flow, protocol), flow.endpoint(0), flow.endpoint(1), "", service, List.of(), null);
        plant.engine()
                .operationCompleted(new OperationCompleted(
                        operation,
                        outcome,
                        List.of(),
                        0,
                        new Origin(flow, 1, protocol, CAPTURE, plant.now(), span()),
                        null));
    }

    /** A client sends bytes that break a rule. */
    public void breaksRule(Flow flow, String protocol, AnomalyCode code) {
        plant.engine().anomaly(new AnomalySeen(message(flow, protocol), code, 0));
    }

    /** The inventory sees an identity fact of a device change. */
    public void changes(int host, Attribute attribute, String before, String after) {
        AssetRef asset = Objects.requireNonNull(plant.find("asset-" + host));
        plant.engine()
                .assetChanged(
                        new AssetChanged(asset, attribute, before, after, Evidence.of(CAPTURE, span()), plant.now()));
    }

    private Origin message(Flow flow, String protocol) {
        return new Origin(flow, 0, protocol, CAPTURE, plant.now(), span());
    }

    private FrameSpan span() {
        return new FrameSpan(++frame, plant.now(), 0, 60);
    }

    private FrameOrigin origin(Flow flow) {
        return new FrameOrigin(flow, CAPTURE, span());
    }

    /** A flow with counters of its own. */
    public static final class Flow implements FlowInfo {
        private final long id;
        private final Endpoint client;
        private final Endpoint server;
        private final long time;
        private final long[] frames = new long[2];
        private final long[] bytes = new long[2];
        private @Nullable String protocol;
        private long lossTime = Long.MIN_VALUE;
        private @Nullable Object attachment;

        Flow(long id, Endpoint client, Endpoint server, long time) {
            this.id = id;
            this.client = client;
            this.server = server;
            this.time = time;
        }

        /** A side sends more. */
        public Flow sent(int side, int moreFrames, long moreBytes) {
            frames[side] += moreFrames;
            bytes[side] += moreBytes;
            return this;
        }

        /** Bytes of it are missing. */
        public Flow lost() {
            lossTime = time;
            return this;
        }

        @Override
        public long lossTime() {
            return lossTime;
        }

        /** Content tells what it carries. */
        public Flow speaks(String id) {
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
