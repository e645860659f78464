package io.otus.core.event;

/**
 * Whoever listens to the pipeline. Called on the analysis thread in wire order; the order of consumers is fixed by the
 * appliance (inventory first). Every method does nothing unless overridden, must not block, and must not throw for
 * anything that was on the wire: what it throws costs it that event, and is told as a fault of the sensor. Only where a
 * store or an output takes nothing more, what is thrown ends the run.
 */
public interface EventConsumer {
    /** The first frame of a flow. */
    default void flowStarted(FlowStarted event) {}

    /** The first frame of the other side of a flow; at most once per flow. */
    default void flowAnswered(FlowAnswered event) {}

    /** A TCP connection was asked for; told after {@link #flowStarted} of it. */
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
     * Whether {@link #payload} is wanted; the core tells of payloads only if someone wants them. Asked as
     * {@link #wantsMessages} is.
     */
    default boolean wantsPayload() {
        return false;
    }

    /** One side of a flow over TCP or UDP sent bytes. */
    default void payload(PayloadSeen event) {}

    /**
     * Whether {@link #unclaimed} is wanted; the core tells of such bytes only if someone wants them. Asked as
     * {@link #wantsMessages} is.
     */
    default boolean wantsUnclaimed() {
        return false;
    }

    /** One side of a TCP connection of which no protocol is recognised yet sent bytes; of each side only the first. */
    default void unclaimed(PayloadSeen event) {}

    /** A client asked something of a device. */
    default void operationRequested(Operation event) {}

    /** It was answered, or its deadline passed. */
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
