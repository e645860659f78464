package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.core.event.Action;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Kind#ASSET_NEW}: a device that was not there. That it still is there counts once an hour. */
final class PresenceDetector implements Detector.OnAsset, Detector.OnRequest, Detector.OnCompletion {
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

    @Override
    public void requested(Act act, List<Finding> out) {
        boolean told = act.operation().service().action() == Action.NOTIFY;
        heard(told ? act.server() : act.client(), act.operation().origin());
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Origin answer = event.answer();
        if (answer != null) {
            heard(act.server(), answer);
        }
    }

    private void heard(@Nullable AssetModel asset, Origin origin) {
        Fact presence = asset == null ? null : asset.presence();
        if (presence != null && baseline.learning().isDue(presence)) {
            baseline.learning().note(presence, origin);
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
