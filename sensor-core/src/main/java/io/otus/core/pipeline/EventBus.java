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
import java.util.ArrayList;
import java.util.List;

/** Tells each event to every consumer, in the order in which they were added. */
public final class EventBus implements EventConsumer {
    /** Attachment slot of the pipeline itself; flow keepers have the slots after it. */
    static final int PIPELINE_SLOT = 0;
    /**
     * Most attachment slots that a flow has: of the pipeline, the inventory, the alert engine and the operation log.
     */
    public static final int MAX_SLOTS = 4;

    private EventConsumer[] consumers = {};
    private int slots = PIPELINE_SLOT + 1;
    private boolean wantsMessages;
    private boolean wantsPayload;

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
        for (EventConsumer consumer : consumers) {
            if (consumer.wantsPayload()) {
                consumer.payload(event);
            }
        }
    }

    @Override
    public void flowStarted(FlowStarted event) {
        for (EventConsumer consumer : consumers) {
            consumer.flowStarted(event);
        }
    }

    @Override
    public void flowAnswered(FlowAnswered event) {
        for (EventConsumer consumer : consumers) {
            consumer.flowAnswered(event);
        }
    }

    @Override
    public void stackSeen(StackSeen event) {
        for (EventConsumer consumer : consumers) {
            consumer.stackSeen(event);
        }
    }

    @Override
    public void flowInterval(FlowInfo flow, long time) {
        for (EventConsumer consumer : consumers) {
            consumer.flowInterval(flow, time);
        }
    }

    @Override
    public void connectionCut(ConnectionCut event) {
        for (EventConsumer consumer : consumers) {
            consumer.connectionCut(event);
        }
    }

    @Override
    public void flowEnded(FlowInfo flow, long time) {
        for (EventConsumer consumer : consumers) {
            consumer.flowEnded(flow, time);
        }
    }

    @Override
    public void message(MessageSeen event) {
        for (EventConsumer consumer : consumers) {
            if (consumer.wantsMessages()) {
                consumer.message(event);
            }
        }
    }

    @Override
    public void operationRequested(Operation event) {
        for (EventConsumer consumer : consumers) {
            consumer.operationRequested(event);
        }
    }

    @Override
    public void operationCompleted(OperationCompleted event) {
        for (EventConsumer consumer : consumers) {
            consumer.operationCompleted(event);
        }
    }

    @Override
    public void identityClaim(IdentityClaim event) {
        for (EventConsumer consumer : consumers) {
            consumer.identityClaim(event);
        }
    }

    @Override
    public void addressBinding(AddressBinding event) {
        for (EventConsumer consumer : consumers) {
            consumer.addressBinding(event);
        }
    }

    @Override
    public void spokenByTurns(SpokenByTurns event) {
        for (EventConsumer consumer : consumers) {
            consumer.spokenByTurns(event);
        }
    }

    @Override
    public void broadcasts(BroadcastsSeen event) {
        for (EventConsumer consumer : consumers) {
            consumer.broadcasts(event);
        }
    }

    @Override
    public void datagrams(DatagramsSeen event) {
        for (EventConsumer consumer : consumers) {
            consumer.datagrams(event);
        }
    }

    @Override
    public void anomaly(AnomalySeen event) {
        for (EventConsumer consumer : consumers) {
            consumer.anomaly(event);
        }
    }

    @Override
    public void unknown(UnknownSeen event) {
        for (EventConsumer consumer : consumers) {
            consumer.unknown(event);
        }
    }

    @Override
    public void session(SessionSeen event) {
        for (EventConsumer consumer : consumers) {
            consumer.session(event);
        }
    }

    @Override
    public void transfer(TransferSeen event) {
        for (EventConsumer consumer : consumers) {
            consumer.transfer(event);
        }
    }

    @Override
    public void health(CaptureHealth event) {
        for (EventConsumer consumer : consumers) {
            consumer.health(event);
        }
    }

    @Override
    public void assetAppeared(AssetAppeared event) {
        for (EventConsumer consumer : consumers) {
            consumer.assetAppeared(event);
        }
    }

    @Override
    public void assetChanged(AssetChanged event) {
        for (EventConsumer consumer : consumers) {
            consumer.assetChanged(event);
        }
    }

    @Override
    public void assetSilent(AssetSilent event) {
        for (EventConsumer consumer : consumers) {
            consumer.assetSilent(event);
        }
    }

    @Override
    public void assetsMerged(AssetsMerged event) {
        for (EventConsumer consumer : consumers) {
            consumer.assetsMerged(event);
        }
    }

    @Override
    public void assetDismissed(AssetDismissed event) {
        for (EventConsumer consumer : consumers) {
            consumer.assetDismissed(event);
        }
    }

    @Override
    public void assetSplit(AssetSplit event) {
        for (EventConsumer consumer : consumers) {
            consumer.assetSplit(event);
        }
    }

    @Override
    public void clock(long time) {
        for (EventConsumer consumer : consumers) {
            consumer.clock(time);
        }
        askWhatIsWanted();
    }

    /** What consumers listen to may change, and is asked once a second, for it is looked up for each message. */
    private void askWhatIsWanted() {
        boolean messages = false;
        boolean payload = false;
        for (EventConsumer consumer : consumers) {
            messages |= consumer.wantsMessages();
            payload |= consumer.wantsPayload();
        }
        wantsMessages = messages;
        wantsPayload = payload;
    }

    @Override
    public void timeGap(long from, long to) {
        for (EventConsumer consumer : consumers) {
            consumer.timeGap(from, to);
        }
    }

    @Override
    public void end(long time) {
        for (EventConsumer consumer : consumers) {
            consumer.end(time);
        }
    }
}
