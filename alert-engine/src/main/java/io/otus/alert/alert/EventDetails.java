package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.Explanation;
import io.otus.core.asset.AssetDirectory;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.Purpose;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds the details of one event to its alert, in the same way for every alert: techniques, points, remarks, assets and
 * frames. Confined to the analysis thread.
 */
final class EventDetails {
    private final AssetDirectory directory;
    private final EvidenceRequests evidence;
    private final AlertFrames frames;
    private final SenderCard cards;

    /**
     * Creates the details of a sensor.
     *
     * @param directory finds the assets that take part in an alert
     * @param evidence keeps frames
     * @param frames decides which frames an alert names
     */
    EventDetails(AssetDirectory directory, EvidenceRequests evidence, AlertFrames frames) {
        this.directory = directory;
        this.evidence = evidence;
        this.frames = frames;
        this.cards = new SenderCard(directory);
    }

    /**
     * Adds the details of one event.
     *
     * @param main the finding that the alert, or its line, is about
     * @param isFollower whether that finding merely follows from what the alert reports
     */
    void add(Alert alert, Finding main, List<Finding> findings, Sighting sighting, boolean isFollower) {
        Operation operation = sighting.operation();
        Action action = operation == null ? Action.OTHER : operation.service().action();
        if (!isAside(main, alert)) {
            main.broken().techniques(main.kind(), action).forEach(alert::addAttack);
        }
        // The other findings add their techniques too, except the default technique that stands when an act shows no
        // better one.
        for (Finding finding : findings) {
            Broken broken = finding.broken();
            if (!isAside(finding, alert)) {
                for (String technique : broken.techniques(finding.kind(), action)) {
                    if (!technique.equals(Techniques.STANDARD_PROTOCOL)) {
                        alert.addAttack(technique);
                    }
                }
            }
            broken.points().forEach(alert::addPoints);
            String remark = broken.remark();
            if (!remark.isEmpty()) {
                var _ = alert.addRemark(remark, broken.remarkKnown());
            }
        }
        addAsset(alert, sighting.source(), operation, InvolvedAsset.SOURCE, isFollower);
        addAsset(alert, sighting.target(), operation, InvolvedAsset.TARGET, isFollower);
        Severity worst = main.severity();
        for (Finding finding : findings) {
            worst = worst.or(finding.severity());
        }
        frames.add(alert, worst, sighting.evidence(), sighting.time());
    }

    /**
     * Returns whether a finding is a malformed message of low severity in an alert about something else: its
     * techniques, attempts to break the receiver, do not apply.
     */
    private static boolean isAside(Finding finding, Alert alert) {
        return finding.kind() == Kind.MALFORMED
                && finding.severity().compareTo(Severity.LOW) <= 0
                && alert.origin().kind() != Kind.MALFORMED;
    }

    /** Returns the network card that sent a finding's frame, if it is not the source's own; null otherwise. */
    @Nullable
    MacAddress card(Finding main, Sighting sighting) {
        return cards.of(main, sighting);
    }

    /** Returns a further fact of an alert, with its own frames if the alert will name it. */
    Further.Item further(Alert alert, Explanation explanation, Finding main, Sighting sighting) {
        Evidence shown = sighting.evidence();
        List<EvidenceItem> items = new ArrayList<>();
        if (shown != null && alert.facts().namesFurther()) {
            evidence.keep(shown, Purpose.ALERT);
            for (FrameSpan span : shown.spans()) {
                if (items.size() < Alert.MAX_EVIDENCE) {
                    items.add(new EvidenceItem(shown.capture(), span));
                }
            }
        }
        return new Further.Item(
                explanation.title(),
                explanation.fact(),
                explanation.observed(),
                main.severity(),
                sighting.time(),
                items);
    }

    /**
     * Adds an asset, unless the event is a consequence and the asset already has a role in the alert: it keeps that
     * role.
     */
    private void addAsset(
            Alert alert, @Nullable AssetModel model, @Nullable Operation operation, String role, boolean isFollower) {
        String id = model == null ? null : model.assetId();
        AssetRef device = id == null ? null : directory.find(id);
        if (device == null || model == null) {
            return;
        }
        AssetRef asset = behind(device, operation);
        if (isFollower && alert.involved().has(asset.id())) {
            return;
        }
        boolean isRenamed = asset.id().equals(device.id()) && !asset.name().equals(model.alias());
        String alias = isRenamed ? model.alias() : null;
        alert.involved()
                .add(new InvolvedAsset(
                        asset.id(), asset.name(), alias, asset.ip(), asset.mac(), asset.site(), asset.type(), role));
        if (!asset.id().equals(device.id())) {
            String behind = "Behind " + device.name() + ": " + asset.name() + '.';
            var _ = alert.addRemark(behind, behind);
        }
    }

    /**
     * Returns the asset that asks from behind a relaying device, such as a BACnet router, if it is a device of its own.
     * The baseline knows only the relaying device, as it does for the units that are asked.
     */
    private AssetRef behind(AssetRef device, @Nullable Operation operation) {
        if (operation == null || operation.clientUnit().isEmpty()) {
            return device;
        }
        AssetRef client = directory.resolve(operation.client(), "");
        boolean isClient = client != null && client.id().equals(device.id());
        AssetRef asking = isClient ? directory.resolve(operation.client(), operation.clientUnit()) : null;
        return asking == null ? device : asking;
    }
}
