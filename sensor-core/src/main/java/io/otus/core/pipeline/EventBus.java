package io.otus.core.pipeline;

import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.AssetAppeared;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.AssetDismissed;
import io.otus.core.event.AssetSilent;
import io.otus.core.event.AssetSplit;
import io.otus.core.event.AssetsMerged;
import io.otus.core.event.BroadcastsSeen;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.ConnectionClosed;
import io.otus.core.event.ConnectionCut;
import io.otus.core.event.DatagramsSeen;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowKeeper;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.PayloadSeen;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.SpokenByTurns;
import io.otus.core.event.StackSeen;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.UnknownSeen;
import io.otus.core.store.StoreException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Passes each event to every consumer, in the order in which they were added. An exception of one consumer keeps the
 * event from no other, and is no fault of the dissector that reported it; it is reported as health within a second.
 */
public final class EventBus implements EventConsumer {
    /** Attachment slot of the pipeline itself; flow keepers have the slots after it. */
    static final int PIPELINE_SLOT = 0;
    /**
     * Most attachment slots that a flow has: of the pipeline, the inventory, the alert engine and the operation log.
     */
    public static final int MAX_SLOTS = 4;

    private final ConsumerFaults faults = new ConsumerFaults();
    private EventConsumer[] consumers = {};
    private int slots = PIPELINE_SLOT + 1;
    private boolean wantsMessages;
    private boolean wantsPayload;
    private boolean wantsUnclaimed;

    /**
     * Adds a consumer, and gives it its slot where it keeps something with flows.
     *
     * @throws IllegalStateException if no slot is left for it
     */
    public void add(EventConsumer consumer) {
        if (consumer instanceof FlowKeeper keeper) {
            if (slots >= MAX_SLOTS) {
                throw new IllegalStateException(
                        "more than " + (MAX_SLOTS - 1) + " consumers keep something with flows");
            }
            keeper.registered(slots++);
        }
        List<EventConsumer> more = new ArrayList<>(List.of(consumers));
        more.add(consumer);
        consumers = more.toArray(new EventConsumer[0]);
        askWhatIsWanted();
    }

    /** How often a consumer threw at an event. */
    public long faults() {
        return faults.count();
    }

    @Override
    public boolean wantsMessages() {
        return wantsMessages;
    }

    @Override
    public boolean wantsPayload() {
        return wantsPayload;
    }

    @Override
    public void payload(PayloadSeen event) {
        tell(EventBus::payloadIfWanted, event);
    }

    @Override
    public boolean wantsUnclaimed() {
        return wantsUnclaimed;
    }

    @Override
    public void unclaimed(PayloadSeen event) {
        tell(EventBus::unclaimedIfWanted, event);
    }

    @Override
    public void flowStarted(FlowStarted event) {
        tell(EventConsumer::flowStarted, event);
    }

    @Override
    public void flowAnswered(FlowAnswered event) {
        tell(EventConsumer::flowAnswered, event);
    }

    @Override
    public void stackSeen(StackSeen event) {
        tell(EventConsumer::stackSeen, event);
    }

    @Override
    public void flowInterval(FlowInfo flow, long time) {
        tell((consumer, of) -> consumer.flowInterval(of, time), flow);
    }

    @Override
    public void connectionCut(ConnectionCut event) {
        tell(EventConsumer::connectionCut, event);
    }

    @Override
    public void connectionClosed(ConnectionClosed event) {
        tell(EventConsumer::connectionClosed, event);
    }

    @Override
    public void flowEnded(FlowInfo flow, long time) {
        tell((consumer, of) -> consumer.flowEnded(of, time), flow);
    }

    @Override
    public void message(MessageSeen event) {
        tell(EventBus::messageIfWanted, event);
    }

    @Override
    public void operationRequested(Operation event) {
        tell(EventConsumer::operationRequested, event);
    }

