package io.otus.appliance.cli;

import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.baseline.LearningPlan;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.Audits;
import io.otus.appliance.run.Replay;
import io.otus.appliance.run.ReplayOutput;
import io.otus.appliance.run.ReplaySettings;
import io.otus.appliance.run.Summary;
import io.otus.appliance.text.CountText;
import io.otus.core.capture.CaptureEnd;
import io.otus.core.capture.CaptureException;
import io.otus.core.event.EventTime;
import io.otus.core.time.Nanos;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
            description =
                    "Directory for the results; those of an earlier replay of the same capture are replaced, which is"
                            + " reported. Nothing else is: what no replay wrote by the name of a result is refused.")
    Path out = Path.of("");

    @Option(names = "--force", description = "Replace the results of another capture as well.")
    boolean force;

    @ArgGroup
    @Nullable
    FilterOptions filter;

    @Mixin
    SensorOptions options = new SensorOptions();

    @Override
    public Integer call() throws CaptureException {
        ReplaySettings settings = new ReplaySettings(
                files.names(),
                FilterOptions.expression(filter),
                out,
                force,
                config().state(),
                !options.noEvents,
                options.settings(config(), () -> ReplaySettings.SENSOR, config().evidenceLimits(), this::say));
        tellOfDecisions();
        config().unknownWords().forEach(this::warn);
        boolean isReplacing = ReplayOutput.isIn(out);
        Summary summary = Replay.run(
                settings, terminal().input(), terminal().talk(), terminal().progress() && !root().quiet);
        say(CountText.grouped(summary.packets(), "packet")
                + (settings.filter().isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, ", of which %,d passed the filter,", summary.passed()))
                + String.format(Locale.ROOT, " in %.1f s: ", summary.seconds())
                + CountText.grouped(summary.assets(), "asset") + ", "
                + CountText.grouped(summary.alerts(), "line") + " of alerts, in " + out
                + (isReplacing ? ", in place of the results of an earlier replay" : ""));
        if (summary.passed() == 0) {
            say((summary.packets() == 0 ? "There were no frames in it" : "No frame passed the filter")
                    + ", so nothing was learned and nothing was judged.");
        } else if (options.learning.plan(config()) instanceof LearningPlan.Repetition) {
            say(learned(summary));
        } else if (options.learning.plan(config()) instanceof LearningPlan.Until until) {
            outside(until.end(), summary).ifPresent(this::warn);
        }
        summary.disorder().forEach(this::warn);
        summary.maintenance().forEach(report -> say(report.text()));
        if (summary.end().state() != CaptureEnd.State.COMPLETE) {
            terminal().talk().println("otus: " + summary.end().text());
            return ExitCode.DAMAGED;
        }
        if (summary.consumerFaults() > 0) {
            terminal()
                    .talk()
                    .println("otus: a part of the sensor failed at " + CountText.of(summary.consumerFaults(), "event")
                            + " and left it out, so the results may lack something; please report it with what the"
                            + " log says");
            return ExitCode.FAILED;
        }
        return ExitCode.OK;
    }

    /** Says that what people decided about earlier results has no part in the new ones, while it can still be kept. */
    private void tellOfDecisions() {
        Decisions decisions = Decisions.of(Audits.read(out));
        long count = decisions.entries().stream()
                .filter(entry ->
                        (entry.act().status() != null || entry.act() == DecisionKind.OFF) && !decisions.isUndone(entry))
                .count();
        if (count > 0) {
            say(out + " holds " + CountText.of(count, "decision") + " of people ('otus audit --state " + out
                    + "'). Alerts keep the status that was decided, but a replay follows no decision, so that the same"
                    + " captures and options give the same results: what was learned, muted, excepted or switched off"
                    + " is reported again, and the baseline is made anew. What is normal is taken over by"
                    + " 'otus baseline export' before, which holds what was learned, and --baseline; what is not to"
                    + " be reported, by rules of the configuration.");
        }
    }

    /** What a moment outside the capture came to: it was not meant so. */
    private static Optional<String> outside(long until, Summary summary) {
        if (until > summary.firstTime() && until <= summary.lastTime()) {
            return Optional.empty();
        }
        boolean isBefore = until <= summary.firstTime();
        return Optional.of("--learn-until " + EventTime.seconds(until) + " is " + (isBefore ? "before" : "after")
                + " the capture, which is of " + EventTime.seconds(summary.firstTime()) + " to "
                + EventTime.seconds(summary.lastTime()) + ": "
                + (isBefore
                        ? "nothing was learned of it"
                        : "all of it was learned, and new behaviour raised no alert"));
    }

    /** Advice after a replay that only learned: the command that takes two thirds of the capture as normal. */
    private static String learned(Summary summary) {
        long until = summary.firstTime() + (summary.lastTime() - summary.firstTime()) / 3 * 2;
        until -= Math.floorMod(until, Nanos.SECOND);
        String sentence =
                "While it learned, new behaviour raised no alert; --learn-until TIME or --baseline FILE say what is"
                        + " normal.";
        if (until <= summary.firstTime()) {
            return sentence;
        }
        return sentence + "\nThe capture is of " + EventTime.seconds(summary.firstTime()) + " to "
                + EventTime.seconds(summary.lastTime()) + "; --learn-until " + EventTime.seconds(until)
                + " would learn what was sent in the first two thirds of that time.";
    }
}
