package io.otus.appliance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otus.core.asset.AssetRef;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows alerts with the current names and types of their assets. An alert has those known when it was raised, and a
 * later reader knows more. The alert's explanation stays as it was written.
 */
public final class PresentNames {
    private static final String NAME = "name";
    private static final String TITLE = "title";
    private static final String TYPE = "type";

    /** Field with the name that an asset had in an alert, where it has another one now. */
    static final String THEN = "name_then";

    private PresentNames() {}

    /**
     * Gives the assets of an alert their current names.
     *
     * @param alert is changed
     * @param find the asset with an id; null where there is none any more
     */
    public static JsonNode lay(JsonNode alert, Function<String, @Nullable AssetRef> find) {
        for (JsonNode each : alert.path("assets")) {
            AssetRef now = find.apply(each.path("id").asText());
            if (now != null && each instanceof ObjectNode asset) {
                String then = asset.path(NAME).asText();
                if (!then.equals(now.name())) {
                    asset.put(NAME, now.name()).put(THEN, then);
                    rename(alert, then, now.name());
                }
                asset.put(TYPE, now.type());
            }
        }
        return alert;
    }

    /** The identity of a device that an alert names: its id; its name where it has none. */
    public static String key(JsonNode asset) {
        String id = asset.path("id").asText();
        return id.isEmpty() ? asset.path(NAME).asText() : id;
    }

    private static void rename(JsonNode alert, String then, String now) {
        if (alert instanceof ObjectNode object && !then.isEmpty()) {
            // A name is no part of a longer one: 10.1.1.3 none of 10.1.1.31, PLC-1 none of PLC-1.local.
            Pattern word = Pattern.compile("(?<![\\w.:-])" + Pattern.quote(then) + "(?![\\w:-]|\\.\\w)");
            String title = object.path(TITLE).asText();
            object.put(TITLE, word.matcher(title).replaceAll(Matcher.quoteReplacement(now)));
        }
    }
}
