package io.otus.alert.indicator;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.core.time.Nanos;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A bundle of STIX 2.1 (OASIS Standard, 10 June 2021). Its indicators (§4.7) are used as far as {@link StixPattern}
 * parses their patterns; other objects contain nothing that can be compared.
 */
final class StixBundle {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StixBundle() {}

    static void read(String text, IndicatorList.Builder out) {
        try (JsonParser parser = JSON.createParser(text)) {
            boolean isBundle = false;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                if (key.equals("objects") && parser.currentToken() == JsonToken.START_ARRAY) {
                    objects(parser, out);
                    isBundle = true;
                } else {
                    parser.skipChildren();
                }
            }
            if (!isBundle) {
                throw out.wrong(1, "objects: missing (expected: a bundle of STIX 2.1)");
            }
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw out.wrong(place == null ? 1 : place.getLineNr(), problem(e));
        } catch (IOException e) {
            throw out.wrong(1, String.valueOf(e.getMessage()));
        }
    }

    /** Returns what is wrong; the parser's message speaks to programmers, of tokens and character codes. */
    private static String problem(JsonProcessingException e) {
        String problem = switch (e) {
            case StreamConstraintsException _ -> "is nested too deep, or has a text or number too long";
            case JsonEOFException _ -> "the text ends too early";
            default -> "this is no JSON";
        };
        return problem + " (expected: a bundle of STIX 2.1)";
    }

    private static void objects(JsonParser parser, IndicatorList.Builder out) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long line = parser.currentTokenLocation().getLineNr();
            JsonNode object = JSON.readTree(parser);
            if (object.path("type").asText().equals("indicator")) {
                indicator(object, line, out);
            }
        }
    }

    private static void indicator(JsonNode object, long line, IndicatorList.Builder out) {
        String pattern = object.path("pattern").asText();
        String language = object.path("pattern_type").asText("stix");
        if (object.path("revoked").asBoolean()) {
            out.refuse(line, "revoked", object.path("id").asText(), "the list takes it back");
        } else if (!language.equals("stix")) {
            out.refuse(line, "pattern_type", language, "expected: stix");
        } else {
            String until = object.path("valid_until").asText();
            String name = object.path("name").asText();
            String more = object.path("description").asText();
            String description = name.isEmpty() || more.isEmpty() ? name + more : name + ": " + more;
            try {
                long validUntil = until.isEmpty() ? Long.MAX_VALUE : nanos(Instant.parse(until));
                SequencedMap<String, String> refused = new LinkedHashMap<>();
                List<IndicatorValue> values = StixPattern.values(pattern, refused::put);
                if (!refused.isEmpty()) { // all refusals of one object are reported as one entry
                    String reasons = refused.values().stream().distinct().collect(Collectors.joining("; "));
                    out.refuse(line, "pattern", String.join(" OR ", refused.keySet()), reasons);
                }
                for (IndicatorValue value : values) {
                    out.take(value, description, line, validUntil);
                }
            } catch (DateTimeException e) {
                out.refuse(line, "valid_until", until, "expected: such as 2026-12-31T00:00:00Z");
            } catch (IllegalArgumentException e) {
                out.refuse(line, "pattern", pattern, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Returns nanoseconds since 1970, limited to the range of a long. */
    private static long nanos(Instant time) {
        long most = Long.MAX_VALUE / Nanos.SECOND - 1;
        return Math.clamp(time.getEpochSecond(), 0, most) * Nanos.SECOND;
    }
}
