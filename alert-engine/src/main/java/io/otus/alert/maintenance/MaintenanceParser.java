package io.otus.alert.maintenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.otus.core.event.Action;
import io.otus.core.net.Sites;
import io.otus.core.time.Nanos;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a list of windows in JSON or YAML. Each error names its line, column and field, and what is expected there. */
final class MaintenanceParser {
    /** Most windows of a plan, as each is checked for each finding. */
    static final int MAX_WINDOWS = 1_000;
    /** Most devices of a list. */
    static final int MAX_DEVICES = 1_000;

    private static final String KEYS = "start, end, site, assets, by, on, acts, reason";
    /** A star, accepted for {@link Devices#ANY}. */
    private static final String STAR = "*";
    /**
     * Texts that are meant as an address, even if invalid: dotted numbers, a network, a MAC address in another
     * notation.
     */
    private static final Pattern ADDRESS = Pattern.compile(
            "[0-9./]+|\\d+\\.\\d+\\.\\d+\\..*|.*:.*|\\p{XDigit}{2}(-\\p{XDigit}{2}){5}|(\\p{XDigit}{4}\\.){2}\\p{XDigit}{4}");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String source;
    private final Sites sites;
    private final List<MaintenanceWindow> windows = new ArrayList<>();

    MaintenanceParser(String source, Sites sites) {
        this.source = source;
        this.sites = sites;
    }

