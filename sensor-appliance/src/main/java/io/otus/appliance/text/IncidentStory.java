package io.otus.appliance.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An incident in few lines: one for each stage, in the order in which the stages began. Acts of a stage that come after
 * those of another are a line of their own.
 */
public final class IncidentStory {
    /** Most acts that a line names; for more, their number is shown. */
    private static final int NAMED = 4;

    /** Acts of one stage that begin no later than this after the first of a line stand in it. */
    private static final Duration TOGETHER = Duration.ofMinutes(10);

    /** Columns before a line's text: two, the time to the second, and two. */
    private static final int INDENT = 24;

    private static final String TITLE = "title";

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
        List<Stretch> stretches = new ArrayList<>();
        Map<IncidentStage, Stretch> latest = new EnumMap<>(IncidentStage.class);
        for (JsonNode alert : incident.steps()) {
            IncidentStage stage = IncidentStage.of(alert);
            Stretch stretch = latest.get(stage);
            if (stretch == null || !stretch.takes(alert)) {
                stretch = new Stretch(stage, new ArrayList<>());
                stretches.add(stretch);
                latest.put(stage, stretch);
            }
            stretch.steps.add(alert);
        }
        List<String> hosts = incident.hosts();
        // With a single host, its name is not repeated in each act; with several, each act names its own.
        boolean isOnesOwn = hosts.size() == 1;
        return stretches.stream()
                .map(each -> new Line(Incident.begun(each.steps.getFirst()), text(each.stage, each.steps, isOnesOwn)))
                .toList();
    }

    /** The steps that become one line. */
    private record Stretch(IncidentStage stage, List<JsonNode> steps) {
        boolean takes(JsonNode alert) {
            Duration later = Duration.between(begun(steps.getFirst()), begun(alert));
            return later.compareTo(TOGETHER) <= 0;
        }

        private static Instant begun(JsonNode alert) {
            return Instant.parse(Incident.begun(alert));
        }
    }

    /**
     * The stories of incidents, one below the other; empty where there are none.
     *
     * @param width columns of the terminal; what is longer is broken between words
     */
    public static String text(List<Incident> incidents, int width) {
        StringBuilder text = new StringBuilder();
        for (Incident incident : incidents) {
            List<String> hosts = incident.hosts();
            text.append(hosts.size() == 1 ? hosts.getFirst() : String.join("; ", incident.path()))
                    .append(", incident ")
                    .append(AlertText.shortened(incident.id()))
                    .append('\n');
            for (Line line : of(incident)) {
                String told = "  " + AlertText.seconds(line.time()) + "  " + line.text();
                text.append(Paragraph.of(told, width, INDENT)).append('\n');
            }
        }
        return text.toString();
    }

    private static String text(IncidentStage stage, List<JsonNode> alerts, boolean isOnesOwn) {
        int named = Math.min(alerts.size(), NAMED);
        String more = alerts.size() > named ? "; and " + (alerts.size() - named) + " more" : "";
        String acts = alerts.stream()
                .limit(named)
                .map(alert -> isOnesOwn ? act(alert) : alert.path(TITLE).asText())
                .collect(Collectors.joining("; "));
        // The stage's own text already says that it was never done before.
        String told = stage == IncidentStage.UNUSUAL ? acts.replace(" for the first time", "") : acts;
        return stage.words() + ": " + told + more;
    }

    /** The title without who did it. */
    private static String act(JsonNode alert) {
        String title = alert.path(TITLE).asText();
        String source = Incident.source(alert) + " ";
        return title.startsWith(source) ? title.substring(source.length()) : title;
    }
}
