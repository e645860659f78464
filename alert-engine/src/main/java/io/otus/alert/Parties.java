package io.otus.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Sighting;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.FlowAssets;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The assets on both sides of a flow and their conversations, as the baseline knows them: looked up once and kept with
 * the flow. Confined to the analysis thread.
 */
final class Parties {
    private final FlowAssets directory;
    private final Baseline baseline;
    private final PlantSite site;
    private int slot;

    /**
     * Creates the parties of a site.
     *
     * @param directory finds the asset behind an endpoint
     */
    Parties(FlowAssets directory, Baseline baseline, PlantSite site) {
        this.directory = directory;
        this.baseline = baseline;
        this.site = site;
    }

    /** Sets the slot for this module's data in each flow. */
    void registered(int newSlot) {
        slot = newSlot;
    }

    /**
     * Returns an operation with its parties. The conversation is missing if a side is not a single device, or if the
     * baseline has no room for the conversation.
     */
    Act act(Operation operation) {
        Origin origin = operation.origin();
        FlowModel model = model(origin.flow());
        int client = operation.client().equals(origin.flow().endpoint(0)) ? 0 : 1;
        AssetModel asking = asset(client, origin, model);
        AssetModel asked = asset(1 - client, origin, model);
        if (asking == null || asked == null || asking == asked) {
            return new Act(operation, null, asking, asked);
        }
        Conversation conversation = model.find(asking, asked, operation.protocol(), operation.unit());
        if (conversation == null) {
            conversation = baseline.conversation(asking, asked, operation.protocol(), operation.unit());
            if (conversation == null) {
                return new Act(operation, null, asking, asked);
            }
            model.add(conversation, operation.unit());
        }
        return Act.of(operation, conversation);
    }

    /**
     * Returns the sighting of a message that requests nothing.
     *
     * @param sender the sender; null if it is not a single device
     * @param other the other party, which may equal the sender; null if there is none
     */
    Sighting sighting(Origin origin, @Nullable AssetModel sender, @Nullable AssetRef other) {
        AssetModel target = other == null ? null : baseline.asset(other);
        return new Sighting(origin.time(), origin.evidence(), null, sender, target == sender ? null : target);
    }

    private FlowModel model(FlowInfo flow) {
        FlowModel model = (FlowModel) flow.attachment(slot);
        if (model == null) {
            model = new FlowModel(baseline.joins());
            flow.attach(slot, model);
        }
        model.refresh(baseline.joins());
        return model;
    }

    /** Returns the asset on a side of the flow that carried a message; null if it is not a single device. */
    @Nullable
    AssetModel asset(int side, Origin origin) {
        return asset(side, origin, model(origin.flow()));
    }

    private @Nullable AssetModel asset(int side, Origin origin, FlowModel model) {
        AssetRef ref = directory.at(origin.flow(), side);
        if (ref == null) {
            return null;
        }
        AssetModel known = model.asset(side, ref);
        if (known != null) {
            return known;
        }
        AssetModel asset = site.asset(ref, origin.time(), origin.evidence());
        model.refresh(baseline.joins());
        model.keep(side, ref, asset);
        return asset;
    }
}
