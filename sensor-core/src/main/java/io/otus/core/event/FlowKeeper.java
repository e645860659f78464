package io.otus.core.event;

/** A consumer that keeps something of its own with each flow. */
public interface FlowKeeper extends EventConsumer {
    /** Called once, before anything else, with the slot of {@link FlowInfo#attachment} that is this consumer's own. */
    void registered(int slot);
}
