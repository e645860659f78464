package io.otus.core.event;

/**
 * A consumer of the pipeline's events. It is called on the analysis thread in wire order; the appliance fixes the order
 * of consumers (inventory first). Every method does nothing unless overridden. It must not block, and must not throw
 * for anything that was on the wire: a consumer that throws misses that event, and the sensor reports the fault as
 * health. Only an exception that says that a store or an output takes nothing more ends the run.
 */
public interface EventConsumer {
    /** The first frame of a flow. */
    default void flowStarted(FlowStarted event) {}

    /** The first frame of the other side of a flow; at most once per flow. */
    default void flowAnswered(FlowAnswered event) {}

    /** A host asked for a TCP connection; emitted after {@link #flowStarted} of it. */
    default void stackSeen(StackSeen event) {}

    /** Sent at most once a minute of event time for a long-lived flow, so that its counters can be reported. */
    default void flowInterval(FlowInfo flow, long time) {}

    /** A reset cut a TCP connection that was in use; at most once per connection, unless the reset was not believed. */
    default void connectionCut(ConnectionCut event) {}

    /** One side of a TCP connection was the first to close it; at most once per connection. */
    default void connectionClosed(ConnectionClosed event) {}

    /** A flow ended: closed, timed out, evicted, or the capture ended. */
    default void flowEnded(FlowInfo flow, long time) {}

    /**
     * Whether {@link #message} is wanted; the core builds rows only if someone wants them. Asked when the consumer is
     * added, and each second of event time.
     */
    default boolean wantsMessages() {
        return false;
    }

    /** A message was dissected. */
    default void message(MessageSeen event) {}

    /**
     * Whether {@link #payload} is wanted; the core emits payloads only if a consumer wants them. Asked as
     * {@link #wantsMessages} is.
     */
    default boolean wantsPayload() {
        return false;
    }

    /** One side of a flow over TCP or UDP sent bytes. */
    default void payload(PayloadSeen event) {}

    /**
     * Whether {@link #unclaimed} is wanted; the core emits such bytes only if a consumer wants them. Asked as
     * {@link #wantsMessages} is.
     */
    default boolean wantsUnclaimed() {
        return false;
    }

    /**
     * One side of a TCP connection whose protocol is not recognised yet sent bytes; only the first bytes of each side
     * are emitted.
     */
    default void unclaimed(PayloadSeen event) {}

    /** A client asked something of a device. */
    default void operationRequested(Operation event) {}

    /** An operation was answered, or its deadline passed. */
    default void operationCompleted(OperationCompleted event) {}

    /** A device said who it is. */
    default void identityClaim(IdentityClaim event) {}

    /** An address was bound. */
    default void addressBinding(AddressBinding event) {}

    /** Two network cards speak for one IP address; at most once a second for each. */
    default void spokenByTurns(SpokenByTurns event) {}

    /** A sender broadcasts much; at most once a second for each. */
    default void broadcasts(BroadcastsSeen event) {}

    /**
     * A device gets many IP packets without a connection; at most once a second for each sender and IP protocol, and
     * once for all senders.
     */
    default void datagrams(DatagramsSeen event) {}

    /** Bytes contradict a specification. */
    default void anomaly(AnomalySeen event) {}

    /** A code is not known. */
    default void unknown(UnknownSeen event) {}

    /** A session showed something of itself. */
    default void session(SessionSeen event) {}

    /** A program or file was moved. */
    default void transfer(TransferSeen event) {}

    /** The sensor speaks of its own hearing. */
    default void health(CaptureHealth event) {}

    /** The inventory heard of a new device. */
    default void assetAppeared(AssetAppeared event) {}

    /** The inventory saw an identity fact change. */
    default void assetChanged(AssetChanged event) {}

    /** The inventory no longer hears a device that it heard regularly. */
    default void assetSilent(AssetSilent event) {}

    /** The inventory joined two assets. */
    default void assetsMerged(AssetsMerged event) {}

    /** The inventory parted an asset. */
    default void assetSplit(AssetSplit event) {}

    /** The inventory takes an asset for none any more. */
    default void assetDismissed(AssetDismissed event) {}

    /** Event time reached another whole second; called before the events of the frame that moved it. */
    default void clock(long time) {}

    /**
     * Event time jumped forward from {@code from} to {@code to}, more than ten minutes: nobody fell silent by it,
     * timers start anew.
     */
    default void timeGap(long from, long to) {}

    /** The input ended; nothing follows. */
    default void end(long time) {}
}
