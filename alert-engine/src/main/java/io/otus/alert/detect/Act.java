package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An operation together with the devices that take part in it.
 *
 * @param operation the operation
 * @param conversation the conversation that the operation belongs to; null if either side is not a single device
 * @param client the device that asked; null if no single device did
 * @param server the device that was asked; null if no single device was
 */
public record Act(
        Operation operation,
        @Nullable Conversation conversation,
        @Nullable AssetModel client,
        @Nullable AssetModel server) {
    /** Returns the act of an operation between the two devices of a conversation. */
    public static Act of(Operation operation, Conversation conversation) {
        return new Act(operation, conversation, conversation.client(), conversation.server());
    }

    /** Returns a sighting of this act, shown by the given message. */
    public Sighting sighting(Origin shown) {
        return new Sighting(shown.time(), shown.evidence(), operation, client, server);
    }
}
