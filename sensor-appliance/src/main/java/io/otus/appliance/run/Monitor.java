package io.otus.appliance.run;

import io.otus.alert.SiteRules;
import io.otus.alert.baseline.Learning;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.exit.FileTrouble;
import io.otus.appliance.export.Exports;
import io.otus.appliance.log.OperationLog;
import io.otus.appliance.systemd.ServiceManager;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.CaptureStatistics;
import io.otus.core.capture.LiveSource;
import io.otus.core.store.Store;
import io.otus.core.time.Nanos;
import io.otus.inventory.vendor.OuiTable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sensor itself: listens until it is told to end. */
public final class Monitor {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

    private Monitor() {}

    /**
     * Listens; returns once the process was told to end. An interface that goes away ends all: a sensor that is deaf on
     * one side must not look as if it heard everything, and whoever supervises it starts it again.
     *
     * @param started told how far learning has come, once everything is open
     * @param ended told what was heard, while the process still waits for it
     * @param work told what was seen of planned work, on the analysis thread when a window ends, or while the process
     *     still waits for it
     * @throws CaptureException if an interface cannot be captured from, or went away; what was heard until then is kept
     * @throws Failure if state or logs cannot be used, or the state would be the results of a replay
     */
    public static void run(
            MonitorSettings settings,
            Consumer<Learning> started,
            Consumer<CaptureStatistics> ended,
            Consumer<MaintenanceReport> work)
            throws CaptureException {
        if (ReplayOutput.isIn(settings.state())) {
            throw new Failure(
                    ExitCode.FAILED,
                    settings.state()
                            + " holds the results of a replay, which a sensor does not go on from: choose another"
                            + " directory ('otus baseline export' and --baseline take over what is normal)");
        }
        Hangup hangup = Hangup.awaited();
        SensorSettings sensor = settings.sensor();
        MaintenancePlan maintenance = MaintenanceFile.read(sensor.maintenance(), sensor.sites());
        List<String> marks = sensor.ownRules().marks();
        SiteRules ownRules = sensor.ownRules().read(true);
        // Interfaces first: without them, no state is made.
        try (LiveSource source = LiveSource.open(settings.interfaces(), settings.capture());
                Shutdown _ = Shutdown.stopping(source::stop)) {
            List<MaintenanceReport> reports =
                    run(settings, source, hangup, maintenance, ownRules, marks, started, work);
            ended.accept(source.statistics());
            reports.forEach(work);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "the sensor cannot write what it finds: " + FileTrouble.of(e), e);
        }
    }

    private static List<MaintenanceReport> run(
            MonitorSettings settings,
            LiveSource source,
            Hangup hangup,
            MaintenancePlan maintenance,
            SiteRules ownRules,
            List<String> marks,
            Consumer<Learning> started,
            Consumer<MaintenanceReport> work)
            throws CaptureException, IOException {
        SensorSettings sensor = settings.sensor();
        SensorHealth health = new SensorHealth(source);
        OperationLog log = settings.logs().events() ? OperationLog.live(settings.logs()) : null;
        StoredInventory.keepRules(settings.state(), sensor.assetRules());
        AnalysisSettings run = new AnalysisSettings(
                sensor,
                ownRules,
                settings.state(),
                OuiTable.of(settings.state()),
                settings.logs().directory(),
                settings.logs().alertFiles(),
                settings.retention(),
                log,
                Store.OnFailure.RETRY,
                health);
        try (ServiceManager manager = ServiceManager.of(
                        System.getenv(), ProcessHandle.current().pid());
                Analysis analysis = Analysis.open(run);
                StoreCheck check = StoreCheck.start(settings.state(), analysis.store());
                Exports exports = new Exports(sensor.sinks(), analysis.store());
                AuditWatch audit = AuditWatch.start(settings.state(), analysis.store(), analysis.alerts());
                SiteWatch siteWatch = SiteWatch.start(sensor.ownRules(), marks, analysis.alerts()::siteRules)) {
            health.watch(analysis, log, exports, check);
            analysis.bus().add(health);
            analysis.bus()
                    .add(new Checkpoints(
                            analysis::checkpoint, () -> !analysis.store().takes(Store.Use.CHECKPOINTS)));
            WorkReports reports = new WorkReports(settings.state(), analysis.alerts(), work);
            analysis.bus().add(reports);
            Pulse pulse = new Pulse();
            analysis.bus().add(pulse);
            analysis.pipeline().watchInterfaces(settings.interfaces().toArray(new String[0]), now());
            analysis.follow(sensor, maintenance);
            if (settings.closing() != null) {
                analysis.alerts().closes(settings.closing(), audit);
            }
            hangup.runs(() -> {
                analysis.reopenLogs();
                readAnew(sensor, analysis);
                siteWatch.readAnew();
            });
            started.accept(analysis.alerts().baseline().learning());
            // The analysis waits for no disk. Should it hang while one takes nothing, starting anew would lose
            // what waits in memory, so that is left to whoever is told of the disk.
            manager.ready(() -> pulse.wasFelt() || health.isWaitingForTheDisk());
            CaptureException deaf = listen(analysis, source);
            manager.stopping();
            analysis.store().end();
            analysis.checkpointDurably();
            Sinks.finish(exports, sensor.sinks());
            if (deaf != null) {
                throw deaf;
            }
            return reports.stopped();
        }
    }

    /** Why an interface went away; null where the process was told to end. */
    private static @Nullable CaptureException listen(Analysis analysis, LiveSource source) {
        try {
            analysis.run(source, _ -> {});
            return null;
        } catch (CaptureException e) {
            return e;
        }
    }

    /** Work is planned while the sensor runs; a file that cannot be read leaves what was planned. */
    private static void readAnew(SensorSettings sensor, Analysis analysis) {
        try {
            analysis.alerts().maintenance(MaintenanceFile.read(sensor.maintenance(), sensor.sites()));
        } catch (Failure e) {
            LOG.error("the planned maintenance stays as it was: {}", e.getMessage());
        }
    }

    /** The host's clock, which is the live source's event time. */
    private static long now() {
        return Nanos.now();
    }
}
