package io.otus.appliance.cli;

import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.Audits;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.StoreReader;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code list} does, and {@code alerts} without a command. */
abstract class AlertListing extends StateCommand {
    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json (one line an alert).")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        List<String> states;
        try (StoreReader reader = reader()) {
            states = Audits.decided(AlertLines.states(reader), stateDirectory());
        }
        if (output == OutputFormat.JSON) {
            states.forEach(state -> terminal().print(state + "\n"));
        } else {
            terminal().print(AlertText.table(states, colour()));
        }
        return ExitCode.OK;
    }
}
