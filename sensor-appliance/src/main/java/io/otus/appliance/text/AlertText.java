package io.otus.appliance.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.core.store.StoreException;
import java.util.List;
import java.util.function.Function;

/** Alerts for a person at a terminal, made from their lines. */
public final class AlertText {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** Digits of an id that tell alerts apart in a list. */
    private static final int SHORT_ID = 8;

    /** Severities, the least first. */
    public static final List<String> SEVERITIES = List.of("info", "low", "medium", "high", "critical");

    private AlertText() {}

    /** Whether an asset has part in an alert, by its name, an address of it, or its id. */
    public static boolean hasPart(JsonNode alert, String asset) {
        for (JsonNode each : alert.path("assets")) {
            for (String key : List.of("id", "name", "ip", "mac")) {
                if (each.path(key).asText().equalsIgnoreCase(asset)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** An object of two texts, to be added to. */
    public static ObjectNode object(String name, String text, String other, String otherText) {
        return MAPPER.createObjectNode().put(name, text).put(other, otherText);
    }

    /** A table with the severities below one heading coloured, where that is wanted. */
    public static String painted(Table table, String heading, boolean colour) {
        return colour ? table.painted(heading, SeverityColour::paint) : table.toString();
    }

    /** Reads a line. */
    public static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new StoreException("an alert in the store cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * The one alert whose id begins so.
     *
     * @param idOf the id of an alert
     * @throws Failure if there is none, or there are several
     */
    public static <T> T find(List<T> alerts, Function<T, String> idOf, String id) {
        List<T> found = alerts.stream()
                .filter(alert -> idOf.apply(alert).startsWith(id))
                .toList();
        if (found.size() != 1) {
            String problem = found.isEmpty() ? "there is no alert " : found.size() + " alerts begin with ";
            throw new Failure(ExitCode.FAILED, problem + id);
        }
        return found.getFirst();
    }

    /**
     * One row an alert.
     *
     * @param colour whether severities are coloured
     */
    public static String table(List<String> lines, boolean colour) {
        return table(lines, colour, Integer.MAX_VALUE);
    }

    /**
     * One row an alert, no wider than that.
     *
     * @param colour whether severities are coloured
     * @param width columns of the terminal
     */
    public static String table(List<String> lines, boolean colour, int width) {
        Table table = new Table("LAST SEEN", "SEVERITY", "KIND", "COUNT", "STATUS", "ID", "TITLE");
        for (String line : lines) {
            JsonNode alert = parse(line);
            table.row(
                    seconds(alert.path("last_seen").asText()),
                    alert.path("severity").asText(),
                    alert.path("kind").asText(),
                    alert.path("count").asText(),
                    alert.path("status").asText(),
                    shortId(alert),
                    alert.path("title").asText());
        }
        table.limit(width);
        return painted(table, "SEVERITY", colour);
    }

    /**
     * One line of news.
     *
     * @param colour whether the severity is coloured
     */
    public static String line(JsonNode alert, boolean colour) {
        String severity = alert.path("severity").asText();
        return String.join(
                        "  ",
                        seconds(alert.path("last_seen").asText()),
                        colour ? SeverityColour.paint(severity) : severity,
                        alert.path("kind").asText(),
                        "x" + alert.path("count").asText(),
                        shortId(alert),
                        Printable.of(alert.path("title").asText()))
                + "\n";
    }

    /** Everything that an alert says. */
    public static String whole(JsonNode alert) {
        StringBuilder text = new StringBuilder();
        text.append(Printable.of(alert.path("title").asText())).append("\n\n");
        alert.path("explanation")
                .asText()
                .lines()
                .forEach(line -> text.append("  ").append(Printable.of(line)).append('\n'));
        text.append('\n');
        field(
                text,
                "Alert",
                alert.path("id").asText() + ", " + alert.path("kind").asText() + also(alert));
        field(
                text,
                "Severity",
                alert.path("severity").asText() + ", " + alert.path("status").asText());
        field(text, "Incident", alert.path("incident").asText());
        field(
                text,
                "Seen",
                alert.path("count").asText() + (alert.path("count").asLong() == 1 ? " time, " : " times, ")
                        + alert.path("first_seen").asText() + " to "
                        + alert.path("last_seen").asText());
        for (JsonNode asset : alert.path("assets")) {
            field(text, asset.path("role").asText(), asset(asset));
        }
        field(text, "ATT&CK", joined(alert.path("attack")));
        for (JsonNode frame : alert.path("evidence")) {
            field(
                    text,
                    "Frame",
                    frame.path("frame").asText() + " of capture "
                            + frame.path("capture").asText() + ", "
                            + frame.path("time").asText() + ", bytes "
                            + frame.path("offset").asText() + " to "
                            + (frame.path("offset").asLong()
                                    + frame.path("length").asLong()
                                    - 1));
        }
        field(text, "Kept in", alert.path("pcap").asText());
        field(text, "Wireshark", alert.path("filter").asText());
        return text.toString();
    }

    private static String also(JsonNode alert) {
        String others = joined(alert.path("also"));
        return others.isEmpty() ? "" : " (also " + others + ")";
    }

    private static String asset(JsonNode asset) {
        StringBuilder text = new StringBuilder(asset.path("name").asText());
        for (String key : List.of("ip", "mac", "type", "id")) {
            String value = asset.path(key).asText();
            if (!value.isEmpty() && !value.equals(asset.path("name").asText())) {
                text.append(", ").append(value);
            }
        }
        return text.toString();
    }

    private static String joined(JsonNode array) {
        StringBuilder text = new StringBuilder();
        for (JsonNode each : array) {
            text.append(text.isEmpty() ? "" : ", ").append(each.asText());
        }
        return text.toString();
    }

    private static void field(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append("  ").append(name).repeat(' ', Math.max(1, 10 - name.length()));
            text.append(Printable.of(value)).append('\n');
        }
    }

    private static String shortId(JsonNode alert) {
        return shortened(alert.path("id").asText());
    }

    /** The digits of an id that tell alerts apart in a list. */
    public static String shortened(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    /** A time without its decimals. */
    static String seconds(String time) {
        int point = time.indexOf('.');
        return point < 0 ? time : time.substring(0, point) + "Z";
    }
}
