package io.otus.appliance.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an incident comes to, in few lines: one for each stage that it reached, in the order in which they began. */
public final class IncidentStory {
    /** Acts that a line names; of more, the number is told. */
    private static final int NAMED = 4;

    private IncidentStory() {}

    /**
     * One stage.
     *
     * @param time when it began, as in the alert
     * @param text what was done
     */
    public record Line(String time, String text) {}

    /**
     * The story of one incident.
     *
     * @param alerts its steps, in order of time
     */
    public static List<Line> of(List<JsonNode> alerts) {
        Map<IncidentStage, List<JsonNode>> stages = new LinkedHashMap<>();
        for (JsonNode alert : alerts) {
            stages.computeIfAbsent(IncidentStage.of(alert), _ -> new ArrayList<>())
                    .add(alert);
        }
        List<Line> lines = new ArrayList<>();
        stages.forEach((stage, steps) ->
                lines.add(new Line(steps.getFirst().path("first_seen").asText(), text(stage, steps))));
        return lines;
    }

    /**
     * The stories of all incidents, the one that began first above; empty where no alert is a step of any.
     *
     * @param alerts the last line of each alert, in order of time
     */
    public static String text(List<String> alerts) {
        Map<String, List<JsonNode>> incidents = new LinkedHashMap<>();
        for (String line : alerts) {
            JsonNode alert = AlertText.parse(line);
            String incident = alert.path("incident").asText();
            if (!incident.isEmpty()) {
                incidents.computeIfAbsent(incident, _ -> new ArrayList<>()).add(alert);
            }
        }
        StringBuilder text = new StringBuilder();
        incidents.forEach((id, steps) -> {
            text.append(IncidentTable.source(steps.getFirst()))
                    .append(", incident ")
                    .append(AlertText.shortened(id))
                    .append('\n');
            for (Line line : of(steps)) {
                text.append("  ")
                        .append(AlertText.seconds(line.time()))
                        .append("  ")
                        .append(line.text())
                        .append('\n');
            }
        });
        return text.toString();
    }

    private static String text(IncidentStage stage, List<JsonNode> alerts) {
        int named = Math.min(alerts.size(), NAMED);
        String more = alerts.size() > named ? "; and " + (alerts.size() - named) + " more" : "";
        String acts = alerts.stream().limit(named).map(IncidentStory::act).collect(Collectors.joining("; "));
        // That it was never done before is what this stage's own words say.
        String told = stage == IncidentStage.UNUSUAL ? acts.replace(" for the first time", "") : acts;
        return stage.words() + ": " + told + more;
    }

    /** The title; whose incident it is need not be said in each. */
    private static String act(JsonNode alert) {
        String title = alert.path("title").asText();
        String source = IncidentTable.source(alert) + " ";
        return title.startsWith(source) ? title.substring(source.length()) : title;
    }
}
