package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.IpAddress;
import java.util.List;

/** {@link Kind#ASSET_NEW}: a device that was not there. */
final class PresenceDetector implements Detector.OnAsset {
    private final Baseline baseline;

    PresenceDetector(Baseline baseline) {
        this.baseline = baseline;
    }

    @Override
    public void appeared(AssetModel asset, long time, Evidence evidence, List<Finding> out) {
        Fact presence = baseline.presence(asset, time, evidence);
        if (baseline.learning().note(presence, time, evidence)) {
            return;
        }
        Broken broken = new NewAsset(asset);
        if (isOfTheInternet(asset)) {
            String reason = "Lowered: the address is of the internet, not of this plant.";
            out.add(new Finding(Kind.ASSET_NEW, Severity.LOW, reason, presence, broken, false));
        } else {
            out.add(Finding.novelty(Kind.ASSET_NEW, Kind.ASSET_NEW.severity(), presence, broken));
        }
    }

    private static boolean isOfTheInternet(AssetModel asset) {
        String text = asset.address().ip();
        if (text == null || asset.address().mac() != null) {
            return false;
        }
        IpAddress ip = IpAddress.parse(text);
        return ip.isUnicast() && !ip.isPrivate() && !ip.isLinkLocal() && !ip.isLoopback();
    }
}
