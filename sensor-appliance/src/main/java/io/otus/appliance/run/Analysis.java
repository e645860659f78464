package io.otus.appliance.run;

import io.otus.alert.AlertEngine;
import io.otus.alert.AlertSettings;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.log.AlertLog;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.store.AlertStore;
import io.otus.alert.store.AlertTables;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.export.ExportTables;
import io.otus.appliance.log.OperationLog;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.Frame;
import io.otus.core.capture.FrameSource;
import io.otus.core.evidence.EvidenceKeeper;
import io.otus.core.evidence.EvidenceTables;
import io.otus.core.net.Sites;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.core.room.Room;
import io.otus.core.store.Batch;
import io.otus.core.store.Checkpointed;
import io.otus.core.store.Store;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreModule;
import io.otus.core.store.StoreReader;
import io.otus.core.time.Nanos;
import io.otus.inventory.Inventory;
import io.otus.inventory.InventoryTables;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the whole sensor: frames in, inventory, baseline, alerts, logs and evidence out. Confined to the analysis
 * thread.
 */
public final class Analysis implements AutoCloseable {
    /** All that own tables, in the order in which their tables are made. */
    public static final List<StoreModule> MODULES =
            List.of(EvidenceTables.INSTANCE, InventoryTables.INSTANCE, AlertTables.INSTANCE, ExportTables.INSTANCE);

    /**
     * Event time after which an alert that was not seen again is closed, so that its frames may make room, nanoseconds.
     */
    private static final long ALERTS_OPEN = Nanos.HOUR;

    private static final Logger LOG = LoggerFactory.getLogger(Analysis.class);

    private final ProtocolRegistry registry = ProtocolRegistry.load();
    private final EventBus bus = new EventBus();
    private final Store store;
    private final EvidenceKeeper evidence;
    private final Inventory inventory;
    private final AlertEngine alerts;
    private final AlertLog alertLog;
    private final @Nullable OperationLog log;
    private final Pipeline pipeline;
    private final List<Checkpointed> checkpointed;
    private long firstTime;

    private Analysis(AnalysisSettings settings, Store store) throws IOException {
        SensorSettings sensor = settings.sensor();
        this.store = store;
        evidence = EvidenceKeeper.open(store, settings.state(), sensor.evidence());
        inventory = new Inventory(
                bus, evidence, registry, StoredInventory.rules(settings.state(), registry), settings.makers());
        AlertSettings alertSettings =
                new AlertSettings(sensor.name(), sensor.plan(), registry, new PortHints(registry), settings.ownRules());
        alertLog = AlertLog.open(settings.logs(), settings.alertFiles());
        AlertStore alertStore = new AlertStore(sensor.name(), store, alertLog, settings.retention());
        alerts = new AlertEngine(alertSettings, inventory, evidence, alertStore);
        inventory.graph().foresees(alerts::foreseesExchange);
        inventory.spare(new NamedDevices(settings.state(), alerts.baseline()));
        log = settings.log();
        pipeline = new Pipeline(registry, bus, evidence, evidence::secret);
        Room room = Room.ofHeap(Heap.old());
        room.add(() -> Room.FLOW * pipeline.flows());
        room.add(store::kept);
        evidence.within(room);
        inventory.within(room);
        alerts.within(room);
        checkpointed = List.of(inventory.store(), alerts);
        // The inventory hears each event first: who asks it afterwards finds every sender known.
        bus.add(inventory);
        bus.add(alerts);
        if (log != null) {
            bus.add(log);
        }
    }

