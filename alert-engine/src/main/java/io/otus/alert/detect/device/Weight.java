package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;

/**
 * The severity of a device's having a role that it never had in its network.
 *
 * @param severity the severity
 * @param reason why the severity is lower than that of the kind; empty if it is not
 */
record Weight(Severity severity, String reason) {
    /** Returns the full severity if something is controlled in the device's network; medium otherwise. */
    static Weight byNetwork(DetectorContext site, AssetModel asset, long time) {
        return site.networks().contains(asset, time)
                ? new Weight(Kind.ROLE_NEW.severity(), "")
                : new Weight(Severity.MEDIUM, "Lowered: nothing is controlled in the network that it is in.");
    }

    /** Returns a finding of this weight. */
    Finding of(Object key, Broken broken) {
        return Finding.act(Kind.ROLE_NEW, severity, reason, key, broken);
    }
}
