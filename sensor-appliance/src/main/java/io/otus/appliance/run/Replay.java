package io.otus.appliance.run;

import io.otus.alert.SiteRules;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.HistoryDetail;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.store.Retention;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.exit.FileTrouble;
import io.otus.appliance.export.Exports;
import io.otus.appliance.log.OperationLog;
import io.otus.appliance.text.Progress;
import io.otus.core.capture.CaptureEnd;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.log.Rotation;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.AssetWriter;
import io.otus.inventory.vendor.OuiTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replay: capture files in, a directory of results out. The same files, configuration and version give the same
 * bytes.
 */
public final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final ReplaySettings settings;
    private final SensorSettings sensor;
    private final SiteRules ownRules;
    private final MaintenancePlan maintenance;
    private final FileSource source;

    private Replay(ReplaySettings settings, SiteRules ownRules, MaintenancePlan maintenance, FileSource source) {
        this.settings = settings;
        this.sensor = settings.sensor();
        this.ownRules = ownRules;
        this.maintenance = maintenance;
        this.source = source;
    }

    /**
     * Runs it.
     *
     * @param input where {@code -} is read from
     * @param talk where progress is shown, if {@code progress}
     * @throws CaptureException if a file cannot be opened or read on; then nothing is left behind
     * @throws Failure if the results cannot be written; then nothing is left behind
     */
    public static Summary run(ReplaySettings settings, InputStream input, PrintStream talk, boolean progress)
            throws CaptureException {
        // All input is looked at before anything is written.
        SensorSettings sensor = settings.sensor();
        SiteRules ownRules = sensor.ownRules().read(false);
        MaintenancePlan maintenance = MaintenanceFile.read(sensor.maintenance(), sensor.sites());
        try (FileSource source = FileSource.open(settings.files(), input, true, settings.filter());
                Shutdown shutdown = Shutdown.stopping(source::stop);
                ReplayOutput output = ReplayOutput.begin(settings.out(), settings.force())) {
            Summary summary;
            try (Progress _ = Progress.start(source, talk, progress)) {
                summary = new Replay(settings, ownRules, maintenance, source).analyse(output, shutdown);
            }
            if (shutdown.isAsked()) {
                throw new Failure(ExitCode.FAILED, "interrupted; nothing was written to " + settings.out());
            }
            if (summary.packets() == 0 && summary.end().state() != CaptureEnd.State.COMPLETE) {
                throw new Failure(
                        ExitCode.DAMAGED, summary.end().text() + "; nothing was written to " + settings.out());
            }
            Files.writeString(output.hidden().resolve(ReplayOutput.SUMMARY), summary.json());
            output.complete();
            return summary;
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, settings.out() + " cannot be written: " + FileTrouble.of(e), e);
        }
    }

    private Summary analyse(ReplayOutput output, Shutdown shutdown) throws CaptureException, IOException {
        Path directory = output.hidden();
        Stopwatch watch = Stopwatch.start();
        OuiTable makers = settings.makers() == null ? OuiTable.shipped() : OuiTable.of(settings.makers());
        if (makers.isImported()) {
            // Who reads the results later must find the same makers.
            makers.copyTo(directory);
        }
        StoredInventory.keepRules(directory, sensor.assetRules());
        OperationLog log = settings.events() ? OperationLog.whole(directory) : null;
        AnalysisSettings run = new AnalysisSettings(
                sensor,
                ownRules,
                directory,
                makers,
                directory,
                Rotation.NEVER,
                Retention.FOREVER,
                log,
                Store.OnFailure.FAIL,
                StoreListener.NONE);
        List<Asset> assets;
        List<Exports.Delivery> deliveries = List.of();
        Analysis analysis = Analysis.open(run);
        try (analysis) {
            analysis.follow(sensor, maintenance);
            analysis.run(source, output::mayHold);
            UnreadLinks.sentences(analysis.pipeline().decodeCounters()).forEach(each -> LOG.warn("{}", each));
            if (!shutdown.isAsked()) {
                output.mayHold(
                        source.captureId(),
                        source.statistics().frames(),
                        source.statistics().bytes());
            }
            // First what a person waits for; the store takes longest.
            assets = analysis.inventory().assets();
            writeAssets(assets, directory);
            analysis.checkpointDurably();
            writeBaseline(analysis, directory);
            // What is told of the replay's speed is not about its receivers.
            watch.stop();
            if (!sensor.sinks().isEmpty()) {
                try (Exports exports = new Exports(sensor.sinks(), analysis.store())) {
                    Sinks.finish(exports, sensor.sinks());
                    deliveries = exports.deliveries();
                }
            }
        }
        return Summary.of(analysis, source, settings.filter(), assets.size(), makers, deliveries, watch);
    }

    private static void writeAssets(List<Asset> assets, Path directory) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.resolve("assets.jsonl")))) {
            new AssetWriter().write(assets, out);
        }
    }

    private static void writeBaseline(Analysis analysis, Path directory) throws IOException {
        try (Writer out = Files.newBufferedWriter(directory.resolve("baseline.txt"))) {
            BaselineExport.write(analysis.alerts().baseline(), HistoryDetail.BRIEF, out);
        }
    }
}
