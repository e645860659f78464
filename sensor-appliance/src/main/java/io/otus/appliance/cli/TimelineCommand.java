package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.report.Timeline;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.Table;
import io.otus.core.store.StoreReader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otus timeline}. */
@Command(
        name = "timeline",
        description =
                "Tells what happened to one asset in order of time: when it was heard, what it said of itself, what it"
                        + " had part in, and what people decided about that.")
final class TimelineCommand extends StateCommand {
    @Parameters(paramLabel = "ASSET", description = "The asset by name, address or id.")
    String asset = "";

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json (one line an entry).")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        List<Timeline.Entry> entries;
        try (StoreReader reader = reader()) {
            entries = Timeline.of(reader, stateDirectory(), asset);
        }
        if (output == OutputFormat.JSON) {
            for (Timeline.Entry entry : entries) {
                terminal()
                        .print(AlertText.object("time", entry.time(), "what", entry.what())
                                        .put("id", entry.id())
                                        .put("text", entry.text())
                                + "\n");
            }
            return ExitCode.OK;
        }
        Table table = new Table("TIME", "WHAT", "ID", "TEXT");
        table.whole("TIME", "ID");
        table.wrap("TEXT");
        for (Timeline.Entry entry : entries) {
            table.row(entry.time(), entry.what(), AlertText.shortened(entry.id()), entry.text());
        }
        terminal().print(table.fitting(width()));
        return ExitCode.OK;
    }
}
