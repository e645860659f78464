package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.Incident;
import io.otus.appliance.text.IncidentTable;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code otus alerts incidents}. */
@Command(
        name = "incidents",
        description =
                "Lists incidents: alerts that are steps of one intruder; the options say of which alerts. 'otus incident"
                        + " ID' reports on one.")
final class AlertsIncidentsCommand extends AlertListing {
    @Override
    public Integer call() {
        List<JsonNode> alerts = named();
        List<Incident> incidents = Incident.ofAlerts(alerts);
        if (output == OutputFormat.JSON) {
            incidents.forEach(each -> terminal().print(json(each) + "\n"));
        } else if (!incidents.isEmpty()) {
            terminal().print(IncidentTable.of(incidents, colour(), columns()));
        } else if (!alerts.isEmpty()) {
            say("no incidents: none of these alerts is a step of one");
        }
        return ExitCode.OK;
    }

    private static ObjectNode json(Incident incident) {
        ObjectNode row = AlertText.object("incident", incident.id(), "first_seen", incident.first());
        row.put("last_seen", incident.last()).put("severity", incident.worst().key());
        incident.hosts().forEach(row.putArray("hosts")::add);
        incident.path().forEach(row.putArray("path")::add);
        incident.steps().forEach(step -> row.withArray("alerts").add(step.path("id")));
        return row;
    }
}
