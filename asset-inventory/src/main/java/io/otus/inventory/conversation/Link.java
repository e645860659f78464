package io.otus.inventory.conversation;

import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.event.Speaker;
import io.otus.core.net.Endpoint;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.ProtocolUse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with all that its messages are booked on, as of one version of the graph. Confined to the analysis
 * thread.
 */
final class Link {
    private final Endpoint clientAt;
    private final Endpoint serverAt;
    private final String protocol;
    private final String unit;
    private final String clientUnit;
    private final @Nullable Speaker speaker;
    private final Asset clientDevice;
    private final Asset client;
    private final Asset device;
    private final Asset server;
    private final ProtocolUse clientUse;
    private final ProtocolUse serverUse;
    private final Conversation conversation;
    private final boolean mayBePart;
    /** The use of the device whose words are passed on; null where none are. */
    private final @Nullable ProtocolUse passedOn;

    /** Whether the sub-device is known to answer. */
    boolean unitAnswered;

    Link(
            Operation operation,
            Asset clientDevice,
            Asset client,
            Asset device,
            Asset server,
            ProtocolUse clientUse,
            ProtocolUse serverUse,
            Conversation conversation,
            boolean mayBePart) {
        this.clientAt = operation.client();
        this.serverAt = operation.server();
        this.protocol = operation.protocol();
        this.unit = operation.unit();
        this.clientUnit = operation.clientUnit();
        this.speaker = operation.speaker();
        this.clientDevice = clientDevice;
        this.client = client;
        this.device = device;
        this.server = server;
        this.clientUse = clientUse;
        this.serverUse = serverUse;
        this.conversation = conversation;
        this.passedOn = speaker == null
                ? null
                : (serverAt.equals(operation.origin().source()) ? device : clientDevice).use(protocol);
        this.mayBePart = mayBePart;
    }

    /** Whether the sub-device asked is an asset of its own. */
    boolean isOfPart() {
        return server != device;
    }

    /** Whether the number asked may be that of a device. */
    boolean mayBePart() {
        return mayBePart;
    }

    /**
     * Whether an operation belongs to it. The endpoints of one flow are the same objects all its life, so that this is
     * quick.
     */
    boolean fits(Operation operation) {
        return operation.client().equals(clientAt)
                && operation.server().equals(serverAt)
                && operation.unit().equals(unit)
                && operation.clientUnit().equals(clientUnit)
                && Objects.equals(operation.speaker(), speaker)
                && operation.protocol().equals(protocol);
    }

    /**
     * Whether whoever sent a message of it is known to be there: an asset of which only others spoke so far appears by
     * its first message.
     */
    boolean isHeard(Origin origin) {
        return (clientAt.equals(origin.source()) ? clientDevice : device).appeared();
    }

    /**
     * Whether messages on this link show what their speaker does. A message that a device forwards for another one does
     * so only once the other one was heard to speak the protocol itself, since a forwarder may name any speaker.
     */
    boolean isProven() {
        return passedOn == null || passedOn.firstSpoken() != null;
    }

    /** The sub-device that asks, where that is an asset of its own; else the device at the endpoint. */
    Asset client() {
        return client;
    }

    /** The device at the endpoint that asks. */
    Asset clientDevice() {
        return clientDevice;
    }

    /** The device at the endpoint. */
    Asset device() {
        return device;
    }

    /** The sub-device asked, where that is an asset of its own; else the device. */
    Asset server() {
        return server;
    }

    ProtocolUse clientUse() {
        return clientUse;
    }

    ProtocolUse serverUse() {
        return serverUse;
    }

    Conversation conversation() {
        return conversation;
    }

    String unit() {
        return unit;
    }
}
