package io.otus.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.core.asset.AssetRef;
import org.jspecify.annotations.Nullable;

/**
 * The assets and conversations of one flow, kept with the flow so that a message of a known conversation needs no
 * look-up. A side is stale when the directory returns another reference for it; everything is stale when the baseline
 * merged assets.
 */
final class FlowModel {
    /** Most conversations that are kept per flow; a gateway with more units needs look-ups. */
    private static final int MAX = 32;

    /** A conversation of the flow; the conversations form a ring. */
    private static final class Known {
        private final Conversation conversation;
        /**
         * The unit as operations name it. It may differ from the conversation's unit: an unseen unit maps to the
         * conversation with the known one.
         */
        private final String unit;

        private Known next = this;

        Known(Conversation conversation, String unit) {
            this.conversation = conversation;
            this.unit = unit;
        }

        boolean is(AssetModel client, AssetModel server, String protocol, String asked) {
            return conversation.client() == client
                    && conversation.server() == server
                    && unit.equals(asked)
                    && conversation.protocol().equals(protocol);
        }
    }

    private @Nullable AssetRef ref0;
    private @Nullable AssetRef ref1;
    private @Nullable AssetModel asset0;
    private @Nullable AssetModel asset1;

    /** The conversation that was found or added last; null while there is none. */
    private @Nullable Known latest;

    private int size;
    private long joins;

    FlowModel(long joins) {
        this.joins = joins;
    }

    /** Clears everything if the baseline merged assets since. */
    void refresh(long currentJoins) {
        if (joins != currentJoins) {
            joins = currentJoins;
            forget();
            ref0 = null;
            ref1 = null;
        }
    }

    /** Returns the asset of a side for which the directory returned {@code ref}; null if it must be looked up. */
    @Nullable
    @SuppressWarnings("ReferenceEquality") // the directory promises the same object while nothing of the asset changed
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
            forget();
        }
        if (side == 0) {
            ref0 = ref;
            asset0 = asset;
        } else {
            ref1 = ref;
            asset1 = asset;
        }
    }

    private void forget() {
        latest = null;
        size = 0;
    }

    /**
     * Returns the conversation of two assets; null if it must be looked up. The search begins at the conversation found
     * last, as an answer belongs to that one, and goes round the ring, as a client asks several units in a cycle.
     */
    @Nullable
    Conversation find(AssetModel client, AssetModel server, String protocol, String unit) {
        Known each = latest;
        for (int i = 0; i < size && each != null; i++) {
            if (each.is(client, server, protocol, unit)) {
                latest = each;
                return each.conversation;
            }
            each = each.next;
        }
        return null;
    }

    void add(Conversation conversation, String unit) {
        if (size == MAX) {
            return;
        }
        Known added = new Known(conversation, unit);
        Known before = latest;
        if (before != null) {
            added.next = before.next;
            before.next = added;
        }
        latest = added;
        size++;
    }
}
