package io.otus.appliance.cli;

import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.StoreReader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus alerts follow}. */
@Command(name = "follow", description = "Prints lines of alerts as they are written, until interrupted.")
final class AlertsFollowCommand extends StateCommand {
    private static final int AT_ONCE = 1_000;
    private static final long PAUSE_MILLIS = 500;

    @Option(names = "--from", paramLabel = "SEQ", description = "Number of the first line (default: only new lines).")
    long from = -1;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json.")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() throws InterruptedException {
        try (StoreReader reader = reader()) {
            long last = from > 0 ? from - 1 : AlertLines.last(reader);
            while (!terminal().isGone()) {
                List<AlertLines.Line> lines = AlertLines.after(reader, last, AT_ONCE);
                for (AlertLines.Line line : lines) {
                    last = line.sequence();
                    terminal()
                            .print(
                                    output == OutputFormat.JSON
                                            ? line.json() + "\n"
                                            : AlertText.line(AlertText.parse(line.json()), colour()));
                }
                terminal().flush();
                if (lines.isEmpty()) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
            return ExitCode.OK;
        }
    }
}
