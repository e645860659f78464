package io.otus.appliance.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a configuration something stands that was found wrong only when it was read whole, such as a rule. The
 * parser has read on by then, so the text is gone through once more.
 */
final class ConfigPlace {
    private ConfigPlace() {}

    /**
     * Where the value stands that the error's path leads to, or the one within it that its cause leads to: the steps of
     * a {@link WrongValue}, or the key that a message such as {@code kinds: ...} begins with. Null where that is not
     * found; the file as a whole is no place.
     */
    static @Nullable JsonLocation of(JsonMappingException error, String text) {
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            JsonToken token = parser.nextToken();
            for (JsonMappingException.Reference step : error.getPath()) {
                String key = step.getFieldName();
                boolean isFound = key == null ? element(parser, step.getIndex()) : field(parser, key);
                if (!isFound) {
                    return null;
                }
                token = parser.currentToken();
            }
            JsonLocation place = parser.currentTokenLocation();
            Throwable cause = error.getCause();
            if (token == JsonToken.START_OBJECT && inner(parser, steps(cause))) {
                return parser.currentTokenLocation();
            }
            return error.getPath().isEmpty() ? null : place;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory, which was read before", e);
        }
    }

    private static List<String> steps(@Nullable Throwable cause) {
        if (cause instanceof WrongValue wrong) {
            return wrong.steps();
        }
        return List.of(cause == null ? "" : String.valueOf(cause.getMessage()).replaceFirst("(?s):.*", ""));
    }

    /** Where the value stands that keys and numbers of elements, from 1, lead to; null for nowhere. */
    static @Nullable JsonLocation of(List<String> path, String text) {
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            parser.nextToken();
            return inner(parser, path) ? parser.currentTokenLocation() : null;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory, which was read before", e);
        }
    }

    /** Goes to the value that keys and numbers of elements, from 1, lead to; false where there is none. */
    private static boolean inner(JsonParser parser, List<String> path) throws IOException {
        for (String step : path) {
            boolean isNumber = step.matches("[1-9][0-9]{0,8}") && parser.currentToken() == JsonToken.START_ARRAY;
            boolean isFound = isNumber ? element(parser, Integer.parseInt(step) - 1) : field(parser, step);
            if (!isFound) {
                return false;
            }
        }
        return true;
    }

    /** Goes to the value of a key; false where there is none. */
    private static boolean field(JsonParser parser, String key) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isMeant = parser.currentName().equals(key);
            parser.nextToken();
            if (isMeant) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** Goes to an element, from 0; false where there is none. */
    private static boolean element(JsonParser parser, int index) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        JsonToken token = parser.nextToken();
        for (int i = 0; i < index && token != JsonToken.END_ARRAY; i++) {
            parser.skipChildren();
            token = parser.nextToken();
        }
        return token != JsonToken.END_ARRAY;
    }
}
