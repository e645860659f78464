package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.DecidedAlerts;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.StoreReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otus alerts show}. */
@Command(
        name = "show",
        description = "Shows one alert whole: what was expected, what was seen, what was decided about it,"
                + " and the frames that show it.")
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
        try (StoreReader reader = reader()) {
            DecidedAlerts alerts = DecidedAlerts.load(reader, stateDirectory());
            JsonNode alert = alerts.whole(
                    AlertText.find(alerts.all(), each -> each.path("id").asText(), id));
            terminal().print(output == OutputFormat.JSON ? alert + "\n" : AlertText.whole(alert));
        }
        return ExitCode.OK;
    }
}
