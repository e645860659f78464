package io.otus.appliance.cli;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** A list of devices in a file of a person: comma-separated values, or YAML where its name ends so. */
final class DeviceList {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build());

    private DeviceList() {}

    /**
     * Reads a list.
     *
     * @throws Failure if it is none
     */
    static List<Entry> read(Path file) throws IOException {
        return read(file, _ -> {}, _ -> {});
    }

    /**
     * Reads a list of what a person says of devices.
     *
     * @throws Failure if it is none, has columns that mean nothing, or says what cannot be
     */
    static List<Entry> readValues(Path file) throws IOException {
        return read(file, UserValues::checkColumns, UserValues::check);
    }

    private static List<Entry> read(Path file, Consumer<String> columns, Consumer<Entry> check) throws IOException {
        String text = text(file);
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            List<Entry> entries;
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                entries = ofYaml(text);
            } else {
                columns.accept(text);
                entries = Entry.ofCsv(text);
            }
            entries.forEach(check);
            return entries;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String why = e.getMessage() == null
                    ? ""
                    : e.getMessage().lines().findFirst().orElse("");
            throw new Failure(ExitCode.FAILED, file + ": " + why);
        }
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
    private static List<Entry> ofYaml(String text) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (JsonParser list = YAML.createParser(text)) {
            if (list.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("no sequence of devices ('- mac: ...')");
            }
            while (list.nextToken() != JsonToken.END_ARRAY) {
                int line = list.currentTokenLocation().getLineNr();
                JsonNode device = YAML.readTree(list);
                if (!device.isObject()) {
                    throw new IllegalArgumentException("a device is a mapping of fields to values");
                }
                entries.add(ofYaml(line, device));
            }
        }
        return entries;
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
