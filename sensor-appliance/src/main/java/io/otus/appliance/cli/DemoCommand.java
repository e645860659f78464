package io.otus.appliance.cli;

import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.explain.Explanations;
import io.otus.appliance.run.Analysis;
import io.otus.appliance.run.Replay;
import io.otus.appliance.run.ReplaySettings;
import io.otus.appliance.run.SensorSettings;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.run.Summary;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.Incident;
import io.otus.appliance.text.IncidentStory;
import io.otus.appliance.text.IncidentTable;
import io.otus.core.capture.CaptureException;
import io.otus.core.store.StoreReader;
import io.otus.core.time.Nanos;
import io.otus.inventory.view.AssetOrder;
import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus demo}. */
@Command(
        name = "demo",
        description = {
            "Simulates a small plant and an intruder, and shows what the sensor makes of them.",
            "%nNeeds no network, no privileges and no configuration."
        })
final class DemoCommand extends TerminalCommand {
    private static final long SEED = 1;

    /** Characters of the line between two alerts, on a terminal that has as many. */
    private static final int RULE = 100;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Directory for the capture and the results (default: a new temporary one).")
    @Nullable
    Path out;

    @Override
    public Integer call() throws CaptureException {
        DemoPlant plant = DemoPlant.simulate(SEED);
        Path directory = directory();
        Path capture = directory.resolve("plant.pcap");
        try {
            plant.writeTo(capture);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, capture + " cannot be written: " + e.getMessage(), e);
        }
        Instant learnUntil = plant.learnUntil();
        Path results = directory.resolve("results");
        ReplaySettings settings = new ReplaySettings(
                List.of(capture.toString()),
                "",
                results,
                false,
                null,
                true,
                SensorSettings.of("demo", new LearningPlan.Until(Nanos.of(learnUntil))));
        Summary summary = Replay.run(
                settings, terminal().input(), terminal().talk(), terminal().progress());
        try (StoreReader reader = StoreReader.open(results, Analysis.MODULES)) {
            show(reader, results, summary, learnUntil);
        }
        terminal()
                .print("\nLook further:\n  otus alerts --state " + results + "\n  otus assets --state " + results
                        + "\n  otus explain --state " + results + " ID\n  otus dissect " + capture + "\n");
        return ExitCode.OK;
    }

    private Path directory() {
        try {
            return out == null ? Files.createTempDirectory("otus-demo-") : Files.createDirectories(out);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "no directory for the demo can be made: " + e.getMessage(), e);
        }
    }

    private void show(StoreReader reader, Path results, Summary summary, Instant learnUntil) {
        BaselineText baseline = BaselineExport.of(BaselineStore.load(reader));
        terminal()
                .print(String.format(
                        Locale.ROOT,
                        "A small plant was simulated: %,d packets. Until %s its normal operation was learned; then"
                                + " came an intruder.%n%nINVENTORY%n%s%nBASELINE%n%,d facts about %,d devices, such as%n",
                        summary.packets(),
                        learnUntil,
                        AssetsCommand.table(
                                StoredInventory.load(reader, results).assets().stream()
                                        .sorted(AssetOrder.by("ip"))
                                        .toList(),
                                width()),
                        baseline.facts().size(),
                        baseline.assets().size()));
        baseline.facts().stream()
                .filter(fact -> fact.text().contains(" write "))
                .limit(3)
                .forEach(fact -> terminal().print("  " + fact.text() + "\n"));
        List<String> alerts = AlertLines.states(reader);
        terminal().print("\nALERTS\n" + AlertText.table(alerts, colour(), width()));
        List<Incident> incidents = Incident.of(alerts);
        terminal()
                .print("\nINCIDENTS\n" + IncidentTable.of(incidents, colour(), width()) + "\n"
                        + IncidentStory.text(incidents, width()));
        Explanations explanations = new Explanations(reader, results);
        for (String alert : alerts) {
            String rule = "-".repeat(Math.min(RULE, width()));
            terminal().print("\n" + rule + "\n" + explanations.alert(AlertText.parse(alert)));
        }
    }
}
