package io.otus.appliance.cli;

import io.otus.alert.baseline.LearningPlan;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.Replay;
import io.otus.appliance.run.ReplaySettings;
import io.otus.appliance.run.Summary;
import io.otus.core.capture.CaptureEnd;
import io.otus.core.capture.CaptureException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code otus replay}. */
@Command(
        name = "replay",
        description = {
            "Runs the whole sensor over captures and writes what it finds into a directory.",
            "%nThe same captures, options and version give the same inventory, baseline and alerts, byte for byte."
        })
final class ReplayCommand extends TerminalCommand {
    @Mixin
    CaptureFiles files = new CaptureFiles();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Directory for the results; those of an earlier replay are replaced.")
    Path out = Path.of("");

    @Mixin
    SensorOptions options = new SensorOptions();

    @Override
    public Integer call() throws CaptureException {
        String name = Objects.requireNonNullElse(
                options.name, Objects.requireNonNullElse(config().sensor(), ReplaySettings.SENSOR));
        ReplaySettings settings = new ReplaySettings(
                files.names(),
                out,
                name,
                options.learning.plan(),
                options.learning.baseline,
                options.learning.maintenance(config()),
                config().state(),
                config().alertRules(),
                config().siteRules(),
                config().evidenceLimits(),
                !options.noEvents,
                options.sinks.addresses(config()));
        Summary summary = Replay.run(
                settings, terminal().input(), terminal().talk(), terminal().progress() && !root().quiet);
        say(String.format(
                Locale.ROOT,
                "%,d packets in %.1f s: %,d assets, %,d lines of alerts, in %s",
                summary.packets(),
                summary.seconds(),
                summary.assets(),
                summary.alerts(),
                out));
        if (options.learning.plan() instanceof LearningPlan.Repetition) {
            say("While it learned, new behaviour raised no alert; --learn-until TIME or --baseline FILE say what"
                    + " is normal.");
        }
        summary.maintenance().forEach(report -> say(report.text()));
        if (summary.end().state() != CaptureEnd.State.COMPLETE) {
            terminal().talk().println("otus: " + summary.end().text());
            return ExitCode.DAMAGED;
        }
        return ExitCode.OK;
    }
}
