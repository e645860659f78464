package io.otus.appliance.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.inventory.view.Csv;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.UserValues;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A list of devices in a file of a person: comma-separated values, or YAML where its name ends so. */
final class DeviceList {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build());

    private static final Pattern PLACE = Pattern.compile("(?m)^ in .*, (line [0-9]+, column [0-9]+):?$");
    private static final String EXPECTED = " (expected: a sequence of devices, such as '- ip: 10.20.0.21')";

    /**
     * A list that was read.
     *
     * @param headings what it calls its fields, in its order
     */
    record Content(List<Entry> devices, List<String> headings) {
        Content {
            devices = List.copyOf(devices);
            headings = List.copyOf(headings);
        }
    }

    private DeviceList() {}

    /**
     * Reads a list.
     *
     * @throws Failure if it is none, or has what is no address for one
     */
    static Content read(Path file) throws IOException {
        return read(file, UserValues::checkWidth, UserValues::checkAddresses);
    }

    /**
     * Reads a list of what a person says of devices.
     *
     * @throws Failure if it is none, has columns that mean nothing, or says what cannot be
     */
    static List<Entry> readValues(Path file) throws IOException {
        return read(file, UserValues::checkColumns, UserValues::check).devices();
    }

    private static Content read(Path file, Consumer<String> columns, Consumer<Entry> check) throws IOException {
        String text = text(file);
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            Content content;
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                content = ofYaml(text);
            } else {
                columns.accept(text);
                content =
                        new Content(Entry.ofCsv(text), Csv.read(text).getFirst().cells());
            }
            content.devices().forEach(check);
            return content;
        } catch (JsonProcessingException e) {
            throw new Failure(ExitCode.FAILED, file + ": " + place(e) + problem(e) + EXPECTED, e);
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null
                    ? ""
                    : e.getMessage().lines().findFirst().orElse("");
            throw new Failure(ExitCode.FAILED, file + ": " + why, e);
        }
    }

    /** The place that the YAML parser states: the exception itself has the place of what was read last before. */
    private static String place(JsonProcessingException e) {
        Matcher place = PLACE.matcher(e.getOriginalMessage());
        String last = "";
        while (place.find()) {
            last = place.group(1) + ": ";
        }
        return last.isEmpty() ? place(e.getLocation()) : last;
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + Math.max(1, location.getColumnNr()) + ": ";
    }

    /**
     * The problem in the YAML parser's message. The message says what the parser was doing, what is wrong, and below
     * each, indented, the place and the text there.
     */
    private static String problem(JsonProcessingException e) {
        List<String> said = e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .map(line -> line.endsWith(".") ? line.substring(0, line.length() - 1) : line)
                .toList();
        return String.join(", ", said.reversed());
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.FAILED, "there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new Failure(ExitCode.FAILED, file + " may not be read", e);
        } catch (CharacterCodingException e) {
            throw new Failure(ExitCode.FAILED, file + " is no text in UTF-8", e);
        }
    }

    /** A sequence of mappings, one for each device; a value may be a sequence itself. */
    private static Content ofYaml(String text) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Set<String> headings = new LinkedHashSet<>();
        try (JsonParser list = YAML.createParser(text)) {
            if (list.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException(
                        place(list.currentTokenLocation()) + "no sequence of devices" + EXPECTED);
            }
            while (list.nextToken() != JsonToken.END_ARRAY) {
                JsonLocation begin = list.currentTokenLocation();
                JsonNode device = YAML.readTree(list);
                if (!device.isObject()) {
                    throw new IllegalArgumentException(
                            place(begin) + "a device is a mapping of fields to values" + EXPECTED);
                }
                entries.add(ofYaml(begin.getLineNr(), device));
                device.fieldNames().forEachRemaining(headings::add);
            }
        }
        return new Content(entries, List.copyOf(headings));
    }

    private static Entry ofYaml(int line, JsonNode device) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : device.properties()) {
            List<String> values = new ArrayList<>();
            if (field.getValue().isArray()) {
                field.getValue().forEach(each -> values.add(each.asText()));
            } else {
                values.add(field.getValue().asText(""));
            }
            cells.put(field.getKey(), String.join(" ", values));
        }
        return Entry.ofCells(line, cells);
    }

    /** A list as YAML; fields without a value are left out. */
    static String yaml(List<Entry> entries) throws JsonProcessingException {
        List<ObjectNode> devices = new ArrayList<>();
        for (Entry entry : entries) {
            ObjectNode device = YAML.createObjectNode();
            for (String column : UserValues.columns()) {
                if (!entry.values(column).isEmpty()) {
                    device.put(column, String.join(" ", entry.values(column)));
                }
            }
            devices.add(device);
        }
        return YAML.writeValueAsString(devices);
    }
}
