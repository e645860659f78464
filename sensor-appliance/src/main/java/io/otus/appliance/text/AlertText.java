package io.otus.appliance.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otus.alert.detect.Severity;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.core.store.StoreException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Alerts for a person at a terminal, made from their lines. */
public final class AlertText {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** Digits of an id that identify an alert in a list. */
    private static final int SHORT_ID = 8;

    /** Number of columns below which a terminal has no room for the whole table. */
    private static final int NARROW = 120;

    private static final String LAST_SEEN = "LAST SEEN";
    private static final int DATE = "2026-11-24".length();
    private static final int YEAR = "2026-".length();

    private AlertText() {}

    /** How bad it may be. */
    public static Severity severity(JsonNode alert) {
        return Severity.valueOf(alert.path("severity").asText().toUpperCase(Locale.ROOT));
    }

    /** Whether an asset has part in an alert, by its name, an address of it, or its id. */
    public static boolean hasPart(JsonNode alert, String asset) {
        for (JsonNode each : alert.path("assets")) {
            for (String key : List.of("id", "name", "ip", "mac")) {
                if (each.path(key).asText().equalsIgnoreCase(asset)) {
                    return true;
                }
            }
        }
        for (JsonNode id : alert.path("more_assets")) {
            if (id.asText().equals(asset)) {
                return true;
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

    /** Parses a line of the alert log. */
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
     * Table with one row for each alert, no wider than {@code width} columns.
     *
     * @param colour whether severities are coloured
     * @param width columns of the terminal
     */
    public static String table(List<String> lines, boolean colour, int width) {
        List<JsonNode> alerts = inOrder(lines).stream().map(AlertText::parse).toList();
        boolean narrow = width < NARROW;
        boolean oneDay = narrow
                && alerts.stream().map(alert -> day(lastSeen(alert))).distinct().count() == 1;
        Table table = narrow
                ? new Table(LAST_SEEN, "SEVERITY", "KIND", "ID", "TITLE")
                : new Table(LAST_SEEN, "SEVERITY", "KIND", "COUNT", "STATUS", "ID", "TITLE");
        table.whole(LAST_SEEN, "SEVERITY", "ID");
        table.wrap("TITLE");
        for (JsonNode alert : alerts) {
            List<String> cells = new ArrayList<>();
            cells.add(narrow ? shortTime(lastSeen(alert), oneDay) : seconds(lastSeen(alert)));
            cells.add(alert.path("severity").asText());
            cells.add(alert.path("kind").asText());
            if (!narrow) {
                cells.add(alert.path("count").asText());
                cells.add(alert.path("status").asText());
            }
            cells.add(shortId(alert));
            cells.add(alert.path("title").asText());
            table.row(cells.toArray(String[]::new));
        }
        table.limit(width);
        return painted(table, "SEVERITY", colour);
    }

    /** Lines in the order in which their alerts were last seen; of one moment as they were. */
    public static List<String> inOrder(List<String> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(line -> lastSeen(parse(line))))
                .toList();
    }

    private static String lastSeen(JsonNode alert) {
        return alert.path("last_seen").asText();
    }

    private static String day(String time) {
        return time.substring(0, Math.min(DATE, time.length()));
    }

    /** The time of the day, behind month and day unless all are of one day. */
    private static String shortTime(String time, boolean oneDay) {
        return seconds(time)
                .substring(oneDay ? DATE + 1 : YEAR)
                .replace('T', ' ')
                .replace("Z", "");
    }

    /**
     * One line about an alert that is new or changed.
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
        for (JsonNode decision : alert.path("decisions")) {
            field(text, "Decided", decision.asText());
        }
        field(text, "Incident", alert.path("incident").asText());
        field(
                text,
                "Seen",
                CountText.of(alert.path("count").asLong(), "time") + ", "
                        + alert.path("first_seen").asText() + " to "
                        + alert.path("last_seen").asText());
        further(alert).forEach(each -> field(text, "Further", each));
        for (JsonNode asset : alert.path("assets")) {
            field(text, asset.path("role").asText(), asset(asset));
        }
        int more = alert.path("more_assets").size();
        field(text, "More", more == 0 ? "" : CountText.of(more, "device"));
        field(text, "ATT&CK", joined(alert.path("attack")));
        frames(alert).forEach((frame, bytes) -> field(text, "Frame", frame + ", bytes " + spans(bytes)));
        field(text, "Kept in", alert.path("pcap").asText());
        field(text, "Wireshark", alert.path("filter").asText());
        return text.toString();
    }

    /**
     * The findings folded into an alert beyond those in its title: a line each with the frame that first shows it, and
     * the number of further ones.
     */
    public static List<String> further(JsonNode alert) {
        JsonNode further = alert.path("further");
        List<String> lines = new ArrayList<>();
        for (JsonNode item : further.path("items")) {
            lines.add(seconds(item.path("time").asText()) + ", "
                    + item.path("severity").asText() + ": " + item.path("title").asText()
                    + shownBy(item.path("evidence").path(0)));
        }
        long unnamed = further.path("count").asLong() - lines.size();
        if (unnamed > 0) {
            lines.add("and " + unnamed + " more");
        }
        return lines;
    }

    private static String shownBy(JsonNode frame) {
        return frame.isMissingNode() ? "" : " (frame " + frame.path("frame").asText() + ')';
    }

    /** The frames of its evidence in their order, each with all the bytes that count in it. */
    private static Map<String, BitSet> frames(JsonNode alert) {
        Map<String, BitSet> frames = new LinkedHashMap<>();
        for (JsonNode frame : alert.path("evidence")) {
            String name = frame.path("frame").asText() + " of capture "
                    + frame.path("capture").asText() + ", "
                    + frame.path("time").asText();
            int offset = frame.path("offset").asInt();
            frames.computeIfAbsent(name, _ -> new BitSet())
                    .set(offset, offset + frame.path("length").asInt());
        }
        return frames;
    }

    /** Ranges that adjoin are one. */
    private static String spans(BitSet bytes) {
        List<String> spans = new ArrayList<>();
        for (int from = bytes.nextSetBit(0); from >= 0; ) {
            int end = bytes.nextClearBit(from);
            spans.add(from + " to " + (end - 1));
            from = bytes.nextSetBit(end);
        }
        return String.join(", ", spans);
    }

    private static String also(JsonNode alert) {
        String others = joined(alert.path("also"));
        return others.isEmpty() ? "" : " (also " + others + ")";
    }

    private static String asset(JsonNode asset) {
        StringBuilder text = new StringBuilder(asset.path("name").asText());
        for (String key : List.of("ip", "mac", "site", "type", "id")) {
            String value = asset.path(key).asText();
            if (!value.isEmpty() && !value.equals(asset.path("name").asText())) {
                text.append(key.equals("site") ? ", site " : ", ").append(value);
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

    /** The first digits of an id, which identify an alert in a list. */
    public static String shortened(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    /** A time without its decimals. */
    public static String seconds(String time) {
        int point = time.indexOf('.');
        return point < 0 ? time : time.substring(0, point) + "Z";
    }
}
