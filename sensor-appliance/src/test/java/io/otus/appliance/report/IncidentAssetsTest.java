package io.otus.appliance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.text.AlertText;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentAssetsTest {
    @Test
    void aDeviceIsOneRowWhateverItWasCalledAndOnWhicheverSideItWas() {
        JsonNode first = AlertText.parse("""
                {"assets":[{"id":"a1","name":"EWS1","name_then":"10.1.1.3","ip":"10.1.1.3","type":"workstation","role":"source"},
                 {"id":"a2","name":"PLC-1","ip":"10.1.1.31","mac":"00:1b:1b:01:02:03","type":"plc","role":"target"}]}
                """);
        JsonNode second = AlertText.parse("""
                {"assets":[{"id":"a3","name":"HMI9","ip":"10.1.1.4","type":"hmi","role":"source"},
                 {"id":"a1","name":"EWS1","name_then":"station","ip":"10.1.1.3","type":"workstation","role":"target"}]}
                """);

        assertThat(IncidentAssets.rows(List.of(first, second)))
                .containsExactly(
                        List.of("EWS1 (then station)", "10.1.1.3", "", "workstation", "source, target"),
                        List.of("PLC-1", "10.1.1.31", "00:1b:1b:01:02:03", "plc", "target"),
                        List.of("HMI9", "10.1.1.4", "", "hmi", "source"));
    }
}
