package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.exit.FileTrouble;
import io.otus.appliance.report.IncidentReport;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otus incident}. */
@Command(
        name = "incident",
        description =
                "Reports on an incident, or on one alert: who had part, step by step, with the frames that show it.")
final class IncidentCommand extends StateCommand {
    /** How a report is written. */
    enum Form {
        /** Markdown. */
        MARKDOWN,
        /** One page of HTML that needs nothing else. */
        HTML
    }

    @Parameters(paramLabel = "ID", description = "Id of the incident or of one of its alerts, or its first digits.")
    String id = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "markdown or html (default: as the name of the file ends; markdown without one).")
    @Nullable
    Form form;

    @Option(
            names = {"-O", "--out"},
            paramLabel = "FILE",
            description =
                    "Where to (default: standard output); .md, .markdown or .txt for Markdown, .html or .htm for HTML.")
    @Nullable
    Path file;

    @Override
    public Integer call() {
        Form asked = form();
        String report;
        try (StoreReader reader = reader()) {
            IncidentReport incident = IncidentReport.of(reader, stateDirectory(), id);
            report = asked == Form.HTML ? incident.html() : incident.markdown();
        }
        if (file == null) {
            terminal().print(report);
            return ExitCode.OK;
        }
        try {
            Files.writeString(file, report);
            say("written to " + file);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, file + " cannot be written: " + FileTrouble.of(e), e);
        }
    }

    /** Returns the form that is asked for, by the option or by how the file's name ends. */
    private Form form() {
        if (form != null) {
            return form;
        }
        String name = file == null ? "" : String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return switch (dot > 0 ? name.substring(dot) : "") {
            case "", ".md", ".markdown", ".txt" -> Form.MARKDOWN;
            case ".html", ".htm" -> Form.HTML;
            default ->
                throw new Failure(
                        ExitCode.USAGE,
                        "--out " + file + ": a report is Markdown (.md, .markdown, .txt) or HTML (.html, .htm);"
                                + " let the name end so, or say by --output which of them the file is to hold");
        };
    }
}
