package io.otus.alert.maintenance;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Sites;
import org.jspecify.annotations.Nullable;

/**
 * The site for which work is planned.
 *
 * @param number its number, from 1 on, see {@link Sites}
 * @param name its name in the configuration
 */
public record PlannedSite(int number, String name) {
    /** Returns whether a party to an act is at the site; false if the location is unknown. */
    boolean has(@Nullable AssetModel asset, @Nullable Endpoint endpoint) {
        if (asset != null) {
            return Sites.number(asset.address().network()) == number;
        }
        return endpoint != null && Sites.number(endpoint.network()) == number;
    }
}
