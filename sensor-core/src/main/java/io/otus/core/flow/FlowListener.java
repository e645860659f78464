package io.otus.core.flow;

/** Hears of the life of flows, in event order. */
public interface FlowListener {
    /** The first packet of a flow is about to be handled. */
    void flowStarted(Flow flow, long time);

    /** The flow goes on; at most once per flow and minute of event time. */
    void flowInterval(Flow flow, long time);

    /** The flow is gone from the table and will not come back. Its outstanding stream bytes were delivered before. */
    void flowEnded(Flow flow, FlowEnd reason, long time);
}
