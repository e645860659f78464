package io.otus.inventory.graph;

import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.TakenOver;
import io.otus.core.event.Units;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Books what flows and operations show of assets: when they were seen, which services they offer, what they ask and
 * serve, and who speaks with whom.
 *
 * <p>Operations are booked as they come, flows once a minute and at their end. What a flow leads to is kept with it, so
 * that a message in the steady state costs a look at its flow's {@link FlowTrack} and a few counters. Confined to the
 * analysis thread.
 */
public final class Traffic {
    /** Frames of one flow after which its sender is believed to be there, even if nobody answers it. */
    static final int PROVING_FRAMES = 3;

    /**
     * Nanoseconds for which somebody must go on to ask for what he is told, where only questions are seen, to be taken
     * for being told it.
     */
    static final long PROVING_TIME = 180_000_000_000L;

    private final IdentityGraph graph;
    private final Conversations conversations;
    private final FlowConversations flows;
    private final Coverage coverage;
    private final int slot;

    /**
     * Books on a graph.
     *
     * @param slot the {@link FlowInfo#attachment} that is the inventory's own
     */
    public Traffic(IdentityGraph graph, Conversations conversations, Coverage coverage, int slot) {
        this.graph = graph;
        this.conversations = conversations;
        this.flows = new FlowConversations(conversations);
        this.coverage = coverage;
        this.slot = slot;
    }

