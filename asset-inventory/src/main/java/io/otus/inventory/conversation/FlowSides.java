package io.otus.inventory.conversation;

import io.otus.core.event.FlowInfo;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Origin;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.IdentityGraph;
import org.jspecify.annotations.Nullable;

/**
 * Finds the assets at the two sides of a flow. The result is kept with the flow until it may have changed, so that a
 * message in the steady state costs only a look at its flow's {@link FlowTrack}. Confined to the analysis thread.
 */
public final class FlowSides {
    private final IdentityGraph graph;
    private final Conversations conversations;
    private int slot;

    /** Looks up in a graph. */
    public FlowSides(IdentityGraph graph, Conversations conversations) {
        this.graph = graph;
        this.conversations = conversations;
    }

    /** From now on the {@link FlowInfo#attachment} of this number is the inventory's own. */
    public void registered(int own) {
        slot = own;
    }

    /** Starts the track of a flow, at its first frame. */
    FlowTrack begin(FlowInfo flow, @Nullable Asset sender, @Nullable Asset target) {
        FlowTrack track = new FlowTrack(sender, target, version());
        flow.attach(slot, track);
        return track;
    }

    /** The track of a flow, with its sides as of now. */
    FlowTrack track(FlowInfo flow) {
        FlowTrack track = flow.attachment(slot) instanceof FlowTrack known ? known : attach(flow);
        long version = version();
        if (track.version != version) {
            track.version = version;
            track.clear();
            track.sides[0] = null;
            track.sides[1] = null;
        }
        for (int side = 0; side < 2; side++) {
            if (track.sides[side] == null) {
                track.sides[side] = find(flow, track, side);
            }
        }
        return track;
    }

    /**
     * The asset at a side as of the flow's latest frame. An address may move to another device, as by a lease, long
     * before the flow's end is reported.
     */
    private @Nullable Asset find(FlowInfo flow, FlowTrack track, int side) {
        Endpoint endpoint = flow.endpoint(side);
        Asset former = graph.former(endpoint, flow.lastTime());
        track.former(side, former != null);
        if (former != null) {
            track.version = FlowTrack.STALE; // it is another one as soon as the flow is heard again
            return former;
        }
        if (graph.former(endpoint, flow.firstTime()) != null) {
            track.since = Math.max(track.since, graph.ownedSince(endpoint));
        }
        return graph.find(endpoint);
    }

    private FlowTrack attach(FlowInfo flow) {
        FlowTrack track = new FlowTrack(null, null, FlowTrack.STALE);
        flow.attach(slot, track);
        return track;
    }

    /** Grows whenever what is kept with a flow may be stale. */
    long version() {
        return graph.version() + conversations.joins(); // both only grow
    }

    /** The asset that sent a message, made known if it is not yet. */
    public @Nullable Asset sender(Origin origin) {
        FlowInfo flow = origin.flow();
        FlowTrack track = track(flow);
        Asset asset = track.sides[origin.sender()];
        if (asset == null || !asset.appeared()) {
            FrameOrigin frame = new FrameOrigin(flow, origin.capture(), origin.span());
            asset = graph.hear(origin.source(), frame, false, true, origin.time());
            track.sides[origin.sender()] = asset;
        }
        if (asset != null) {
            asset.seen(origin.time());
            speaks(asset, origin);
        }
        return asset;
    }

    private void speaks(Asset asset, Origin origin) {
        if (origin.flow().protocol() != null
                && !isForged(origin.flow(), track(origin.flow()), origin.sender(), asset)
                && asset.use(origin.protocol()).speak(origin)) {
            graph.keep(origin.evidence());
        }
    }

    /** Whether somebody else wrote the address of the device that a message comes from, as far as frames tell. */
    boolean isForged(Origin origin) {
        FlowTrack track = track(origin.flow());
        return isForged(origin.flow(), track, origin.sender(), track.sides[origin.sender()]);
    }

    /** Whether what either side of a flow sends is not the device's that has its address. */
    boolean isForged(FlowInfo flow, FlowTrack track) {
        return isForged(flow, track, 0, track.sides[0]) || isForged(flow, track, 1, track.sides[1]);
    }

    /**
     * Whether what a side of a flow sends is not the device's that has its address: no router passed it on, and it
     * comes from no network card of that one. Who talks with somebody over a TCP connection does more than write an
     * address, as the next card of a team or the next device there does; that counts unless he claimed the address by
     * ARP while its owner had it.
     */
    boolean isForged(FlowInfo flow, FlowTrack track, int side, @Nullable Asset asset) {
        if (asset == null || !track.isNear(side) || track.isFormer(side) || flow.tunnel() != null) {
            return false;
        }
        Endpoint endpoint = flow.endpoint(side);
        MacAddress first = endpoint.mac();
        MacAddress latest = flow.latestCard(side);
        return first != null
                && latest != null
                && graph.isOfAnother(asset, endpoint, first)
                && graph.isOfAnother(asset, endpoint, latest)
                && (!isTalk(flow) || graph.isContended(endpoint));
    }

    private static boolean isTalk(FlowInfo flow) {
        return flow.transport() == Transport.TCP && flow.payloadBytes(0) > 0 && flow.payloadBytes(1) > 0;
    }

    /**
     * A device said something of itself; a relay may have passed it on, so that its protocol does not show in a flow of
     * its own.
     */
    public void spoke(Asset asset, Origin origin) {
        if (asset.appeared()) {
            speaks(asset, origin);
        }
    }

    /**
     * The asset at a side of a flow, which may never have sent anything; null where that stands for no single device.
     */
    public @Nullable Asset at(FlowInfo flow, int side, long time) {
        FlowTrack track = track(flow);
        Asset asset = track.sides[side];
        if (asset == null) {
            asset = graph.ask(flow.endpoint(side), time);
            track.sides[side] = asset;
        }
        return asset;
    }

    /** The asset that something is said of. */
    public @Nullable Asset about(Endpoint endpoint, Origin origin) {
        return endpoint.equals(origin.source()) ? sender(origin) : graph.ask(endpoint, origin.time());
    }
}
