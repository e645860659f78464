package io.otus.inventory;

import io.otus.core.event.AssetAppeared;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.AssetDismissed;
import io.otus.core.event.AssetSilent;
import io.otus.core.event.AssetSplit;
import io.otus.core.event.AssetsMerged;
import io.otus.core.event.Attribute;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.FrameOrigin;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.conversation.Conversations;
import io.otus.inventory.graph.AddressFlood;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.GraphListener;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Emits changes of the identity graph as events of the core. Before that it updates conversations and names, which are
 * kept beside the graph by asset id. Confined to the analysis thread.
 */
final class GraphEvents implements GraphListener {
    private final EventConsumer told;
    private final AssetView view;
    private final Conversations conversations;
    private final Function<String, @Nullable Asset> assets;

    /**
     * Makes a listener for one graph.
     *
     * @param told hears of it
     * @param assets the graph's assets, by id
     */
    GraphEvents(
            EventConsumer told, AssetView view, Conversations conversations, Function<String, @Nullable Asset> assets) {
        this.told = told;
        this.view = view;
        this.conversations = conversations;
        this.assets = assets;
    }

    @Override
    public void appeared(Asset asset, FrameOrigin origin, long time) {
        told.assetAppeared(new AssetAppeared(view.ref(asset, time), origin, time));
    }

    @Override
    public void changed(Asset asset, Attribute attribute, String before, String after, Evidence evidence, long time) {
        told.assetChanged(new AssetChanged(view.ref(asset, time), attribute, before, after, evidence, time));
    }

    @Override
    public void silent(Asset asset, long time) {
        told.assetSilent(new AssetSilent(
                view.ref(asset, time),
                asset.lastTime(),
                asset.longestPause(),
                asset.identity().lastEvidence(),
                time));
    }

    @Override
    public void merged(Asset kept, Asset absorbed, String reason, long time) {
        conversations.rename(absorbed.id(), kept.id());
        view.forget(absorbed);
        told.assetsMerged(new AssetsMerged(view.ref(kept, time), absorbed.id(), reason, time));
    }

    @Override
    public void split(Asset kept, Asset separated, String reason, long time) {
        if (separated.parent() == kept) {
            conversations.part(kept, separated, assets);
        }
        told.assetSplit(new AssetSplit(view.ref(kept, time), view.ref(separated, time), reason, time));
    }

    @Override
    public void dismissed(Asset asset) {
        conversations.forget(asset.id());
        view.forget(asset);
        told.assetDismissed(new AssetDismissed(asset.id()));
    }

    @Override
    public void flood(AddressFlood flood, boolean begins, long time) {
        FloodReport report = FloodReport.of(flood);
        told.health(new CaptureHealth(
                time,
                CaptureHealth.Kind.FORGOTTEN,
                "addresses",
                begins ? report.warning() : report.text(),
                report.count()));
    }

    @Override
    public void madeRoom(int count, long time) {
        told.health(new CaptureHealth(
                time,
                CaptureHealth.Kind.FORGOTTEN,
                "addresses",
                count + " addresses that took part in nothing made room in the full inventory; each is listed again"
                        + " once it is heard.",
                count));
    }

    @Override
    public void limit(String subject, String text, long time) {
        told.health(new CaptureHealth(time, CaptureHealth.Kind.LIMIT, subject, text, 1));
    }
}
