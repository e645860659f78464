package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Site;

/**
 * How much it weighs that a device has a role which it never had in its network.
 *
 * @param severity how severe it is
 * @param reason why that is not as severe as always; empty where it is
 */
record Weight(Severity severity, String reason) {
    /** As much as always where something is controlled in the network that the device is in. */
    static Weight byNetwork(Site site, AssetModel asset, long time) {
        return site.networks().contains(asset, time)
                ? new Weight(Kind.ROLE_NEW.severity(), "")
                : new Weight(Severity.MEDIUM, "Lowered: nothing is controlled in the network that it is in.");
    }

    /** What is found by that. */
    Finding of(Object key, Broken broken) {
        return new Finding(Kind.ROLE_NEW, severity, reason, key, broken, true);
    }
}
