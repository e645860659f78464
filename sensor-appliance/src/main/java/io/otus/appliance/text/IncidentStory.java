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

    /** The story of one incident. */
    public static List<Line> of(Incident incident) {
        Map<IncidentStage, List<JsonNode>> stages = new LinkedHashMap<>();
        for (JsonNode alert : incident.steps()) {
            stages.computeIfAbsent(IncidentStage.of(alert), _ -> new ArrayList<>())
                    .add(alert);
        }
        List<Line> lines = new ArrayList<>();
        stages.forEach((stage, steps) -> lines.add(new Line(Incident.begun(steps.getFirst()), text(stage, steps))));
        return lines;
    }

    /** The stories of incidents, one below the other; empty where there are none. */
    public static String text(List<Incident> incidents) {
        StringBuilder text = new StringBuilder();
        for (Incident incident : incidents) {
            text.append(incident.source())
                    .append(", incident ")
                    .append(AlertText.shortened(incident.id()))
                    .append('\n');
            for (Line line : of(incident)) {
                text.append("  ")
                        .append(AlertText.seconds(line.time()))
                        .append("  ")
                        .append(line.text())
                        .append('\n');
            }
        }
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
        String source = Incident.source(alert) + " ";
        return title.startsWith(source) ? title.substring(source.length()) : title;
    }
}
