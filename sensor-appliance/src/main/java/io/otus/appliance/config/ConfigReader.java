package io.otus.appliance.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.core.event.TimeLength;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a configuration file and turns whatever is wrong with it into one sentence with its place. */
public final class ConfigReader {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)) // an element that was left empty
            .addModule(new SimpleModule().addDeserializer(PlacedText.class, new PlacedText.Reader()))
            .build();

    private static final Pattern REPEATED = Pattern.compile("Duplicate field '([^']*)'");

    private ConfigReader() {}

    /**
     * Reads a file.
     *
     * @throws Failure with {@link ExitCode#CONFIGURATION} if it is missing or anything in it is wrong
     */
    public static OtusConfig read(Path file) {
        return parse(text(file, "configuration"), file.toString());
    }

    /**
     * What is wrong with a value of a file that was read before, with its place: what only a running sensor can tell.
     *
     * @param path keys that lead to it
     */
    public static Failure wrong(Path file, List<String> path, String sentence) {
        JsonLocation place = ConfigPlace.of(path, text(file, "configuration"));
        String where = place == null ? "" : ":" + place.getLineNr() + ":" + place.getColumnNr();
        return new Failure(ExitCode.CONFIGURATION, file + where + ": " + String.join(".", path) + ": " + sentence);
    }

    /** The text of a file that {@code kind} of it is in. */
    static String text(Path file, String kind) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.CONFIGURATION, file + ": no such " + kind + " file", e);
        } catch (CharacterCodingException e) {
            throw new Failure(ExitCode.CONFIGURATION, file + ": is no UTF-8 text", e);
        } catch (IOException e) {
            throw new Failure(ExitCode.CONFIGURATION, file + ": cannot be read: " + e.getMessage(), e);
        }
        return text;
    }

    /** Reads a text; {@code name} stands for its file in errors. */
    static OtusConfig parse(String text, String name) {
        if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            return OtusConfig.EMPTY;
        }
        return parse(text, name, OtusConfig.class);
    }

    /** Reads a text of any other kind in the same way. */
    static <T> T parse(String text, String name, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            // What is no YAML at all is told before what a part of it would mean.
            JsonProcessingException wrong = Objects.requireNonNullElse(syntaxError(text), e);
            throw new Failure(ExitCode.CONFIGURATION, name + place(wrong, text) + ": " + sentence(wrong), e);
        }
    }

    private static @Nullable JsonProcessingException syntaxError(String text) {
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                // To the end, or to where it breaks.
            }
            return null;
        } catch (JsonProcessingException e) {
            return e;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory", e);
        }
    }

    private static String place(JsonProcessingException e, String text) {
        JsonLocation location = e.getLocation();
        if (location == null || location.getLineNr() < 1) {
            return "";
        }
        if (e instanceof JsonMappingException mapping && mapping.getCause() instanceof IllegalArgumentException) {
            location = ConfigPlace.of(mapping, text);
            return location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
        }
        return e instanceof UnrecognizedPropertyException unknown
                ? placeOfKey(unknown.getPropertyName(), text, location)
                : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    /** The parser has read on when it learns that a key is not known: the key stands in the nearest line before. */
    private static String placeOfKey(String key, String text, JsonLocation after) {
        List<String> lines = text.lines().toList();
        for (int i = Math.min(after.getLineNr(), lines.size()); i > 0; i--) {
            int column = lines.get(i - 1).indexOf(key);
            if (column >= 0) {
                return ":" + i + ":" + (column + 1);
            }
        }
        return ":" + after.getLineNr();
    }

    private static String sentence(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "unknown key '" + unknown.getPropertyName() + "' (expected: " + known(unknown.getKnownPropertyIds())
                        + ")";
            case InvalidFormatException format ->
                path(format) + ": '" + format.getValue() + "' does not fit (expected: " + type(format.getTargetType())
                        + ")";
            case MismatchedInputException mismatch ->
                path(mismatch) + " does not fit (expected: " + type(mismatch.getTargetType()) + ")";
            case JsonMappingException mapping
            when mapping.getCause() instanceof IllegalArgumentException cause ->
                (mapping.getPath().isEmpty() ? "" : path(mapping) + ": ") + cause.getMessage();
            default -> problem(e.getOriginalMessage());
        };
    }

    private static String known(Collection<Object> ids) {
        return String.join(", ", ids.stream().map(String::valueOf).sorted().toList());
    }

    private static String path(JsonMappingException e) {
        List<String> keys = new ArrayList<>();
        for (JsonMappingException.Reference reference : e.getPath()) {
            keys.add(
                    reference.getFieldName() != null
                            ? reference.getFieldName()
                            : Integer.toString(reference.getIndex() + 1));
        }
        return keys.isEmpty() ? "the file" : String.join(".", keys);
    }

    private static String type(Class<?> type) {
        if (type == Integer.class) {
            return "a whole number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == ByteSize.class) {
            return "a size, such as 64 MiB";
        }
        if (type == Age.class) {
            return "a length of time: " + TimeLength.FORMS;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() ? "keys with values" : "a text";
    }

    /**
     * The parser's words without the places and excerpts that it puts between them, which are indented or begin with
     * "in".
     */
    private static String problem(String message) {
        Matcher repeated = REPEATED.matcher(message);
        if (repeated.lookingAt()) {
            return "key '" + repeated.group(1) + "' is there twice";
        }
        String words = message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" ") && !line.startsWith("in "))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "not YAML" : words;
    }
}
