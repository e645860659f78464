package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.AssetWriter;
import io.otus.inventory.view.AssetFields;
import io.otus.testkit.TestFlow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code assets.jsonl}: its form, its order, and that it is the same each time. */
class ExportTest {
    static void plant(Wire wire) {
        wire.arp(0, "f8:bc:12:00:00:01", "10.1.1.5");
        wire.arp(10, "00:1b:1b:01:02:03", "10.1.1.33");
        TestFlow flow = wire.connects(
                at(10, "f8:bc:12:00:00:01", "10.1.1.5", 50000), at(10, "00:1b:1b:01:02:03", "10.1.1.33", 502));
        for (int i = 0; i < 30; i++) {
            wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
            wire.later(4);
        }
        wire.asks(flow, "modbus", "1", Action.WRITE, Outcome.OK);
        wire.claims(flow, 1, "1", Attribute.MODEL, "TM221CE40R", "modbus read_device_identification", Trust.DEVICE);
        wire.claims(flow, 1, "1", Attribute.FIRMWARE, "V1.6", "modbus read_device_identification", Trust.DEVICE);
        wire.later(10);
        wire.claims(flow, 1, "1", Attribute.FIRMWARE, "V1.7", "modbus read_device_identification", Trust.DEVICE);
        wire.claims(flow, 0, "", Attribute.NAME, "HMI \"one\"\n", "dhcp host_name", Trust.NAME_SERVICE);
        for (int host = 1; host < 5; host++) {
            wire.connects(
                    at(0, "f8:bc:12:00:00:01", "10.1.1.5", 40000), at(0, "00:1e:13:aa:00:01", "10.20.1." + host, 80));
        }
        TestFlow gateway = wire.connects(
                at(0, "f8:bc:12:00:00:01", "10.1.1.5", 50001), at(0, "00:90:e8:00:00:01", "10.1.1.41", 502));
        wire.asks(gateway, "modbus", "3", Action.READ, Outcome.OK);
        wire.asks(gateway, "modbus", "4", Action.READ, Outcome.OK);
        wire.claims(gateway, 1, "3", Attribute.MODEL, "Pump", "modbus read_device_identification", Trust.DEVICE);
        wire.claims(gateway, 1, "4", Attribute.MODEL, "Valve", "modbus read_device_identification", Trust.DEVICE);
        TestFlow engineering = wire.connects(
                at(0, "f8:bc:12:00:00:01", "10.1.1.5", 50002), at(0, "00:1b:1b:00:00:07", "10.1.1.7", 102));
        wire.moves(engineering, "0/2", Action.DOWNLOAD, "OB1", "0a".repeat(32));
        wire.later(60);
        wire.moves(engineering, "0/2", Action.UPLOAD, "OB1", "0b".repeat(32));
        wire.ends(flow);
        wire.ends(gateway);
    }

    @Test
    void eachLineKeepsToTheSchema() throws IOException {
        Wire wire = new Wire();
        plant(wire);
        Schema schema = schema();
        List<String> lines = wire.export().lines().toList();

        assertThat(lines).hasSize(11);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
        ObjectMapper json = new ObjectMapper();
        List<String> ids = lines.stream().map(line -> field(json, line, "id")).toList();
        assertThat(ids).isSorted();
    }

    private static String field(ObjectMapper json, String line, String name) {
        try {
            return json.readTree(line).path(name).asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theLineOfAControllerTellsWhatIsKnownAndWhatIsNot() throws IOException {
        Wire wire = new Wire();
        plant(wire);
        String line = line(wire, "TM221CE40R");
        JsonNode asset = new ObjectMapper().readTree(line);

        assertThat(asset.path("addresses").toString())
                .isEqualTo("{\"ip\":[\"10.1.1.33\"],\"mac\":[\"00:1b:1b:01:02:03\"],\"vlan\":[10]}");
        assertThat(asset.path("firmware").asText()).isEqualTo("V1.7");
        assertThat(asset.path("type").asText()).isEqualTo("plc");
        assertThat(asset.path("purdue_level").asText()).isEqualTo("1");
        assertThat(asset.path("protocols").toString()).isEqualTo("[\"arp\",\"modbus\"]");
        assertThat(asset.path("services").toString())
                .isEqualTo("[{\"transport\":\"tcp\",\"port\":502,\"protocol\":\"modbus\"}]");
        assertThat(asset.path("unknown").findValuesAsText("attribute")).containsExactly("name", "serial");
    }

    @Test
    void whatAPersonSaysIsInTheLineAndMarkedAndTheRulesGoByIt() throws IOException {
        Wire wire = new Wire();
        plant(wire);
        Asset asset = wire.asset("00:1b:1b:01:02:03", "10.1.1.33");
        asset.state(Map.of("name", "Cooling", "type", "Printer", "owner", "Anna", "notes", "rack 4"));
        String line = line(wire, "Cooling");
        assertThat(schema().validate(line, InputFormat.JSON)).isEmpty();
        JsonNode json = new ObjectMapper().readTree(line);

        assertThat(json.path("owner").asText()).isEqualTo("Anna");
        assertThat(json.path("notes").asText()).isEqualTo("rack 4");
        assertThat(json.path("criticality").isNull()).isTrue();
        assertThat(json.path("stated").toString()).isEqualTo("[\"name\",\"notes\",\"owner\",\"type\"]");
        assertThat(json.path("type").asText()).isEqualTo("Printer");
        assertThat(json.path("purdue_level").asText()).isEqualTo("4");
        assertThat(json.path("importance").asText()).isEqualTo("low");
        assertThat(json.path("unknown").findValuesAsText("attribute")).containsExactly("serial");
        assertThat(wire.resolve("00:1b:1b:01:02:03", "10.1.1.33").type()).isEqualTo("Printer");

        asset.state(Map.of("name", "Cooling", "type", "safety_plc"));
        assertThat(new ObjectMapper()
                        .readTree(line(wire, "Cooling"))
                        .path("purdue_level")
                        .asText())
                .as("no rule knows this type")
                .isEqualTo("1");
        asset.state(Map.of("name", "Cooling", "type", "Network printer"));
        assertThat(new ObjectMapper()
                        .readTree(line(wire, "Cooling"))
                        .path("purdue_level")
                        .asText())
                .as("another word for a type of the rules")
                .isEqualTo("4");
        asset.state(Map.of("name", "Cooling", "purdue_level", "2"));
        assertThat(new ObjectMapper()
                        .readTree(line(wire, "Cooling"))
                        .path("importance")
                        .asText())
                .isEqualTo("medium");
    }

    private static String line(Wire wire, String part) {
        return wire.export()
                .lines()
                .filter(each -> each.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static Schema schema() throws IOException {
        try (InputStream in = AssetWriter.class.getResourceAsStream(AssetWriter.SCHEMA)) {
            assertThat(in).isNotNull();
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        }
    }

    @Test
    void theSameEventsGiveTheSameBytes() {
        Wire one = new Wire();
        Wire other = new Wire();
        plant(one);
        plant(other);

        assertThat(other.export()).isEqualTo(one.export());
    }

    @Test
    void theTableHasACellForEachColumn() {
        Wire wire = new Wire();
        plant(wire);

        assertThat(AssetFields.rows(wire.inventory.assets(), AssetFields.WIDE))
                .hasSize(11)
                .allSatisfy(row -> assertThat(row).hasSize(AssetFields.WIDE.size()));
    }
}