    MaintenancePlan parse(String text) throws MaintenanceException {
        // YAML includes JSON, but the JSON parser gives better error messages for JSON.
        JsonFactory format = text.stripLeading().startsWith("[") ? JSON : YAML;
        try (JsonParser in = format.createParser(text)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw error(in, "no list of windows (expected: [{\"start\": TIME, \"end\": TIME, \"assets\": [...]}])");
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (windows.size() == MAX_WINDOWS) {
                    throw error(in, "more than " + MAX_WINDOWS + " windows");
                }
                windows.add(window(in));
            }
            if (in.nextToken() != null) {
                throw error(in, "something stands behind the list (expected: the end of the file)");
            }
            return new MaintenancePlan(windows);
        } catch (JsonProcessingException e) {
            throw new MaintenanceException(source + place(e.getLocation()) + ": " + sentence(e));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private MaintenanceWindow window(JsonParser in) throws IOException, MaintenanceException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw error(in, "no window (expected: {\"start\": TIME, \"end\": TIME, \"assets\": [...]})");
        }
        JsonLocation begin = in.currentTokenLocation();
        Long start = null;
        Long end = null;
        PlannedSite site = null;
        Devices assets = null;
        Devices by = null;
        Devices on = null;
        Set<Action> actions = Set.of();
        String reason = "";
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String field = in.currentName();
            JsonLocation place = in.currentTokenLocation();
            in.nextToken();
            switch (field) {
                case "start" -> start = time(in, field);
                case "end" -> end = time(in, field);
                case "site" -> site = site(in, field);
                case "assets" -> assets = devices(in, field);
                case "by" -> by = devices(in, field);
                case "on" -> on = devices(in, field);
                case "acts", "actions" -> {
                    if (!actions.isEmpty()) {
                        throw error(place, "'acts' and 'actions' are one field (expected: one of them)");
                    }
                    actions = actions(in, field);
                }
                case "reason" -> reason = text(in, field);
                default -> throw error(place, "unknown field '" + field + "' (expected: " + KEYS + ")");
            }
        }
        if (start == null || end == null) {
            throw error(begin, "no '" + (start == null ? "start" : "end") + "' (expected: a time with a zone)");
        }
        if (end <= start) {
            throw error(begin, "'end' is not after 'start'");
        }
        Devices acting = acting(assets, by);
        Devices actedUpon = assets == null ? on : assets;
        if (acting == null || actedUpon == null || (assets != null && on != null)) {
            throw error(
                    begin, "who may act upon whom? (expected: 'assets', with 'by' or without, or both 'by' and 'on')");
        }
        return new MaintenanceWindow(start, end, site, acting, actedUpon, actions, reason);
    }

    /**
     * Returns who may act: the devices of {@code by} and of {@code assets}, which also act upon each other; only
     * {@code by} if {@code assets} is all devices.
     */
    private static @Nullable Devices acting(@Nullable Devices assets, @Nullable Devices by) {
        if (assets == null || by == null) {
            return assets == null ? by : assets;
        }
        return assets.isAny() ? by : by.with(assets);
    }

    private String text(JsonParser in, String field) throws IOException, MaintenanceException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw error(in, "'" + field + "' is " + shown(in) + " (expected: a text)");
        }
        if (in instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw error(in, "'" + field + "' is an alias (expected: a text; a star in quotes)");
        }
        return in.getText();
    }

    private PlannedSite site(JsonParser in, String field) throws IOException, MaintenanceException {
        String name = text(in, field);
        int number = sites.numberOf(name);
        if (number == 0) {
            String expected = sites.names().isEmpty()
                    ? "no site, as the configuration names none in 'sites'"
                    : "one of the sites of the configuration: " + String.join(", ", sites.names());
            throw error(in, "'" + field + "' is '" + name + "' (expected: " + expected + ")");
        }
        return new PlannedSite(number, name);
    }

    private long time(JsonParser in, String field) throws IOException, MaintenanceException {
        String text = text(in, field);
        try {
            return Nanos.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw error(
                    in,
                    "'" + field + "' is '" + text + "' (expected: a time with a zone, such as 2026-11-24T16:00:00Z)");
        }
    }

    private List<String> texts(JsonParser in, String field, boolean isDevices)
            throws IOException, MaintenanceException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw error(in, "'" + field + "' is " + shown(in) + " (expected: a list of texts)");
        }
        List<String> texts = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (texts.size() == MAX_DEVICES) {
                throw error(in, "'" + field + "' has more than " + MAX_DEVICES + " entries");
            }
            String text = text(in, field);
            texts.add(isDevices ? device(in, field, text) : text);
        }
        if (texts.isEmpty()) {
            throw error(in, "'" + field + "' is empty (expected: at least one entry)");
        }
        return texts;
    }

    /** Returns an address in its usual text, {@link Devices#ANY}, or any other text as the name of a device. */
    private String device(JsonParser in, String field, String text) throws MaintenanceException {
        if (text.equals(STAR) || text.equals(Devices.ANY)) {
            return Devices.ANY;
        }
        String address = Devices.address(text);
        if (address != null) {
            return address;
        }
        if (text.isBlank() || ADDRESS.matcher(text).matches()) {
            throw error(in, "'" + field + "' has '" + text + "' (expected: an IP or MAC address, a name, or \"*\")");
        }
        return text;
    }

    private Devices devices(JsonParser in, String field) throws IOException, MaintenanceException {
        return new Devices(texts(in, field, true));
    }

    private Set<Action> actions(JsonParser in, String field) throws IOException, MaintenanceException {
        JsonLocation place = in.currentTokenLocation();
        Set<Action> actions = EnumSet.noneOf(Action.class);
        for (String key : texts(in, field, false)) {
            Action known = Arrays.stream(Action.values())
                    .filter(action -> action.key().equals(key))
                    .findFirst()
                    .orElse(null);
            if (known == null) {
                String expected =
                        Arrays.stream(Action.values()).map(Action::key).collect(Collectors.joining(", "));
                throw error(place, "'" + field + "' has '" + key + "' (expected: " + expected + ")");
            }
            actions.add(known);
        }
        return actions;
    }

    private static String shown(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            default -> in.getText();
        };
    }

    private MaintenanceException error(JsonParser in, String problem) {
        return error(in.currentTokenLocation(), problem);
    }

    private MaintenanceException error(JsonLocation at, String problem) {
        String which = windows.size() == MAX_WINDOWS ? "" : "window " + (windows.size() + 1) + ": ";
        return new MaintenanceException(source + place(at) + ": " + which + problem);
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
    }

    private static String sentence(JsonProcessingException e) {
        String said = e.getOriginalMessage().lines().findFirst().orElse("");
        if (said.startsWith("Duplicate field")) {
            return said;
        }
        // For all other errors, the parser's message speaks to programmers, of tokens and character codes.
        return e instanceof JsonEOFException
                ? "the text ends too early (expected: a list of windows)"
                : "this is neither JSON nor YAML (expected: a list of windows, such as"
                        + " [{\"start\": ..., \"end\": ..., \"assets\": [...]}])";
    }
}
