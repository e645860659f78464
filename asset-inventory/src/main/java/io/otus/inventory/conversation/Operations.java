package io.otus.inventory.conversation;

import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.Speaker;
import io.otus.core.event.Units;
import io.otus.core.net.Endpoint;
import io.otus.core.time.Nanos;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.IdentityGraph;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.graph.SubDevices;
import io.otus.inventory.graph.Traits;
import org.jspecify.annotations.Nullable;

/**
 * Books what operations show of assets: what they ask and serve, of whom, and which of their units answer. Each is
 * booked as it comes; what it is booked on is kept with its flow as a {@link Link}, so that in the steady state it
 * costs a few counters. Confined to the analysis thread.
 */
public final class Operations {
    /**
     * Where only questions are seen: how long, in nanoseconds, a client must go on asking before it counts as being
     * answered.
     */
    static final long PROVING_TIME = 3 * Nanos.MINUTE;

    private final IdentityGraph graph;
    private final FlowSides sides;
    private final Conversations conversations;
    private final Traits traits;

    /**
     * Books on a graph.
     *
     * @param traits what holds for protocols
     */
    public Operations(IdentityGraph graph, FlowSides sides, Conversations conversations, Traits traits) {
        this.graph = graph;
        this.sides = sides;
        this.conversations = conversations;
        this.traits = traits;
    }

    /** A client asked, or a device reported something unasked. */
    public void requested(Operation operation) {
        Origin origin = operation.origin();
        FlowInfo flow = origin.flow();
        FlowTrack track = sides.track(flow);
        Link link = link(track, operation);
        if (link == null) {
            return;
        }
        boolean told = operation.server().equals(origin.source());
        link.conversation().request(operation.service().action(), origin.time());
        conversations.touched(link.conversation());
        Asset sender = told ? link.server() : link.client();
        if (operation.speaker() == null || sender.appeared()) {
            sender.seen(origin.time());
        }
        if (!told && operation.speaker() == null) {
            link.clientDevice().seen(origin.time());
        }
        boolean unheard = !told && FlowConversations.isOneSided(flow) && flow.protocol() != null;
        if (unheard) {
            track.unanswered++;
            if (track.unanswered == Traffic.PROVING_FRAMES && !link.device().appeared()) {
                believe(operation);
            }
        }
        if (flow.protocol() == null || !link.isProven()) {
            return;
        }
        if (unheard && track.unanswered >= Traffic.PROVING_FRAMES && origin.time() - flow.firstTime() >= PROVING_TIME) {
            serves(link, operation.service().action(), origin);
        }
        ProtocolUse use = told ? link.serverUse() : link.clientUse();
        boolean news = told
                ? use.serve(operation.service().action(), origin)
                : asks(link, operation.service().action(), origin);
        if (news) {
            sender.changed();
            keepFirst(told ? use.served() : use.asked(), origin);
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

    private boolean asks(Link link, Action action, Origin origin) {
        boolean isNewAction = link.clientUse().ask(action, origin);
        boolean isFirst = link.conversation().requests() == 1;
        boolean isNowByTurns = link.clientUse().asks(link.server(), isFirst, graph::find);
        return isNewAction || isNowByTurns;
    }

    private void serves(Link link, Action action, Origin shown) {
        if (link.serverUse().serve(action, shown)) {
            link.server().changed();
            keepFirst(link.serverUse().served(), shown);
        }
        if (Units.isNumbered(link.unit()) && !link.unitAnswered) {
            link.unitAnswered = true;
            graph.unitAnswered(link.device(), link.unit(), shown.evidence(), shown.time());
        }
    }

    /**
     * Keeps the first message in which an asset used a protocol: it is the evidence for what rules conclude from that
     * use.
     */
    private void keepFirst(long count, Origin shown) {
        if (count == 1) {
            graph.keep(shown.evidence());
        }
    }

    /** An operation was answered, or its deadline passed. */
    public void completed(OperationCompleted event) {
        Origin answer = event.answer();
        Outcome.Kind kind = event.outcome().kind();
        if (answer == null || kind == Outcome.Kind.UNCONFIRMED || kind == Outcome.Kind.NO_RESPONSE) {
            return;
        }
        Operation operation = event.operation();
        FlowInfo flow = answer.flow();
        FlowTrack track = sides.track(flow);
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
        if (!error && flow.protocol() != null && !sides.isForged(answer)) {
            Action action = operation.service().action();
            serves(link, action, answer);
            if (link.mayBePart()) {
                graph.unitServed(link.device(), link.client(), link.unit(), action, event.points(), answer);
            }
        }
    }

    private @Nullable Link link(FlowTrack track, Operation operation) {
        Origin origin = operation.origin();
        Link known = track.link(operation);
        if (known != null && known.isHeard(origin)) {
            return known;
        }
        if (sides.isForged(origin)) {
            return null;
        }
        long before = sides.version();
        Ends ends = Ends.of(operation);
        Asset asking = at(ends.clientAt(), operation);
        Asset reached = at(ends.serverAt(), operation);
        if (sides.version() != before) {
            asking = at(ends.clientAt(), operation); // it may have made room for the other one
        }
        if (asking == null || reached == null) {
            return null;
        }
        Asset client = traits.partIn(asking, ends.clientUnit(), operation.protocol());
        Asset device = SubDevices.behind(reached, ends.serverAt());
        Asset server = traits.partIn(device, ends.unit(), operation.protocol());
        if (operation.speaker() != null && client == server) {
            return null; // its own words came back to it
        }
        String protocol = operation.protocol();
        Conversation conversation =
                conversations.get(client, server, protocol, ends.unit(), origin.evidence(), origin.time());
        if (conversation == null) {
            return null;
        }
        FlowInfo flow = origin.flow();
        // Where the question is behind a router or was passed on, the flow shows only who forwards it.
        boolean asksItself = client == asking && operation.speaker() == null;
        for (int side = 0; side < 2 && asksItself; side++) {
            if (operation.client().equals(flow.endpoint(side))) {
                track.asks(side);
            }
        }
        Link link = new Link(
                operation,
                asking,
                client,
                device,
                server,
                client.use(protocol),
                server.use(protocol),
                conversation,
                traits.mayBeDevice(protocol, operation.unit()));
        if (known == null && sides.version() == before) {
            track.add(link);
        }
        return link;
    }

    /** The asset at an endpoint. A speaker that was only named by a forwarder does not make an asset appear. */
    private @Nullable Asset at(Endpoint endpoint, Operation operation) {
        Speaker speaker = operation.speaker();
        return speaker != null && endpoint.equals(speaker.endpoint())
                ? graph.find(endpoint)
                : sides.about(endpoint, operation.origin());
    }

    /** The two ends of an operation. For a forwarded message the original speaker is one of them. */
    private record Ends(Endpoint clientAt, String clientUnit, Endpoint serverAt, String unit) {
        static Ends of(Operation operation) {
            Endpoint client = operation.client();
            Endpoint server = operation.server();
            Speaker speaker = operation.speaker();
            if (speaker == null) {
                return new Ends(client, operation.clientUnit(), server, operation.unit());
            }
            return server.equals(operation.origin().source())
                    ? new Ends(client, operation.clientUnit(), speaker.endpoint(), speaker.unit())
                    : new Ends(speaker.endpoint(), speaker.unit(), server, operation.unit());
        }
    }
}
