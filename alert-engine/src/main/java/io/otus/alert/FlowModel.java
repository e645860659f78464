package io.otus.alert;

import io.otus.alert.baseline.Conversation;
import io.otus.core.event.Operation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of one flow, kept with it so that nothing is looked up for a message of a known one. Stale as soon as the asset directory has
 * another version.
 */
final class FlowModel {
    /** Units that are kept per flow; a gateway with more is looked up. */
    private static final int MAX = 32;

    private Conversation[] conversations = new Conversation[1];
    private int[] clients = new int[1];
    /** As operations say it: a unit that was not seen leads to the conversation about the one that is known. */
    private String[] units = new String[1];

    private int size;
    private long version;

    FlowModel(long version) {
        this.version = version;
    }

    /** The conversation of an operation; null when it must be looked up. */
    @Nullable
    Conversation find(Operation operation, int client, long currentVersion) {
        if (version != currentVersion) {
            version = currentVersion;
            size = 0;
            return null;
        }
        for (int i = 0; i < size; i++) {
            Conversation each = conversations[i];
            if (clients[i] == client
                    && units[i].equals(operation.unit())
                    && each.protocol().equals(operation.protocol())) {
                return each;
            }
        }
        return null;
    }

    void add(Conversation conversation, String unit, int client) {
        if (size == MAX) {
            return;
        }
        if (size == conversations.length) {
            conversations = Arrays.copyOf(conversations, size * 2);
            clients = Arrays.copyOf(clients, size * 2);
            units = Arrays.copyOf(units, size * 2);
        }
        conversations[size] = conversation;
        clients[size] = client;
        units[size] = unit;
        size++;
    }
}
