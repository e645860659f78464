package io.otus.appliance.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.Decisions;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.explain.Explanations;
import io.otus.appliance.run.Audits;
import io.otus.appliance.run.DecidedAlerts;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.Incident;
import io.otus.appliance.text.IncidentStory;
import io.otus.core.store.StoreReader;
import io.otus.inventory.Inventory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All alerts of one incident, or one alert alone, as a report that can be handed on. */
public final class IncidentReport {
    private final Incident incident;
    private final Explanations explanations;
    private final Decisions decisions;

    private IncidentReport(Incident incident, Explanations explanations, Decisions decisions) {
        this.incident = incident;
        this.explanations = explanations;
        this.decisions = decisions;
    }

    /**
     * The report on what an id names.
     *
     * @param name id of an incident or of an alert, or its first digits; an alert stands for the incident that it
     *     belongs to
     * @throws Failure if it names none, or several
     */
    public static IncidentReport of(StoreReader store, Path state, String name) {
        List<JsonNode> all = DecidedAlerts.load(store, state).all();
        String id = id(all, name);
        Inventory inventory = StoredInventory.load(store, state);
        List<JsonNode> steps = all.stream()
                .filter(alert -> Incident.idOf(alert).equals(id))
                .map(alert -> PresentNames.lay(alert.deepCopy(), inventory::find))
                .toList();
        return new IncidentReport(new Incident(id, steps), new Explanations(store, state), Audits.of(state));
    }

    private static String id(List<JsonNode> all, String name) {
        TreeSet<String> found = new TreeSet<>();
        for (JsonNode alert : all) {
            String id = Incident.idOf(alert);
            if (id.startsWith(name) || alert.path("id").asText().startsWith(name)) {
                found.add(id);
            }
        }
        if (found.size() != 1) {
            String problem = found.isEmpty() ? "there is no incident or alert " : "several begin with ";
            throw new Failure(ExitCode.FAILED, problem + name);
        }
        return found.getFirst();
    }

    /** As Markdown (CommonMark with tables). */
    public String markdown() {
        return write(new MarkdownPage());
    }

    /** As one HTML page that needs nothing else. */
    public String html() {
        return write(new HtmlPage());
    }

    private String write(Page page) {
        List<JsonNode> alerts = incident.steps();
        JsonNode first = alerts.getFirst();
        page.title((alerts.size() == 1 ? "Alert " : "Incident ") + incident.id() + ": "
                + first.path("title").asText());
        page.table(
                List.of("", ""),
                List.of(
                        List.of("Severity", incident.worst().key()),
                        List.of("From", incident.first()),
                        List.of("To", incident.last()),
                        List.of("Alerts", Integer.toString(alerts.size())),
                        List.of("Path", String.join("; ", incident.path())),
                        List.of("ATT&CK", String.join(", ", techniques())),
                        List.of("Sensor", first.path("sensor").asText())));
        if (alerts.size() > 1) {
            page.heading("In short");
            page.table(
                    List.of("From", "What"),
                    IncidentStory.of(incident).stream()
                            .map(line -> List.of(AlertText.seconds(line.time()), line.text()))
                            .toList());
        }
        page.heading("Who has part");
        page.table(List.of("Asset", "IP", "MAC", "Type", "Part"), IncidentAssets.rows(incident.steps()));
        page.heading("Step by step");
        List<List<String>> steps = new ArrayList<>();
        for (JsonNode alert : alerts) {
            steps.add(List.of(
                    alert.path("first_seen").asText(),
                    alert.path("severity").asText(),
                    alert.path("kind").asText(),
                    alert.path("status").asText(),
                    AlertText.shortened(alert.path("id").asText()),
                    alert.path("title").asText()));
        }
        page.table(List.of("Time", "Severity", "Kind", "Status", "Alert", "What"), steps);
        for (JsonNode alert : alerts) {
            page.heading(alert.path("title").asText());
            page.text(explanations.alert(alert));
        }
        decisions(page);
        return page.whole();
    }

    private Set<String> techniques() {
        TreeSet<String> techniques = new TreeSet<>();
        incident.steps().forEach(alert -> alert.path("attack").forEach(each -> techniques.add(each.asText())));
        return techniques;
    }

    private void decisions(Page page) {
        List<List<String>> rows = new ArrayList<>();
        for (AuditEntry entry : decisions.entries()) {
            List<String> about = incident.steps().stream()
                    .map(alert -> alert.path("id").asText())
                    .filter(entry::isAbout)
                    .map(AlertText::shortened)
                    .toList();
            if (!about.isEmpty()) {
                rows.add(List.of(
                        Long.toString(entry.number()),
                        entry.time(),
                        entry.by(),
                        entry.act().key() + (decisions.isUndone(entry) ? " (undone)" : ""),
                        String.join(", ", about),
                        entry.reason()));
            }
        }
        if (!rows.isEmpty()) {
            page.heading("What was decided");
            page.table(List.of("Decision", "Time", "By", "Act", "Alert", "Reason"), rows);
        }
    }

    /** Receives the parts of a report. */
    interface Page {
        void title(String text);

        void heading(String text);

        /** A table; without a header where all headings are empty. */
        void table(List<String> headings, List<List<String>> rows);

        /** Lines as they are. */
        void text(String lines);

        String whole();
    }
}
