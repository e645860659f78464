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

/**
 * What a detector may ask of the site, and where it reports what no single event shows. Confined to the analysis
 * thread.
 */
public interface DetectorContext {
    /** Returns the baseline: what is normal on this site. */
    Baseline baseline();

    /** Returns what is known of protocols. */
    Protocols protocols();

    /** Returns whether the protocol of this id controls processes. */
    default boolean isIndustrial(String protocol) {
        return protocols().isIndustrial(protocol);
    }

    /** Returns which ports protocols use. */
    PortUse ports();

    /** Returns whether declared work names a device at a moment. */
    boolean isWorkDeclared(AssetModel device, long time);

    /** Returns the networks in which something is controlled. */
    ProcessNetworks networks();

    /**
     * Returns the model of the asset at an endpoint; null if the endpoint is no single device.
     *
     * @param evidence the frames that show the asset, in case it is new
     */
    @Nullable
    AssetModel asset(Endpoint endpoint, long time, Evidence evidence);

    /** Returns the model of the asset at an endpoint that a message shows; null if the endpoint is no single device. */
    default @Nullable AssetModel asset(Endpoint endpoint, Origin origin) {
        return asset(endpoint, origin.time(), origin.evidence());
    }

    /**
     * Returns the devices at both ends of a session, which may be one and the same; null if either side is no single
     * device.
     */
    default @Nullable Pair pair(SessionSeen event) {
        AssetModel client = asset(event.client(), event.origin());
        AssetModel server = asset(event.server(), event.origin());
        return client == null || server == null ? null : new Pair(client, server);
    }

    /** Returns what the inventory knows of the asset at an endpoint; null if it knows none there. */
    @Nullable
    AssetRef known(Endpoint endpoint);

    /**
     * Returns the asset from which another one took an IP address, by the event of this event time; null if there is
     * none.
     */
    @Nullable
    AssetRef deprivedBy(AssetRef taker, long time);

    /** Returns what the inventory knows of an asset; null if it was never heard. */
    @Nullable
    AssetRef known(AssetModel asset);

    /**
     * Returns whether any known device was heard in the VLAN of an asset. True without a VLAN, since nothing then
     * distinguishes networks.
     */
    default boolean isKnownSegment(AssetModel asset) {
        int network = asset.address().network();
        return asset.address().vlan() == 0
                || baseline().assets().stream()
                        .anyMatch(each -> each.address().network() == network && Outside.isKnown(each.presence()));
    }

    /** Returns whether a controller is at an endpoint. */
    default boolean isController(Endpoint endpoint) {
        AssetRef asset = known(endpoint);
        return asset != null && isController(asset);
    }

    /** Returns whether the inventory knows an asset as a controller. */
    static boolean isController(AssetRef asset) {
        return asset.roles().contains("controller");
    }

    /** Returns what was learned of an asset; null if there is no asset, or nothing was learned of it. */
    default @Nullable AssetModel model(@Nullable AssetRef asset) {
        return asset == null ? null : baseline().find(asset.id());
    }

    /**
     * Returns whether an asset passes on what others send. Either it was seen to do so, or it announced that to all
     * others while such announcements were learned, or a person approved them. That a device merely claims to be a
     * router, in whichever protocol, proves nothing: an intruder could claim it as well, and needs only frames of his
     * own.
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
     * Returns a hold for frames that a later alert may need, after they have left the memory of recent frames.
     *
     * @param most the greatest number of frames that are held
     */
    FrameHold hold(int most);

    /** Returns whether a finding would be reported: no rule suppresses it. */
    boolean isShown(Finding finding, Sighting sighting);

    /**
     * Reports a finding with a sighting of its own.
     *
     * @return whether the finding is part of a declared scan, which covers it for as long as nothing more is done
     */
    boolean report(Finding finding, Sighting sighting);

    /** Adds what is newly known of an act to the alert that the act has; does nothing if the act has no alert. */
    void remark(Finding beside, Sighting sighting);
}
