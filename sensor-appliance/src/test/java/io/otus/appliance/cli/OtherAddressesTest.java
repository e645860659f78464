package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.simulator.plant.AddressPlan;
import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a plant does not hang on the addresses that its devices happen to have. */
class OtherAddressesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory = Path.of("");

    @Test
    void aPlantWithOtherAddressesIsToldOfInTheSameWay() throws IOException {
        List<String> told = told("demo", AddressPlan.ofDemo());

        assertThat(told).hasSizeGreaterThan(5);
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(told("plan-" + seed, AddressPlan.drawn(seed)))
                    .as("plan %d", seed)
                    .containsExactlyInAnyOrderElementsOf(told);
        }
    }

    /**
     * What each alert says at the end, without the addresses: kind, severity and how often. Not when, as devices with
     * other addresses are simulated to take other milliseconds to answer.
     */
    private List<String> told(String name, AddressPlan addresses) throws IOException {
        DemoPlant plant = DemoPlant.simulate(1, addresses);
        Path capture = directory.resolve(name + ".pcap");
        plant.writeTo(capture);
        Path results = directory.resolve(name);
        Ran ran = Ran.otus(
                "replay",
                capture.toString(),
                "--no-events",
                "--learn-until",
                plant.learnUntil().toString(),
                "--out",
                results.toString());
        assertThat(ran.code()).as(ran.talk()).isZero();
        Map<String, String> alerts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(results.resolve("alerts.jsonl"))) {
            JsonNode alert = JSON.readTree(line);
            alerts.put(
                    alert.path("id").asText(),
                    "%s %s %d"
                            .formatted(
                                    alert.path("kind").asText(),
                                    alert.path("severity").asText(),
                                    alert.path("count").asInt()));
        }
        return List.copyOf(alerts.values());
    }
}
