package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.StoreReader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otus alerts show}. */
@Command(
        name = "show",
        description = "Shows one alert whole: what was expected, what was seen, and the frames that show it.")
final class AlertsShowCommand extends StateCommand {
    @Parameters(paramLabel = "ID", description = "Id of the alert, or its first digits.")
    String id = "";

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json.")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        String state = find();
        terminal().print(output == OutputFormat.JSON ? state + "\n" : AlertText.whole(AlertText.parse(state)));
        return ExitCode.OK;
    }

    private String find() {
        try (StoreReader reader = reader()) {
            List<String> found = AlertLines.states(reader).stream()
                    .filter(state -> {
                        JsonNode alert = AlertText.parse(state);
                        return alert.path("id").asText().startsWith(id);
                    })
                    .toList();
            if (found.size() != 1) {
                String problem = found.isEmpty() ? "no alert " : found.size() + " alerts begin with ";
                throw new Failure(ExitCode.FAILED, problem + id + " in " + stateDirectory());
            }
            return found.getFirst();
        }
    }
}
