package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.Decisions;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.Audits;
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
        List<JsonNode> states;
        try (StoreReader reader = reader()) {
            states = Audits.decided(AlertLines.states(reader), stateDirectory()).stream()
                    .map(AlertText::parse)
                    .toList();
        }
        JsonNode alert = AlertText.find(states, each -> each.path("id").asText(), id);
        if (output == OutputFormat.JSON) {
            terminal().print(alert + "\n");
        } else {
            addDecisions(alert);
            terminal().print(AlertText.whole(alert));
        }
        return ExitCode.OK;
    }

    /** What people and rules decided about it, a line each; no part of the alert itself. */
    private void addDecisions(JsonNode alert) {
        Decisions decisions = Audits.of(stateDirectory());
        for (AuditEntry entry : decisions.entries()) {
            if (entry.isAbout(alert.path("id").asText()) && alert instanceof ObjectNode object) {
                object.withArray("decisions").add(Audits.words(entry, decisions));
            }
        }
    }
}
