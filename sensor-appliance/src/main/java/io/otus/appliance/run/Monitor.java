package io.otus.appliance.run;

import io.otus.alert.baseline.BaselineImport;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.export.Exports;
import io.otus.appliance.log.OperationLog;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.CaptureStatistics;
import io.otus.core.capture.LiveSource;
import io.otus.core.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sensor itself: listens until it is told to end. */
public final class Monitor {
    private Monitor() {}

    /**
     * Listens; returns once the process was told to end, or the last interface went away.
     *
     * @param started run once everything is open
     * @param ended told what was heard, while the process still waits for it
     * @throws CaptureException if an interface cannot be captured from
     * @throws Failure if state or logs cannot be used
     */
    public static void run(MonitorSettings settings, Runnable started, Consumer<CaptureStatistics> ended)
            throws CaptureException {
        BaselineFile baseline = settings.baseline() == null ? null : BaselineFile.read(settings.baseline());
        // Interfaces first: without them, no state is made.
        try (LiveSource source = LiveSource.open(settings.interfaces(), settings.capture());
                Shutdown _ = Shutdown.stopping(source::stop)) {
            run(settings, source, baseline, started);
            ended.accept(source.statistics());
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "the logs cannot be written: " + e.getMessage(), e);
        }
    }

    private static void run(
            MonitorSettings settings, LiveSource source, @Nullable BaselineFile baseline, Runnable started)
            throws CaptureException, IOException {
        SensorHealth health = new SensorHealth(source);
        OperationLog log = settings.logs().events() ? OperationLog.live(settings.logs()) : null;
        AnalysisSettings run = new AnalysisSettings(
                settings.sensor(),
                settings.state(),
                settings.logs().directory(),
                settings.plan(),
                settings.evidence(),
                log,
                Store.OnFailure.RETRY,
                health);
        try (Analysis analysis = Analysis.open(run);
                Exports exports = new Exports(settings.sinks(), analysis.store())) {
            if (baseline != null) {
                BaselineImport.into(analysis.alerts().baseline(), baseline.name(), baseline.text());
            }
            health.watch(analysis, log);
            analysis.bus().add(health);
            analysis.bus().add(new Checkpoints(analysis));
            analysis.pipeline().watchInterfaces(settings.interfaces().toArray(new String[0]), now());
            Hangup.runs(analysis::reopenLogs);
            started.run();
            analysis.run(source);
            analysis.checkpointDurably();
            Sinks.finish(exports, settings.sinks());
        }
    }

    /** The host's clock, which is the live source's event time. */
    private static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
