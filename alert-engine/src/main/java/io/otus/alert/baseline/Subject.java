package io.otus.alert.baseline;

/** What facts are about: an asset, or a conversation between two. Confined to the analysis thread. */
public abstract sealed class Subject permits AssetModel, Conversation {
    private boolean changed = true;

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
    }
}
