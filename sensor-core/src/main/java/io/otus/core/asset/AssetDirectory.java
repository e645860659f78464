package io.otus.core.asset;

import io.otus.core.net.Endpoint;
import org.jspecify.annotations.Nullable;

/** Who is behind an endpoint. Confined to the analysis thread. */
public interface AssetDirectory {
    /**
     * The asset at an endpoint now. The inventory has heard each event before those who ask, so a sender is always
     * known.
     *
     * @param endpoint where it was seen
     * @param unit the sub-device there (Modbus unit, DNP3 link address, ...); empty for the device itself
     * @return the asset; null for an address that stands for no single device (broadcast, multicast, unspecified)
     */
    @Nullable
    AssetRef resolve(Endpoint endpoint, String unit);

    /** The asset with this id as it is now, following merges; null when there never was one. */
    @Nullable
    AssetRef find(String id);

    /**
     * The asset from which the one with this id took an IP address at a moment.
     *
     * @param time event time of what shows that it did
     * @return null where it took none then, as far as is known
     */
    @Nullable
    AssetRef deprivedBy(String id, long time);
}
