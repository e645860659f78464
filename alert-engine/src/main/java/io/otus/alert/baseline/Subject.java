package io.otus.alert.baseline;

import java.util.List;

/** What facts are about: an asset, or a conversation between two. Confined to the analysis thread. */
public abstract sealed class Subject permits AssetModel, Conversation {
    private boolean changed = true;
    private boolean stored;
    private boolean gone;

    /** The asset itself, or the client and the server. */
    abstract List<AssetModel> assets();

    /** Whether it differs from what the store holds. */
    boolean isChanged() {
        return changed;
    }

    /** It differs from what the store holds. */
    void markChanged() {
        changed = true;
    }

    /** The store holds it as it is. */
    void markStored() {
        changed = false;
        stored = true;
    }

    /**
     * Whether the baseline has it no more: it was forgotten, or is part of another one now. Who remembers something of
     * it may forget that too.
     */
    public boolean isGone() {
        return gone;
    }

    void markGone() {
        gone = true;
    }

    /** Whether the store holds it, perhaps as it was earlier. */
    boolean isStored() {
        return stored;
    }
}
