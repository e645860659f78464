package io.otus.alert.baseline;

import java.util.List;

/** The subject of facts: an asset, or a conversation between two. Confined to the analysis thread. */
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

    /** Notes that it differs from its stored form. */
    void markChanged() {
        changed = true;
    }

    /** The store holds it as it is. */
    void markStored() {
        changed = false;
        stored = true;
    }

    /**
     * Whether the baseline no longer has it: it was forgotten, or joined into another one. Whoever keeps something
     * about it may forget that too.
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
