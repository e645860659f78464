package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.log.AlertJson;
import io.otus.alert.log.AlertJsonReader;
import io.otus.core.event.CaptureHealth;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AlertSchemaTest {
    private static String schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(AlertJson.class.getResourceAsStream("alert.schema.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Something of every kind. */
    private static Plant eventful() {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        plant.read(1, 2, 0, 40);
        plant.write(1, 2, 20, 5);
        plant.pass(2 * HOUR);
        plant.device("LAPTOP", 9);
        plant.read(9, 2, 0, 10);
        plant.pass(MINUTE);
        plant.read(1, 9, 0, 1);
        plant.read(1, 2, 35, 10);
        plant.coil(1, 2, 23, true);
        plant.write(1, 2, 20, 9500);
        plant.write(1, 2, 30, 1);
        plant.ask(1, 2, "modbus", "1", Plant.READ_INPUT);
        plant.ask(1, 2, "modbus", "1", Plant.STOP);
        plant.ask(1, 2, "modbus", "1", Plant.SET_TIME);
        plant.ask(1, 2, "modbus", "1", Plant.DOWNLOAD_BLOCK);
        plant.ask(1, 2, "modbus", "2", Plant.READ_HOLDING);
        plant.health(CaptureHealth.Kind.SILENT, "eth1");
        plant.pass(HOUR);
        return plant;
    }

    @Test
    void everyLineKeepsToTheSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(), InputFormat.JSON);
        Plant plant = eventful();
        assertThat(plant.lines()).hasSizeGreaterThan(10);
        for (Plant.Line line : plant.lines()) {
            assertThat(schema.validate(line.json(), InputFormat.JSON))
                    .as(line.json())
                    .isEmpty();
        }
    }

    @Test
    void theSchemaListsEveryKindAndNoOther() throws IOException {
        JsonNode kinds =
                new ObjectMapper().readTree(schema()).path("$defs").path("kind").path("enum");
        List<String> names = new ArrayList<>();
        kinds.forEach(kind -> names.add(kind.asText()));
        List<String> known = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            known.add(kind.name());
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void aLineIsReadBackAsItWas() {
        for (Plant.Line line : eventful().lines()) {
            var alert = line.alert();
            var read = AlertJsonReader.read(
                    line.json(), alert.origin().explanation().fact(), alert.lineTime(), alert.lineDue());
            assertThat(AlertJson.write("test", line.sequence(), read)).isEqualTo(line.json());
        }
    }

    @Test
    void keysComeInTheirOrderAndNumbersWithoutGap() throws IOException {
        long expected = 1;
        for (Plant.Line line : eventful().lines()) {
            JsonNode json = new ObjectMapper().readTree(line.json());
            assertThat(json.path("seq").asLong()).isEqualTo(expected++);
            assertThat(line.json()).startsWith("{\"id\":\"").endsWith("\"seq\":" + line.sequence() + "}");
        }
    }
}
