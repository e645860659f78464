package io.otus.core.event;

import io.otus.core.asset.AssetDirectory;
import io.otus.core.asset.AssetRef;
import org.jspecify.annotations.Nullable;

/**
 * An asset directory that is also asked by flow, without a look-up for each message. Confined to the analysis thread.
 */
public interface FlowAssets extends AssetDirectory {
    /**
     * The asset at a side of a flow now: what {@link #meet} says of its endpoint. While nothing of the asset changes
     * the answer is the same object, so that callers know by that whether what they made of it still holds.
     *
     * @param side 0 or 1
     * @return the asset; null where the side stands for no single device
     */
    default @Nullable AssetRef at(FlowInfo flow, int side) {
        return meet(flow.endpoint(side));
    }
}
