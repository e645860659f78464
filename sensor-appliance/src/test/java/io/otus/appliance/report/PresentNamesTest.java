package io.otus.appliance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.text.AlertText;
import io.otus.core.asset.AssetRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresentNamesTest {
    private static final Map<String, AssetRef> ASSETS = Map.of(
            "a1",
            new AssetRef("a1", "EWS1", "engineering_station", List.of(), null, "10.1.1.3", 0, null, 1),
            "a2",
            new AssetRef("a2", "PLC-1", "plc", List.of(), null, "10.1.1.31", 0, null, 1));

    @Test
    void whatWasAnAddressThenIsCalledAsItIsNow() {
        JsonNode alert = PresentNames.lay(AlertText.parse("""
                    {"title":"10.1.1.3 asked 10.1.1.31, unit 1 to stop","explanation":"Seen: 10.1.1.3 asked.",
                     "assets":[{"id":"a1","name":"10.1.1.3","type":"unknown"},{"id":"a2","name":"10.1.1.31","type":"unknown"},
                      {"id":"gone","name":"HMI9","type":"hmi"}]}
                    """), ASSETS::get);

        assertThat(alert.path("title").asText()).isEqualTo("EWS1 asked PLC-1, unit 1 to stop");
        assertThat(alert.path("explanation").asText()).isEqualTo("Seen: 10.1.1.3 asked.");
        assertThat(alert.path("assets").toString())
                .isEqualTo(
                        "[{\"id\":\"a1\",\"name\":\"EWS1\",\"type\":\"engineering_station\",\"name_then\":\"10.1.1.3\"},"
                                + "{\"id\":\"a2\",\"name\":\"PLC-1\",\"type\":\"plc\",\"name_then\":\"10.1.1.31\"},"
                                + "{\"id\":\"gone\",\"name\":\"HMI9\",\"type\":\"hmi\"}]");
    }
}
