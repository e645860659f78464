package io.otus.core.store;

/**
 * State that lives in memory and is written to the store now and then: every ten seconds of event time and at the end,
 * in one transaction for all parts. After a crash and a restart at most those ten seconds are missing. Called on the
 * analysis thread.
 */
public interface Checkpointed {
    /** Adds whatever changed since the last checkpoint; rows that did not change are left alone. */
    void checkpoint(Batch out);

    /**
     * Takes up what an earlier run left; called once, before the first frame. An empty store leaves everything as it
     * is.
     */
    void restore(StoreReader store);
}
