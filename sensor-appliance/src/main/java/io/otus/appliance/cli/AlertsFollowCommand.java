package io.otus.appliance.cli;

import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.StoreReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus alerts follow}. */
@Command(name = "follow", description = "Prints lines of alerts as they are written, until interrupted.")
final class AlertsFollowCommand extends StateCommand {
    private static final int AT_ONCE = 1_000;
    private static final int MOST_KEPT = 10_000;
    private static final long PAUSE_MILLIS = 500;

    @Option(names = "--from", paramLabel = "SEQ", description = "Number of the first line (default: only new lines).")
    long from = -1;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json.")
    OutputFormat output = OutputFormat.TEXT;

    /** Texts of alerts by id, as they were printed last. */
    private final SequencedMap<String, String> printed = new LinkedHashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        try (StoreReader reader = reader()) {
            long last = from > 0 ? from - 1 : AlertLines.last(reader);
            while (!terminal().isGone()) {
                List<AlertLines.Line> lines = AlertLines.after(reader, last, AT_ONCE);
                for (AlertLines.Line line : lines) {
                    last = line.sequence();
                    terminal().print(output == OutputFormat.JSON ? line.json() + "\n" : text(line));
                }
                terminal().flush();
                if (lines.isEmpty()) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
            return ExitCode.OK;
        }
    }

    /** The text of a line; empty where nothing of it changed, as where the alert only became part of an incident. */
    private String text(AlertLines.Line line) {
        String text = AlertText.line(AlertText.parse(line.json()), colour());
        String before = printed.remove(line.id());
        printed.put(line.id(), text);
        if (printed.size() > MOST_KEPT) {
            printed.remove(printed.sequencedKeySet().getFirst());
        }
        return text.equals(before) ? "" : text;
    }
}
