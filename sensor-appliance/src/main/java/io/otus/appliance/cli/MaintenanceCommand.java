package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.WorkReports;
import io.otus.appliance.text.AlertText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus maintenance}. */
@Command(
        name = "maintenance",
        description =
                "Shows what was done in windows of maintenance, by whom, and what nobody had declared: the reports"
                        + " that a sensor keeps when a window ends, the latest last.")
final class MaintenanceCommand extends StateCommand {
    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json (the lines of maintenance-reports.jsonl).")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        Path state = stateDirectory();
        List<String> lines;
        try {
            lines = WorkReports.kept(state);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, WorkReports.file(state) + " cannot be read: " + e.getMessage(), e);
        }
        for (String line : lines) {
            String text = output == OutputFormat.JSON
                    ? line
                    : AlertText.parse(line).path("text").asText();
            terminal().print(text + "\n");
        }
        if (lines.isEmpty()) {
            say("no reports");
        }
        return ExitCode.OK;
    }
}
