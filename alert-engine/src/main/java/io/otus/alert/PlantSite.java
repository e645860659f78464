package io.otus.alert;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.alert.Consequence;
import io.otus.alert.alert.WorkWrites;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.PortUse;
import io.otus.alert.detect.ProcessNetworks;
import io.otus.alert.detect.Sighting;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.core.asset.AssetDirectory;
import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.protocol.Protocols;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The site as detectors see it: its assets, its normal behaviour, and the way to report findings. Confined to the
 * analysis thread.
 */
final class PlantSite implements DetectorContext {
    private final AssetDirectory directory;
    private final Baseline baseline;
    private final AlertBook book;
    private final Apprenticeship apprenticeship;
    private final EvidenceRequests evidence;
    private final Protocols protocols;
    private final PortUse ports;
    private final ProcessNetworks networks;
    private final Detectors detectors;
    private final Screen screen;
    private volatile MaintenancePlan maintenance = MaintenancePlan.NONE;
    private String lastProtocol = "";
    private boolean lastIndustrial;

    PlantSite(
            AssetDirectory directory,
            Baseline baseline,
            AlertBook book,
            EvidenceRequests evidence,
            Protocols protocols,
            PortUse ports,
            SiteRules own) {
        this.directory = directory;
        this.baseline = baseline;
        this.book = book;
        this.apprenticeship = new Apprenticeship(book);
        this.evidence = evidence;
        this.protocols = protocols;
        this.screen = new Screen(baseline);
        this.ports = ports;
        this.networks = new ProcessNetworks(this);
        this.detectors = new Detectors(DetectorList.of(this, own));
    }

    /** Returns the rules that decide which findings are reported. */
    Screen screen() {
        return screen;
    }

    Detectors detectors() {
        return detectors;
    }

    /** Replaces the plan of declared maintenance; thread-safe. */
    void maintenance(MaintenancePlan plan) {
        maintenance = plan;
    }

    MaintenancePlan maintenance() {
        return maintenance;
    }

    /** Returns what follows the writes of declared work. */
    WorkWrites writes() {
        return book.work().writes();
    }

    /** Event time advanced. */
    void clock(long time) {
        writes().clock(maintenance, time);
    }

    @Override
    public boolean isWorkDeclared(AssetModel device, long time) {
        return maintenance.names(device, time);
    }

    @Override
    public FrameHold hold(int most) {
        return evidence.hold(most);
    }

    @Override
    public Baseline baseline() {
        return baseline;
    }

    @Override
    public Protocols protocols() {
        return protocols;
    }

    /** Caches the last answer, as most consecutive messages have the same protocol. */
    @Override
    public boolean isIndustrial(String protocol) {
        if (!protocol.equals(lastProtocol)) {
            lastProtocol = protocol;
            lastIndustrial = protocols.isIndustrial(protocol);
        }
        return lastIndustrial;
    }

    @Override
    public PortUse ports() {
        return ports;
    }

    @Override
    public ProcessNetworks networks() {
        return networks;
    }

    @Override
    public @Nullable AssetModel asset(Endpoint endpoint, long time, Evidence evidence) {
        AssetRef asset = directory.meet(endpoint);
        return asset == null ? null : asset(asset, time, evidence);
    }

    /** Returns the model of an asset that a message of this time shows. */
    AssetModel asset(AssetRef asset, long time, Evidence evidence) {
        AssetModel model = baseline.asset(asset);
        // A client expects a device that it asks for, even if the device is not heard, while devices are learned. Later
        // the address may belong to nobody.
        boolean isSomebody = asset.heard() || baseline.learning().isLearning(Category.DEVICES, time);
        if (model.presence() == null && isSomebody) {
            // The inventory knows the asset, but this baseline did not learn it.
            appeared(model, time, evidence);
        }
        return model;
    }

    void appeared(AssetModel model, long time, Evidence evidence) {
        List<Finding> out = new ArrayList<>(1);
        detectors.appeared(model, time, evidence, out);
        report(out, new Sighting(time, evidence, null, model, null));
    }

    @Override
    public @Nullable AssetRef known(Endpoint endpoint) {
        return directory.resolve(endpoint, "");
    }

    @Override
    public @Nullable AssetRef deprivedBy(AssetRef taker, long time) {
        return directory.deprivedBy(taker.id(), time);
    }

    @Override
    public @Nullable AssetRef known(AssetModel asset) {
        String id = asset.assetId();
        return id == null ? null : directory.find(id);
    }

    @Override
    public boolean isShown(Finding finding, Sighting sighting) {
        return !screen.told(List.of(finding), sighting).isEmpty();
    }

    @Override
    public boolean report(Finding finding, Sighting sighting) {
        return report(List.of(finding), sighting);
    }

    /**
     * Reports the findings of one event: as part of declared work, of the alert on a new asset, or as an alert.
     *
     * @return whether the event is part of a declared scan
     */
    boolean report(List<Finding> found, Sighting sighting) {
        List<Finding> findings = screen.told(found, sighting);
        if (findings.isEmpty()) {
            return false;
        }
        boolean comesFirst = mayFollowFromNewAsset(findings);
        if (!comesFirst) {
            detectors.mentioned(sighting);
        }
        MaintenanceWindow window = maintenance.covering(findings, sighting);
        if (window != null) {
            book.work().record(window, findings, sighting);
        } else {
            if (!apprenticeship.folds(findings, sighting)) {
                book.report(findings, sighting);
            }
            book.work().beside(maintenance.naming(sighting), findings, sighting);
        }
        if (comesFirst) {
            detectors.mentioned(sighting); // the appearance of the asset is part of the alert that was just raised
        }
        return window != null && window.isScan(findings, sighting);
    }

    private static boolean mayFollowFromNewAsset(List<Finding> findings) {
        for (Finding finding : findings) {
            if (Consequence.isPossible(finding.kind(), Kind.ASSET_NEW)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void remark(Finding beside, Sighting sighting) {
        book.remark(maintenance.covering(List.of(beside), sighting), beside, sighting);
    }
}
