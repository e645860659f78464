package io.otus.core.asset;

import io.otus.core.net.Endpoint;
import org.jspecify.annotations.Nullable;

/** Who is behind an endpoint. Confined to the analysis thread. */
public interface AssetDirectory {
    /**
     * The asset at an endpoint now. Looks only: nothing is made known by asking. The inventory has heard each event
     * before those who ask, so a sender is always known.
     *
     * @param endpoint where it was seen
     * @param unit the sub-device there (Modbus unit, DNP3 link address, ...); empty for the device itself
     * @return the asset; null where none is known, and for an address that stands for no single device (broadcast,
     *     multicast, unspecified)
     */
    @Nullable
    AssetRef resolve(Endpoint endpoint, String unit);

    /**
     * The asset at an endpoint that has part in what is heard, made known where it is not yet. The directory has room
     * for so many that were never heard themselves: another one of these may be dismissed by this, which is an event of
     * its own. Only for who takes an event to those who decide; whoever decides by what is known looks, by
     * {@link #resolve}.
     *
     * @return the asset; null for an address that stands for no single device
     */
    @Nullable
    AssetRef meet(Endpoint endpoint);

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
