package io.otus.appliance.cli;

import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.Audits;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.StoreReader;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code list} does, and {@code alerts} without a command. */
abstract class AlertListing extends StateCommand {
    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json (one line an alert).")
    OutputFormat output = OutputFormat.TEXT;

    @Mixin
    AlertFilter filter = new AlertFilter();

    /** The alerts that are meant, as they stand now. */
    final List<String> alerts() {
        try (StoreReader reader = reader()) {
            return filter.of(Audits.decided(AlertLines.states(reader), stateDirectory()));
        }
    }

    @Override
    public Integer call() {
        List<String> states = alerts();
        if (output == OutputFormat.JSON) {
            states.forEach(state -> terminal().print(state + "\n"));
        } else {
            terminal().print(AlertText.table(states, colour(), width()));
        }
        return ExitCode.OK;
    }
}
