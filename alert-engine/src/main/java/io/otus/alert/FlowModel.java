package io.otus.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Operation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The assets and conversations of one flow, kept with it so that nothing is looked up for a message of a known one. A
 * side is stale as soon as the directory tells of it with another reference, and all is when the baseline joined
 * something.
 */
final class FlowModel {
    /** Units that are kept per flow; a gateway with more is looked up. */
    private static final int MAX = 32;

    private static final Conversation[] NO_CONVERSATIONS = {};
    private static final int[] NO_SIDES = {};
    private static final String[] NO_UNITS = {};

    private @Nullable AssetRef ref0;
    private @Nullable AssetRef ref1;
    private @Nullable AssetModel asset0;
    private @Nullable AssetModel asset1;

    // Made when there is a conversation: half of the flows of a site carry none.
    private Conversation[] conversations = NO_CONVERSATIONS;
    private int[] clients = NO_SIDES;
    /** As operations say it: a unit that was not seen leads to the conversation about the one that is known. */
    private String[] units = NO_UNITS;

    private int size;
    private long joins;

    FlowModel(long joins) {
        this.joins = joins;
    }

    /** Forgets everything when the baseline joined something since. */
    void refresh(long currentJoins) {
        if (joins != currentJoins) {
            joins = currentJoins;
            size = 0;
            ref0 = null;
            ref1 = null;
        }
    }

    /** The asset of a side, of which the directory tells with {@code ref}; null when it must be looked up. */
    @Nullable
    @SuppressWarnings("ReferenceEquality") // a directory promises the same object while nothing of the asset changed
    AssetModel asset(int side, AssetRef ref) {
        if (side == 0) {
            return ref == ref0 ? asset0 : null;
        }
        return ref == ref1 ? asset1 : null;
    }

    /** Keeps the asset of a side. */
    void keep(int side, AssetRef ref, AssetModel asset) {
        AssetModel before = side == 0 ? asset0 : asset1;
        if (before != asset) {
            size = 0;
        }
        if (side == 0) {
            ref0 = ref;
            asset0 = asset;
        } else {
            ref1 = ref;
            asset1 = asset;
        }
    }

    /** The conversation of an operation whose sides are both known; null when it must be looked up. */
    @Nullable
    Conversation find(Operation operation, int client) {
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
            int room = Math.max(1, size * 2);
            conversations = Arrays.copyOf(conversations, room);
            clients = Arrays.copyOf(clients, room);
            units = Arrays.copyOf(units, room);
        }
        conversations[size] = conversation;
        clients[size] = client;
        units[size] = unit;
        size++;
    }
}