    /** The first frame of a flow. */
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        boolean near = Neighbour.shows(event.timeToLive(), flow.endpoint(1));
        Asset sender = graph.hear(flow.endpoint(0), event.origin(), near, false, event.time());
        Asset target = graph.ask(flow.endpoint(1), event.time());
        // What may soon be dismissed is looked up when it is needed: a flow that is never heard again must not keep it.
        FlowTrack track = new FlowTrack(settled(sender), settled(target), version());
        if (sender != null && (!sender.appeared() || !sender.isConfirmed())) {
            track.unproven = event.origin();
            track.stranger = !sender.appeared();
            track.near = near;
        }
        if (flow.transport() == Transport.TCP) {
            track.opened = event.origin();
        }
        flow.attach(slot, track);
    }

    private static @Nullable Asset settled(@Nullable Asset asset) {
        return asset != null && asset.appeared() && asset.isConfirmed() ? asset : null;
    }

    /** The first frame of its other side. */
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        FlowTrack track = track(flow);
        track.opened = null;
        refresh(flow, track);
        track.sides[1] = graph.hear(
                flow.endpoint(1),
                event.origin(),
                Neighbour.shows(event.timeToLive(), flow.endpoint(0)),
                true,
                event.time());
        Asset answering = track.sides[1];
        if (answering != null) {
            graph.confirm(answering, event.origin(), event.time());
        }
        if (!event.refused()) {
            track.answer = event.origin().evidence();
            offer(flow, track, track.answer, event.time());
        }
    }

    /** Where a flow stands after a while, or at its end. */
    public void told(FlowInfo flow) {
        FlowTrack track = track(flow);
        refresh(flow, track);
        long time = flow.lastTime();
        graph.listen(time);
        prove(flow, track, time);
        String protocol = flow.protocol();
        long bytes0 = flow.bytes(0) - track.bytes0;
        long bytes1 = flow.bytes(1) - track.bytes1;
        track.bytes0 += bytes0;
        track.bytes1 += bytes1;
        long unread0 = flow.unreadBytes(0) - track.unread0;
        long unread1 = flow.unreadBytes(1) - track.unread1;
        track.unread0 += unread0;
        track.unread1 += unread1;
        coverage.told(flow, track, bytes0, bytes1, unread0, unread1);
        goesOn(flow, track, 0, time);
        goesOn(flow, track, 1, time);
        book(track.sides[0], track.sides[1], protocol, flow.frames(0) - track.booked0, bytes0);
        book(track.sides[1], track.sides[0], protocol, flow.frames(1) - track.booked1, bytes1);
        track.booked0 = flow.frames(0);
        track.booked1 = flow.frames(1);
        Evidence shown = shown(flow, track);
        if (shown != null) {
            if (track.answer == null) {
                graph.goesOnUnheard(flow.endpoint(1), shown, time);
            }
            offer(flow, track, shown, time);
            flows.book(flow, track, shown, bytes0, bytes1, unread0 + unread1);
        }
    }

    /** Somebody who sent several frames in a flow is there, even if nobody answered. */
    private void prove(FlowInfo flow, FlowTrack track, long time) {
        FrameOrigin unproven = track.unproven;
        if (unproven == null || flow.frames(0) < PROVING_FRAMES) {
            return;
        }
        track.unproven = null;
        Asset sender = track.sides[0];
        if (track.stranger || sender == null || !sender.appeared()) {
            sender = graph.hear(flow.endpoint(0), unproven, track.near, true, time);
            track.sides[0] = sender;
        }
        if (sender != null) {
            graph.confirm(sender, unproven, time);
        }
    }

    /** A side that sent more frames since the flow was told last is still there. */
    private void goesOn(FlowInfo flow, FlowTrack track, int side, long time) {
        Asset asset = track.sides[side];
        long frames = flow.frames(side);
        if (asset == null || !asset.appeared() || frames <= track.frames(side)) {
            return;
        }
        track.frames(side, frames);
        asset.seen(time);
        asset.vlanPresence().goesOn(flow.endpoint(side).vlan(), time);
        Endpoint endpoint = flow.endpoint(side);
        TakenOver other = flow.takenOver(side);
        if (other != null && track.answer != null) {
            graph.goesOn(endpoint, other.mac(), exchange(track.answer.capture(), other), time);
        } else if (flow.isFromOwn(side)) {
            graph.goesOn(endpoint, endpoint.mac(), track.answer, time);
        }
        String protocol = flow.protocol();
        if (protocol != null) {
            asset.use(protocol);
        }
    }

    private static Evidence exchange(String capture, TakenOver other) {
        boolean isAsked = other.answered().frame() < other.sent().frame();
        FrameSpan first = isAsked ? other.answered() : other.sent();
        FrameSpan second = isAsked ? other.sent() : other.answered();
        return new Evidence(capture, List.of(first, second), 2, null);
    }

    private static void book(
            @Nullable Asset from, @Nullable Asset to, @Nullable String protocol, long frames, long bytes) {
        if (frames == 0) {
            return;
        }
        if (from != null && from.appeared()) {
            from.volume(protocol, volume -> volume.sent(frames, bytes));
        }
        if (to != null && to.appeared()) {
            to.volume(protocol, volume -> volume.received(frames, bytes));
        }
    }

    /**
     * What shows that the two speak with each other: an answer, or where one direction of a connection alone is seen,
     * that what goes on in it is understood; null where nothing does.
     */
    private static @Nullable Evidence shown(FlowInfo flow, FlowTrack track) {
        FrameOrigin opened = track.opened;
        if (track.answer != null || opened == null) {
            return track.answer;
        }
        return goesOnUnheard(flow) ? opened.evidence() : null;
    }

    /** Whether one side of a connection alone is heard, and what goes on in it is understood. */
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
        if (server == null) {
            return;
        }
        OfferedService service = server.service(transport, port);
        if (service == null) {
            service = new OfferedService(transport, port, shown, time);
            if (!server.addService(service)) {
                return;
            }
        }
        service.used(flow.protocol(), time);
    }

    /** A client asked, or a device told something unasked. */
    public void requested(Operation operation) {
        Origin origin = operation.origin();
        FlowInfo flow = origin.flow();
        FlowTrack track = track(flow);
        refresh(flow, track);
        Link link = link(track, operation);
        if (link == null) {
            return;
        }
        boolean told = operation.server().equals(origin.source());
        link.conversation().request(operation.service().action(), origin.time());
        conversations.touched(link.conversation());
        Asset sender = told ? link.server() : link.client();
        sender.seen(origin.time());
        boolean unheard = !told && FlowConversations.isOneSided(flow) && flow.protocol() != null;
        if (unheard) {
            track.unanswered++;
            if (track.unanswered == PROVING_FRAMES && !link.device().appeared()) {
                believe(operation);
            }
        }
        if (flow.protocol() == null) {
            return;
        }
        if (unheard && track.unanswered >= PROVING_FRAMES && origin.time() - flow.firstTime() >= PROVING_TIME) {
            serves(link, operation.service().action(), origin);
        }
        boolean news = told
                ? link.serverUse().serve(operation.service().action(), origin)
                : link.clientUse().ask(operation.service().action(), origin);
        if (news) {
            sender.changed();
        }
    }

    /**
     * Over a connection of which one direction alone is seen nobody could go on to ask if the other one were silent.
     */
    private void believe(Operation operation) {
        Origin origin = operation.origin();
        FrameOrigin frame = new FrameOrigin(origin.flow(), origin.capture(), origin.span());
        graph.believe(operation.server(), frame, origin.time());
    }

    private void serves(Link link, Action action, Origin shown) {
        if (link.serverUse().serve(action, shown)) {
            link.server().changed();
        }
        if (Units.isNumbered(link.unit()) && !link.unitAnswered) {
            link.unitAnswered = true;
            graph.unitAnswered(link.device(), link.unit(), shown.evidence(), shown.time());
        }
    }

    /** What came of it. */
    public void completed(OperationCompleted event) {
        Origin answer = event.answer();
        Outcome.Kind kind = event.outcome().kind();
        if (answer == null || kind == Outcome.Kind.UNCONFIRMED || kind == Outcome.Kind.NO_RESPONSE) {
            return;
        }
        Operation operation = event.operation();
        FlowInfo flow = answer.flow();
        FlowTrack track = track(flow);
        refresh(flow, track);
        Link link = link(track, operation);
        if (link == null) {
            return;
        }
        boolean error = kind == Outcome.Kind.ERROR;
        link.conversation().answer(error, answer.time());
        link.server().seen(answer.time());
        if (link.isOfPart()) {
            link.device().seen(answer.time());
        }
        if (!error && flow.protocol() != null) {
            Action action = operation.service().action();
            serves(link, action, answer);
            if (link.mayBePart()) {
                graph.unitServed(link.device(), link.client(), link.unit(), action, event.points(), answer);
            }
        }
    }

    /** The asset that sent a message, made known if it is not yet. */
    public @Nullable Asset sender(Origin origin) {
        FlowInfo flow = origin.flow();
        FlowTrack track = track(flow);
        refresh(flow, track);
        Asset asset = track.sides[origin.sender()];
        if (asset == null || !asset.appeared()) {
            FrameOrigin frame = new FrameOrigin(flow, origin.capture(), origin.span());
            asset = graph.hear(origin.source(), frame, false, true, origin.time());
            track.sides[origin.sender()] = asset;
        }
        if (asset != null) {
            asset.seen(origin.time());
            if (flow.protocol() != null) {
                asset.use(origin.protocol()).speak(origin);
            }
        }
        return asset;
    }

    /**
     * A device said something of itself; flows of those who have no address yet are one, so that its protocol does not
     * show in the flow.
     */
    public void spoke(Asset asset, Origin origin) {
        if (asset.appeared() && origin.flow().protocol() != null) {
            asset.use(origin.protocol()).speak(origin);
        }
    }

    /**
     * The asset at a side of a flow, which may never have sent anything; null where that stands for no single device.
     */
    public @Nullable Asset at(FlowInfo flow, int side, long time) {
        FlowTrack track = track(flow);
        refresh(flow, track);
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

    private @Nullable Link link(FlowTrack track, Operation operation) {
        Origin origin = operation.origin();
        Link known = track.link(operation);
        if (known != null && known.isHeard(origin)) {
            return known;
        }
        long before = version();
        Asset client = about(operation.client(), origin);
        Asset device = about(operation.server(), origin);
        if (client == null || device == null) {
            return null;
        }
        Asset server = IdentityGraph.partIn(device, operation.unit(), operation.protocol());
        String protocol = operation.protocol();
        Conversation conversation =
                conversations.get(client, server, protocol, operation.unit(), origin.evidence(), origin.time());
        if (conversation == null) {
            return null;
        }
        FlowInfo flow = origin.flow();
        for (int side = 0; side < 2; side++) {
            if (operation.client().equals(flow.endpoint(side))) {
                track.asks(side);
            }
        }
        Link link = new Link(
                operation.client(),
                operation.server(),
                protocol,
                operation.unit(),
                client,
                device,
                server,
                client.use(protocol),
                server.use(protocol),
                conversation);
        if (known == null && version() == before) {
            track.add(link);
        }
        return link;
    }

    private FlowTrack track(FlowInfo flow) {
        Object attached = flow.attachment(slot);
        if (attached instanceof FlowTrack track) {
            return track;
        }
        FlowTrack track = new FlowTrack(null, null, -1);
        flow.attach(slot, track);
        return track;
    }

    private void refresh(FlowInfo flow, FlowTrack track) {
        long version = version();
        if (track.version != version) {
            track.version = version;
            track.clear();
            track.sides[0] = null;
            track.sides[1] = null;
        }
        for (int side = 0; side < 2; side++) {
            if (track.sides[side] == null) {
                track.sides[side] = graph.find(flow.endpoint(side));
            }
        }
    }

    /** Grows whenever what is kept with a flow may be stale. */
    private long version() {
        return graph.version() + conversations.joins(); // both only grow
    }
}
