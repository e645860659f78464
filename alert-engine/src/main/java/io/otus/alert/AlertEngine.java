package io.otus.alert;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.alert.AlertSink;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Learning;
import io.otus.alert.detect.Detectors;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.alert.store.AlertStore;
import io.otus.alert.text.Explainer;
import io.otus.core.asset.AssetDirectory;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.AssetAppeared;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.AssetSplit;
import io.otus.core.event.AssetsMerged;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.TransferSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.net.Endpoint;
import io.otus.core.store.Batch;
import io.otus.core.store.Checkpointed;
import io.otus.core.store.StoreReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listens to the pipeline, learns, and raises alerts. Confined to the analysis thread. */
public final class AlertEngine implements EventConsumer, Checkpointed {
    /** The role that the asset directory gives to what controls a process. */
    private static final String CONTROLLER = "controller";

    private final AssetDirectory directory;
    private final @Nullable AlertStore store;
    private final Baseline baseline;
    private final Detectors detectors;
    private final AlertBook book;
    private final Apprenticeship apprenticeship;
    private final List<Finding> findings = new ArrayList<>();
    private volatile MaintenancePlan maintenance = MaintenancePlan.NONE;
    private int slot;

    /**
     * An engine that keeps nothing.
     *
     * @param directory tells who is behind an endpoint
     * @param evidence keeps frames
     * @param sink takes the lines of alerts
     */
    public AlertEngine(AlertSettings settings, AssetDirectory directory, EvidenceRequests evidence, AlertSink sink) {
        this(settings, directory, evidence, sink, null);
    }

    /**
     * An engine that keeps everything in a store and goes on from there after {@link #restore}.
     *
     * @param directory tells who is behind an endpoint
     * @param evidence keeps frames
     * @param store keeps lines, alerts and baseline
     */
    public AlertEngine(AlertSettings settings, AssetDirectory directory, EvidenceRequests evidence, AlertStore store) {
        this(settings, directory, evidence, store, store);
    }

    private AlertEngine(
            AlertSettings settings,
            AssetDirectory directory,
            EvidenceRequests evidence,
            AlertSink sink,
            @Nullable AlertStore store) {
        this.directory = directory;
        this.store = store;
        this.baseline = new Baseline(new Learning(settings.plan(), evidence));
        this.detectors = new Detectors(baseline, settings.industrial());
        this.book = new AlertBook(settings.sensor(), new Explainer(baseline), directory, evidence, sink);
        this.apprenticeship = new Apprenticeship(book);
    }

    @Override
    public void checkpoint(Batch out) {
        if (store != null) {
            store.checkpoint(baseline, book, out);
        }
    }

    @Override
    public void restore(StoreReader reader) {
        if (store != null) {
            store.restore(baseline, book, reader);
        }
    }

    /** What is normal, as far as it is known. */
    public Baseline baseline() {
        return baseline;
    }

    /** The alerts. */
    public AlertBook book() {
        return book;
    }

    /** Declares what work is planned, in place of what was declared before; thread-safe. */
    public void maintenance(MaintenancePlan plan) {
        maintenance = plan;
    }

    /** What work is planned. */
    public MaintenancePlan maintenance() {
        return maintenance;
    }

    @Override
    public void registered(int newSlot) {
        slot = newSlot;
    }

    @Override
    public void clock(long time) {
        baseline.learning().clock(time);
        book.clock(time);
    }

    @Override
    public void end(long time) {
        book.end(time);
    }

    @Override
    public void operationRequested(Operation operation) {
        Conversation conversation = conversation(operation);
        if (conversation != null) {
            detectors.requested(operation, conversation, findings);
            report(operation, operation.origin(), conversation);
            return;
        }
        AssetModel client = asset(operation.client(), operation.origin());
        AssetModel server = asset(operation.server(), operation.origin());
        detectors.withoutConversation(operation, client, server, findings);
        report(new Sighting(operation.origin().time(), operation.origin().evidence(), operation, client, server));
    }

    @Override
    public void operationCompleted(OperationCompleted event) {
        Conversation conversation = conversation(event.operation());
        Origin answer = event.answer();
        if (conversation != null && answer != null) {
            detectors.completed(event, conversation, findings);
            report(event.operation(), answer, conversation);
        }
    }

    @Override
    public void transfer(TransferSeen event) {
        AssetModel server = asset(event.server(), event.origin());
        if (server == null || event.sha256().isEmpty() || event.name().isEmpty()) {
            return; // bytes were missing, or nothing tells what it was: there is nothing to compare
        }
        AssetModel client = asset(event.client(), event.origin());
        Origin origin = event.origin();
        Service service = new Service(-1, event.action().key(), event.action());
        List<PointRange> moved = List.of(PointRange.named(event.name()));
        Operation operation = new Operation(origin, event.client(), event.server(), event.unit(), service, moved, null);
        Sighting sighting = new Sighting(origin.time(), origin.evidence(), operation, client, server);
        Conversation conversation = conversation(operation);
        Finding beside = detectors.transferred(event, operation, conversation, client, server, findings);
        if (beside != null) {
            MaintenanceWindow window = maintenance.covering(List.of(beside), sighting);
            book.remark(window, beside, sighting);
        }
        report(sighting);
    }

