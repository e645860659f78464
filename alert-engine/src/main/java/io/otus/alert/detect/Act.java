package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked, with those who have part in it.
 *
 * @param operation what was asked
 * @param conversation the conversation that it is part of; null where a side is no single device
 * @param client who asked; null where no single device did
 * @param server who was asked; null where no single device was
 */
public record Act(
        Operation operation,
        @Nullable Conversation conversation,
        @Nullable AssetModel client,
        @Nullable AssetModel server) {
    /** An act between two devices. */
    public static Act of(Operation operation, Conversation conversation) {
        return new Act(operation, conversation, conversation.client(), conversation.server());
    }

    /** It as a sighting, shown by this message. */
    public Sighting sighting(Origin shown) {
        return new Sighting(shown.time(), shown.evidence(), operation, client, server);
    }
}