    /**
     * Opens the state and takes up what an earlier run left in it. A sensor, which is to listen first, has its store
     * read as a whole afterwards ({@link StoreCheck}); others wait for that where it is needed.
     *
     * @throws StoreException if the state cannot be used
     * @throws IOException if the logs cannot be opened
     */
    public static Analysis open(AnalysisSettings settings) throws IOException {
        Store store = settings.onFailure() == Store.OnFailure.RETRY
                ? Store.openUnchecked(settings.state(), MODULES, Store.OnFailure.RETRY, settings.listener())
                : Store.open(settings.state(), MODULES, settings.onFailure(), settings.listener());
        if (store.isUnchecked()) {
            // Before anything may fail: the next run finds a store that this one closed in order.
            StoreCheck.begun(settings.state());
        }
        try {
            Analysis analysis = new Analysis(settings, store);
            try (StoreReader reader = store.reader()) {
                for (Checkpointed part : analysis.checkpointed) {
                    part.restore(reader);
                }
            }
            return analysis;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Takes in the baseline, the sites, the planned work and the rules that the sensor is told; to be used before the
     * first frame.
     *
     * @param maintenance as read from the sensor's file of it
     * @throws Failure if a site had another number in an earlier run: its devices would be taken for another site's
     */
    void follow(SensorSettings sensor, MaintenancePlan maintenance) {
        if (sensor.baseline() != null) {
            BaselineImport.into(
                    alerts.baseline(),
                    sensor.baseline().name(),
                    sensor.baseline().text());
        }
        sites(sensor.sites());
        alerts.maintenance(maintenance);
        alerts.rules(sensor.rules());
    }

    private void sites(Sites sites) {
        try {
            inventory.graph().sites(sites);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
        pipeline.sites(sites);
    }

    /** Hears everything after inventory, alert engine and log did; to be used before the first frame. */
    public EventBus bus() {
        return bus;
    }

    /** Who is on the network. */
    public Inventory inventory() {
        return inventory;
    }

    /** What is normal, and what was not. */
    public AlertEngine alerts() {
        return alerts;
    }

    /** The frames that show it. */
    public EvidenceKeeper evidence() {
        return evidence;
    }

    /** The analysis itself, with its counters. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** Time of the first frame of {@link #run}, nanoseconds since 1970; 0 before it. */
    public long firstTime() {
        return firstTime;
    }

    /** What keeps it. */
    public Store store() {
        return store;
    }

    /**
     * Takes all frames of a source, to its end.
     *
     * @param named told the id of the capture before its first frame is analysed; may refuse it by throwing
     * @throws CaptureException if the source fails; what was read before is analysed, and may be kept or thrown away
     */
    public void run(FrameSource source, Consumer<String> named) throws CaptureException {
        pipeline.run(source, new Pipeline.Progress() {
            @Override
            public void begun(String captureId, Frame first) {
                named.accept(captureId);
                firstTime = first.time();
                evidence.begin(captureId, new RecentCopies(pipeline.recentFrames()));
            }

            @Override
            public void taken(Frame frame) {
                evidence.heard(frame.number(), frame.time());
            }
        });
    }

    /** Goes on in new files after someone moved the logs away; thread-safe. */
    public void reopenLogs() {
        if (log != null) {
            log.reopen();
        }
        try {
            alertLog.reopen();
        } catch (IOException e) {
            LOG.error("the alert log cannot be opened anew: {}", e.getMessage());
        }
    }

    /**
     * Hands what changed to the store, all in one transaction.
     *
     * @throws StoreException also where a part cannot say what changed of it: the others' changes would be lost with
     *     it, and a sensor that keeps nothing any more must not look as if it did
     */
    public void checkpoint() {
        Batch batch = new Batch();
        try {
            evidence.neededSince(pipeline.time() - ALERTS_OPEN);
            evidence.flush();
            for (Checkpointed part : checkpointed) {
                part.checkpoint(batch);
            }
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException("what was learned cannot be kept: " + e, e);
        }
        if (!batch.isEmpty()) {
            var _ = store.write(batch);
        }
    }

    /** The same, and waits until it is on the disk. */
    public void checkpointDurably() {
        checkpoint();
        try {
            store.write(new Batch()).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException reason) {
                throw reason;
            }
            throw e;
        }
    }

    /**
     * Closes logs and store; what was not checkpointed is lost.
     *
     * @throws IOException if lines of the operation log could not be written
     */
    @Override
    public void close() throws IOException {
        try {
            store.close();
        } finally {
            if (log != null) {
                log.close();
            }
        }
    }
}