    private void report(Operation operation, Origin shown, Conversation conversation) {
        if (findings.isEmpty()) {
            return;
        }
        Sighting sighting =
                new Sighting(shown.time(), shown.evidence(), operation, conversation.client(), conversation.server());
        if (!isDeclared(findings, sighting) && !apprenticeship.folds(findings, sighting)) {
            book.report(findings, sighting);
        }
        findings.clear();
    }

    private void report(Sighting sighting) {
        report(findings, sighting);
        findings.clear();
    }

    private void report(List<Finding> found, Sighting sighting) {
        if (!isDeclared(found, sighting)) {
            book.report(found, sighting);
        }
    }

    /** Whether the findings are part of declared work, and are recorded as such. */
    private boolean isDeclared(List<Finding> found, Sighting sighting) {
        MaintenanceWindow window = maintenance.covering(found, sighting);
        if (window == null) {
            return false;
        }
        book.record(window, found, sighting);
        return true;
    }

    /** The conversation of an operation; null when a side is no single device. */
    private @Nullable Conversation conversation(Operation operation) {
        FlowInfo flow = operation.origin().flow();
        int client = operation.client().equals(flow.endpoint(0)) ? 0 : 1;
        long version = directory.version() + baseline.joins(); // both only grow
        FlowModel model = (FlowModel) flow.attachment(slot);
        if (model == null) {
            model = new FlowModel(version);
            flow.attach(slot, model);
        }
        Conversation known = model.find(operation, client, version);
        if (known != null) {
            return known;
        }
        AssetModel asking = asset(operation.client(), operation.origin());
        AssetModel asked = asset(operation.server(), operation.origin());
        if (asking == null || asked == null || asking == asked) {
            return null;
        }
        Conversation conversation = baseline.conversation(asking, asked, operation.protocol(), operation.unit());
        model.add(conversation, operation.unit(), client);
        return conversation;
    }

    /** The model of the asset at an endpoint; null when it is no single device. */
    private @Nullable AssetModel asset(Endpoint endpoint, Origin origin) {
        AssetRef asset = directory.resolve(endpoint, "");
        if (asset == null) {
            return null;
        }
        AssetModel model = baseline.asset(asset);
        if (model.presence() == null) {
            // Known to an inventory that this baseline has not grown up with.
            appeared(model, origin.time(), origin.evidence());
        }
        return model;
    }

    private void appeared(AssetModel model, long time, Evidence evidence) {
        List<Finding> out = new ArrayList<>(1);
        detectors.asset(model, time, evidence, out);
        report(out, new Sighting(time, evidence, null, model, null));
    }

    @Override
    public void addressBinding(AddressBinding event) {
        Endpoint place = new Endpoint(event.segment(), null, event.ip(), Endpoint.NO_PORT);
        AssetRef owner = directory.resolve(place, "");
        detectors.binding(event, owner != null && owner.roles().contains(CONTROLLER), findings);
        if (findings.isEmpty()) {
            return;
        }
        AssetModel source = asset(event.origin().source(), event.origin());
        AssetModel target = owner == null ? null : baseline.asset(owner);
        report(new Sighting(
                event.origin().time(), event.origin().evidence(), null, source, target == source ? null : target));
    }

    @Override
    public void anomaly(AnomalySeen event) {
        Origin origin = event.origin();
        AssetModel sender = asset(origin.source(), origin);
        AssetRef receiver = directory.resolve(origin.destination(), "");
        detectors.anomaly(event, sender, receiver != null && receiver.roles().contains(CONTROLLER), findings);
        if (findings.isEmpty()) {
            return;
        }
        AssetModel target = receiver == null ? null : baseline.asset(receiver);
        report(new Sighting(origin.time(), origin.evidence(), null, sender, target == sender ? null : target));
    }

    @Override
    public void assetAppeared(AssetAppeared event) {
        if (event.asset().parent() == null) { // a unit behind a gateway is news as a conversation, not as a device
            appeared(baseline.asset(event.asset()), event.time(), event.origin().evidence());
        }
    }

    @Override
    public void assetChanged(AssetChanged event) {
        baseline.readdressed(event.asset());
    }

    @Override
    public void assetsMerged(AssetsMerged event) {
        baseline.merged(event.kept(), event.absorbed());
    }

    @Override
    public void assetSplit(AssetSplit event) {
        // What was learned stays with the asset that was known first; the other one begins anew when it is next heard.
        baseline.readdressed(event.kept());
    }

    @Override
    public void health(CaptureHealth event) {
        detectors.health(event, findings);
        report(new Sighting(event.time(), null, null, null, null));
    }
}
