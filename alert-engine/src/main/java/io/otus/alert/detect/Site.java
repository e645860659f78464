package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Habit;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.protocol.Protocols;
import org.jspecify.annotations.Nullable;

/** What a detector may ask, and where it tells what no single event shows. Confined to the analysis thread. */
public interface Site {
    /** What is normal. */
    Baseline baseline();

    /** What is known of protocols. */
    Protocols protocols();

    /** Whether the protocol of this id controls processes. */
    default boolean isIndustrial(String protocol) {
        return protocols().isIndustrial(protocol);
    }

    /** Which ports protocols use. */
    PortUse ports();

    /** The networks in which something is controlled. */
    ProcessNetworks networks();

    /**
     * The model of the asset at an endpoint; null where that is no single device.
     *
     * @param evidence what shows it, should it be news that it is there
     */
    @Nullable
    AssetModel asset(Endpoint endpoint, long time, Evidence evidence);

    /** The model of the asset at an endpoint, as a message shows it; null where that is no single device. */
    default @Nullable AssetModel asset(Endpoint endpoint, Origin origin) {
        return asset(endpoint, origin.time(), origin.evidence());
    }

    /** The devices at both ends of a session, which may be one; null where either side is no single device. */
    default @Nullable Pair pair(SessionSeen event) {
        AssetModel client = asset(event.client(), event.origin());
        AssetModel server = asset(event.server(), event.origin());
        return client == null || server == null ? null : new Pair(client, server);
    }

    /** What the inventory knows of the asset at an endpoint; null where it knows none there. */
    @Nullable
    AssetRef known(Endpoint endpoint);

    /** The asset from which another one took an IP address, as what happens at this event time shows; or null. */
    @Nullable
    AssetRef deprivedBy(AssetRef taker, long time);

    /** What the inventory knows of an asset; null where it was never heard. */
    @Nullable
    AssetRef known(AssetModel asset);

    /**
     * Whether anything known was heard in the VLAN of an asset; without a VLAN there is nothing to tell networks apart
     * by.
     */
    default boolean isKnownSegment(AssetModel asset) {
        int network = asset.address().network();
        return asset.address().vlan() == 0
                || baseline().assets().stream()
                        .anyMatch(each -> each.address().network() == network && Outside.isKnown(each.presence()));
    }

    /** Whether a controller is at the endpoint. */
    default boolean isController(Endpoint endpoint) {
        AssetRef asset = known(endpoint);
        return asset != null && isController(asset);
    }

    /** Whether the inventory knows it as a controller. */
    static boolean isController(AssetRef asset) {
        return asset.roles().contains("controller");
    }

    /** What is learned of an asset; null where there is none, or nothing is. */
    default @Nullable AssetModel model(@Nullable AssetRef asset) {
        return asset == null ? null : baseline().find(asset.id());
    }

    /**
     * Whether an asset passes on what others send, by what it was seen to do, or by what it told all others while that
     * was learned or is approved for. That a device merely says to be a router, in whichever protocol, is nothing that
     * an intruder could not say as well: his frames are all that it takes.
     */
    default boolean isKnownRouter(AssetRef asset) {
        if (asset.forwards()) {
            return true;
        }
        AssetModel model = model(asset);
        return model != null
                && Provided.ROUTING.stream()
                        .anyMatch(each -> Outside.isKnown(model.habit(new Habit(Provided.HABIT, each))));
    }

    /**
     * Room for frames of what may be told later, when they have left the memory of recent frames.
     *
     * @param most how many frames are held
     */
    FrameHold hold(int most);

    /** Whether no rule keeps a finding from being told. */
    boolean isShown(Finding finding, Sighting sighting);

    /**
     * Tells something with a sighting of its own.
     *
     * @return whether it is part of a declared scan: that covers it for as long as nothing more is done
     */
    boolean report(Finding finding, Sighting sighting);

    /** Tells something that is known of an act, with the alert that the act has; nothing where it has none. */
    void remark(Finding beside, Sighting sighting);
}
