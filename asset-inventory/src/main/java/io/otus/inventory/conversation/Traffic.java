package io.otus.inventory.conversation;

import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.TakenOver;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.IdentityGraph;
import io.otus.inventory.graph.Neighbour;
import io.otus.inventory.graph.OfferedService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Books what flows show of assets: when they were seen, which services they offer, how much they sent and to whom.
 * Flows are booked as they begin, once a minute and at their end. Confined to the analysis thread.
 */
public final class Traffic {
    /** Frames of one flow after which its sender is believed to be there, even if nobody answers it. */
    static final int PROVING_FRAMES = 3;

    /** Flows of which frames are held; those that began first go first. */
    private static final int MAX_HELD = 32_768;

    private final IdentityGraph graph;
    private final FlowSides sides;
    private final FlowConversations flows;
    private final Coverage coverage;
    /** Holds the first frames and answers of flows until it is known whether they are evidence of something. */
    private final FrameHold beginnings;

    /** Books on a graph. */
    public Traffic(IdentityGraph graph, FlowSides sides, Conversations conversations, Coverage coverage) {
        this.graph = graph;
        this.sides = sides;
        this.flows = new FlowConversations(conversations);
        this.coverage = coverage;
        this.beginnings = graph.hold(MAX_HELD);
    }

    /** The first frame of a flow. */
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        boolean near = Neighbour.shows(event.timeToLive(), flow.endpoint(1));
        Asset sender = graph.hear(flow.endpoint(0), event.origin(), near, false, event.time());
        Asset target = graph.ask(flow.endpoint(1), event.time());
        // What may soon be dismissed is looked up when it is needed: a flow that is never heard again must not keep it.
        FlowTrack track = sides.begin(flow, settled(sender), settled(target));
        if (sender != null && (!sender.appeared() || !sender.isConfirmed())) {
            track.unproven = event.origin();
            track.stranger = !sender.appeared();
        }
        track.near(0, near);
        if (flow.transport() == Transport.TCP) {
            track.opened = event.origin();
        }
        if (track.opened != null || track.unproven != null) {
            beginnings.mark(event.origin().span().frame(), track);
        }
    }

    private static @Nullable Asset settled(@Nullable Asset asset) {
        return asset != null && asset.appeared() && asset.isConfirmed() ? asset : null;
    }

    /** The first frame of its other side. */
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        FlowTrack track = sides.track(flow);
        track.opened = null;
        boolean near = Neighbour.shows(event.timeToLive(), flow.endpoint(0));
        track.near(1, near);
        track.sides[1] = graph.hear(flow.endpoint(1), event.origin(), near, true, event.time());
        boolean isTcp = flow.transport() == Transport.TCP;
        // Some systems answer an echo request with the time to live that it had.
        if (!event.refused() && (isTcp || track.isNear(0)) && track.sides[1] != null) {
            if (Neighbour.isLowered(event.timeToLive())) {
                graph.passedOn(flow.endpoint(1), event.origin(), event.timeToLive(), event.time());
                track.sides[1] = graph.find(flow.endpoint(1));
            } else if (isTcp && Neighbour.isFirst(event.timeToLive())) {
                graph.accepts(flow.endpoint(1), event.timeToLive());
            }
        }
        Asset answering = track.sides[1];
        if (answering != null) {
            graph.confirm(answering, event.origin(), event.time());
        }
        if (!event.refused()) {
            track.answer = event.origin().evidence();
            beginnings.mark(event.origin().span().frame(), track);
            offer(flow, track, track.answer, event.time());
        }
    }

    /** Takes the counts of a flow, once a minute and at its end. */
    public void told(FlowInfo flow) {
        FlowTrack track = sides.track(flow);
        long time = flow.lastTime();
        graph.listen(time);
        prove(flow, track, time);
        Sent from0 = track.takeSent(flow, 0);
        Sent from1 = track.takeSent(flow, 1);
        coverage.told(flow, track, from0, from1);
        goesOn(flow, track, 0, time);
        goesOn(flow, track, 1, time);
        book(track.sides[0], track.sides[1], flow.protocol(), from0);
        book(track.sides[1], track.sides[0], flow.protocol(), from1);
        Evidence shown = shown(flow, track);
        if (shown != null) {
            if (track.answer == null && !track.isFormer(1)) {
                graph.goesOnUnheard(flow.endpoint(1), shown, time);
            }
            offer(flow, track, shown, time);
            if (!sides.isForged(flow, track)) {
                flows.book(flow, track, shown, from0, from1);
            }
        } else if (track.opened != null && isAccepted(flow)) {
            offer(flow, track, track.opened.evidence(), time);
        }
    }

    /** A flow is over. */
    public void ended(FlowInfo flow) {
        told(flow);
        FlowTrack track = sides.track(flow);
        track.opened = null;
        track.unproven = null;
        track.answer = null;
    }

    /**
     * Whether a connection whose other side was never heard, and whose protocol is not known, was accepted. It was if
     * the VLAN shows only one direction of most connections and this side sent data, which nobody does before the other
     * side answered.
     */
    private boolean isAccepted(FlowInfo flow) {
        return flow.frames(0) >= PROVING_FRAMES
                && FlowConversations.isOneSided(flow)
                && flow.payloadBytes(0) > 0
                && coverage.showsOneSide(flow);
    }

    /** Confirms the sender of several frames in one flow, even if nobody answered. */
    private void prove(FlowInfo flow, FlowTrack track, long time) {
        FrameOrigin unproven = track.unproven;
        if (unproven == null || flow.frames(0) < PROVING_FRAMES) {
            return;
        }
        track.unproven = null;
        Asset sender = track.sides[0];
        if (!track.isFormer(0) && (track.stranger || sender == null || !sender.appeared())) {
            sender = graph.hear(flow.endpoint(0), unproven, track.isNear(0), true, time);
            track.sides[0] = sender;
        }
        if (sender != null) {
            graph.confirm(sender, unproven, time);
        }
    }

    /** Notes that a side which sent more frames since the last report is still there. */
    private void goesOn(FlowInfo flow, FlowTrack track, int side, long time) {
        Asset asset = track.sides[side];
        long frames = flow.frames(side);
        if (asset == null || !asset.appeared() || frames <= track.frames(side)) {
            return;
        }
        track.frames(side, frames);
        asset.seen(time);
        asset.vlanPresence().goesOn(flow.endpoint(side).vlan(), time);
        if (!track.isFormer(side)) {
            goesOnFrom(flow, track, side, time);
        }
        String protocol = flow.protocol();
        if (protocol != null
                && !sides.isForged(flow, track, side, asset)
                && asset.use(protocol).goesOn(time)) {
            asset.changed();
        }
    }

    /**
     * Takes what a flow that goes on shows about the owner of an address that has not moved to another device since.
     */
    private void goesOnFrom(FlowInfo flow, FlowTrack track, int side, long time) {
        Endpoint endpoint = flow.endpoint(side);
        TakenOver other = flow.takenOver(side);
        if (other != null && track.answer != null) {
            graph.goesOn(flow, side, other.mac(), exchange(track.answer.capture(), other), time);
        } else if (flow.isFromOwn(side)) {
            graph.goesOn(flow, side, endpoint.mac(), track.answer, time);
        }
        MacAddress latest = flow.latestCard(side);
        if (latest != null && latest.isSharedByRouters() && isToGroup(flow, side)) {
            graph.goesOnByVirtual(endpoint, latest, time);
        }
    }

    /** Whether a side sends to a group, which no router passes on: what comes from it bears its own address. */
    private static boolean isToGroup(FlowInfo flow, int side) {
        MacAddress to = flow.endpoint(1 - side).mac();
        return to != null && to.isGroup();
    }

    private static Evidence exchange(String capture, TakenOver other) {
        boolean isAsked = other.answered().frame() < other.sent().frame();
        FrameSpan first = isAsked ? other.answered() : other.sent();
        FrameSpan second = isAsked ? other.sent() : other.answered();
        return new Evidence(capture, List.of(first, second), 2, null);
    }

    private static void book(@Nullable Asset from, @Nullable Asset to, @Nullable String protocol, Sent sent) {
        if (sent.frames() == 0) {
            return;
        }
        if (from != null && from.appeared()) {
            from.volume(protocol, volume -> volume.sent(sent.frames(), sent.bytes()));
        }
        if (to != null && to.appeared()) {
            to.volume(protocol, volume -> volume.received(sent.frames(), sent.bytes()));
        }
    }

    /**
     * The frame that shows that the two speak with each other: an answer, or where only one direction of a connection
     * is seen, its first frame if the content is understood; null where there is none.
     */
    private static @Nullable Evidence shown(FlowInfo flow, FlowTrack track) {
        FrameOrigin opened = track.opened;
        if (track.answer != null || opened == null) {
            return track.answer;
        }
        return goesOnUnheard(flow) ? opened.evidence() : null;
    }

    /** Whether only one side of a connection is heard, and its content is understood. */
    static boolean goesOnUnheard(FlowInfo flow) {
        return FlowConversations.isOneSided(flow) && flow.protocol() != null && flow.frames(0) >= PROVING_FRAMES;
    }

    private void offer(FlowInfo flow, FlowTrack track, Evidence shown, long time) {
        int client = flow.client();
        Transport transport = flow.transport();
        if (client == FlowInfo.NOBODY || !FlowConversations.hasPorts(flow)) {
            return;
        }
        Asset server = track.sides[1 - client];
        int port = flow.endpoint(1 - client).port();
        if (server == null || sides.isForged(flow, track, 1 - client, server)) {
            return;
        }
        OfferedService service = server.service(transport, port);
        if (service == null) {
            service = new OfferedService(transport, port, shown, time);
            if (!server.addService(service)) {
                return;
            }
            graph.keep(shown);
        }
        if (service.used(flow.protocol(), time)) {
            server.changed();
        }
    }
}
