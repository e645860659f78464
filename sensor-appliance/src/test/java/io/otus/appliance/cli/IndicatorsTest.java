package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.AlertText;
import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of indicators, from their file to their alerts. */
class IndicatorsTest {
    @TempDir
    Path directory = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void whatIsTakenAndWhatNotIsTold() throws IOException {
        Path list = file("list.txt", "203.0.113.5\nbad.example # why\nhttp://bad.example/\n");
        Ran ran = Ran.otus("indicators", "check", list.toString());
        assertThat(ran.code()).as(ran.talk()).isEqualTo(ExitCode.DAMAGED);
        assertThat(ran.data())
                .isEqualTo("NOT TAKEN  " + list + ":3: value: 'http://bad.example/' (a URL; only its domain can be"
                        + " compared)\n" + list + ": 2 taken (1 address, 1 domain), 1 not taken\n");
        Path config = file("otus.yaml", "indicators: ['" + list + "']\n");
        Ran listed = Ran.otus("--config", config.toString(), "indicators", "list");
        assertThat(listed.data())
                .startsWith("TYPE ")
                .contains("bad.example", "list.txt:2")
                .doesNotContain("NOT TAKEN");
        assertThat(listed.talk()).as("once, in the same words").isEqualTo(ran.data());
        Path taken = file("taken.txt", "203.0.113.5\n");
        Ran whole = Ran.otus("indicators", "check", taken.toString());
        assertThat(whole.code()).isZero();
        assertThat(whole.data()).isEqualTo(taken + ": 1 taken (1 address), 0 not taken\n");
    }

    @Test
    void noIndicatorsAreSaidAndLeaveTheDataEmpty() throws IOException {
        Path config = file("otus.yaml", "indicators: []\n");
        Ran ran = Ran.otus("--config", config.toString(), "indicators", "list");
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).isEmpty();
        assertThat(ran.talk()).isEqualTo("no indicators\n");
    }

    @Test
    void aListThatCannotBeReadIsAnErrorOfTheConfiguration() throws IOException {
        Path list = file("list.json", "{\"type\": \"bundle\"}");
        Ran ran = Ran.otus("indicators", "check", list.toString());
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains("list.json:1: objects: missing");
    }

    @Test
    void whatIsOnAListAndSeenIsAnAlert() throws IOException {
        DemoPlant plant = DemoPlant.simulate(1);
        String address = plant.devices().getFirst().host().ip().toString();
        Path list = file("list.csv", "value,description\n" + address + ",a test\n");
        Path config = file("otus.yaml", "indicators: ['" + list + "']\n");
        Path capture = directory.resolve("plant.pcap");
        plant.writeTo(capture);
        Path out = directory.resolve("results");
        Ran ran = Ran.otus(
                "--config", config.toString(), "replay", capture.toString(), "--out", out.toString(), "--no-events");
        assertThat(ran.code()).as(ran.talk()).isZero();
        List<JsonNode> alerts = Files.readAllLines(out.resolve("alerts.jsonl")).stream()
                .map(AlertText::parse)
                .filter(alert -> alert.path("kind").asText().equals("MALWARE_IOC"))
                .toList();
        assertThat(alerts).isNotEmpty();
        assertThat(alerts.getFirst().path("severity").asText()).isEqualTo("critical");
        assertThat(alerts.getFirst().path("explanation").asText()).contains("list.csv:2 lists", "a test");
        assertThat(alerts.getFirst().path("evidence")).isNotEmpty();
    }
}
