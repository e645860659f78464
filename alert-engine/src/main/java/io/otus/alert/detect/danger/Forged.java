package io.otus.alert.detect.danger;

import io.otus.alert.detect.Act;
import io.otus.alert.detect.DetectorContext;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Origin;
import io.otus.core.event.OtherCard;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * An act in the name of a client, from another network card than the client's.
 *
 * @param by the card that sent it
 * @param own the card of the client
 * @param name name of the device that has the sending card; null while it is unknown
 */
record Forged(MacAddress by, MacAddress own, @Nullable String name) {
    /**
     * Returns the forgery if an act is one; null if its client sent it itself, also from a second card that it is known
     * to have.
     */
    static @Nullable Forged of(Act act, DetectorContext site) {
        Origin origin = act.operation().origin();
        OtherCard other = origin.flow().otherCard(origin.sender());
        if (other == null || act.operation().isTold() || !isFrom(origin, other)) {
            return null;
        }
        int segment = origin.source().segment();
        AssetRef sender = site.known(Endpoint.at(segment, other.mac()));
        AssetRef client = site.known(origin.source());
        if (sender != null && client != null && sender.id().equals(client.id())) {
            return null;
        }
        return new Forged(other.mac(), other.own(), sender == null ? null : sender.name());
    }

    private static boolean isFrom(Origin origin, OtherCard other) {
        for (FrameSpan each : origin.evidence().spans()) {
            if (each.frame() == other.frame()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the sender. */
    String sender() {
        return name == null || name.equals(by.toString()) ? by.toString() : name + " (" + by + ')';
    }
}
