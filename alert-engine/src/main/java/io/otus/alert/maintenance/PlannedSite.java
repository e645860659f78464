package io.otus.alert.maintenance;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Sites;
import org.jspecify.annotations.Nullable;

/**
 * The site in which work is planned.
 *
 * @param number its number, from 1 on, see {@link Sites}
 * @param name its name in the configuration
 */
public record PlannedSite(int number, String name) {
    /** Whether a side of an act is in it; of what says nothing of where it is nobody knows that. */
    boolean has(@Nullable AssetModel asset, @Nullable Endpoint endpoint) {
        if (asset != null) {
            return Sites.number(asset.address().network()) == number;
        }
        return endpoint != null && Sites.number(endpoint.network()) == number;
    }
}