    @Override
    public void operationCompleted(OperationCompleted event) {
        tell(EventConsumer::operationCompleted, event);
    }

    @Override
    public void identityClaim(IdentityClaim event) {
        tell(EventConsumer::identityClaim, event);
    }

    @Override
    public void addressBinding(AddressBinding event) {
        tell(EventConsumer::addressBinding, event);
    }

    @Override
    public void spokenByTurns(SpokenByTurns event) {
        tell(EventConsumer::spokenByTurns, event);
    }

    @Override
    public void broadcasts(BroadcastsSeen event) {
        tell(EventConsumer::broadcasts, event);
    }

    @Override
    public void datagrams(DatagramsSeen event) {
        tell(EventConsumer::datagrams, event);
    }

    @Override
    public void anomaly(AnomalySeen event) {
        tell(EventConsumer::anomaly, event);
    }

    @Override
    public void unknown(UnknownSeen event) {
        tell(EventConsumer::unknown, event);
    }

    @Override
    public void session(SessionSeen event) {
        tell(EventConsumer::session, event);
    }

    @Override
    public void transfer(TransferSeen event) {
        tell(EventConsumer::transfer, event);
    }

    @Override
    public void health(CaptureHealth event) {
        tell(EventConsumer::health, event);
    }

    @Override
    public void assetAppeared(AssetAppeared event) {
        tell(EventConsumer::assetAppeared, event);
    }

    @Override
    public void assetChanged(AssetChanged event) {
        tell(EventConsumer::assetChanged, event);
    }

    @Override
    public void assetSilent(AssetSilent event) {
        tell(EventConsumer::assetSilent, event);
    }

    @Override
    public void assetsMerged(AssetsMerged event) {
        tell(EventConsumer::assetsMerged, event);
    }

    @Override
    public void assetDismissed(AssetDismissed event) {
        tell(EventConsumer::assetDismissed, event);
    }

    @Override
    public void assetSplit(AssetSplit event) {
        tell(EventConsumer::assetSplit, event);
    }

    @Override
    public void clock(long time) {
        tellFaults(time);
        tell(EventConsumer::clock, time);
        askWhatIsWanted();
    }

    /**
     * Asks the consumers which events they want. The answer may change; it is asked only once a second because it is
     * looked up for each message.
     */
    private void askWhatIsWanted() {
        boolean messages = false;
        boolean payload = false;
        boolean unclaimed = false;
        for (EventConsumer consumer : consumers) {
            messages |= consumer.wantsMessages();
            payload |= consumer.wantsPayload();
            unclaimed |= consumer.wantsUnclaimed();
        }
        wantsMessages = messages;
        wantsPayload = payload;
        wantsUnclaimed = unclaimed;
    }

    @Override
    public void timeGap(long from, long to) {
        tell((consumer, since) -> consumer.timeGap(since, to), from);
    }

    @Override
    public void end(long time) {
        tellFaults(time);
        tell(EventConsumer::end, time);
    }

    private static void messageIfWanted(EventConsumer consumer, MessageSeen event) {
        if (consumer.wantsMessages()) {
            consumer.message(event);
        }
    }

    private static void payloadIfWanted(EventConsumer consumer, PayloadSeen event) {
        if (consumer.wantsPayload()) {
            consumer.payload(event);
        }
    }

    private static void unclaimedIfWanted(EventConsumer consumer, PayloadSeen event) {
        if (consumer.wantsUnclaimed()) {
            consumer.unclaimed(event);
        }
    }

    private <E> void tell(BiConsumer<EventConsumer, E> how, E event) {
        for (EventConsumer consumer : consumers) {
            try {
                how.accept(consumer, event);
            } catch (StoreException | UncheckedIOException e) {
                throw e; // a disk or a pipe that takes nothing ends the run, whoever met it
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                faults.note(consumer, e);
            }
        }
    }

    private void tellFaults(long time) {
        faults.take(time).forEach(this::health);
    }
}
