package io.otus.appliance.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class LineFormatTest {
    private static JsonNode source(String site) {
        String line = """
            {"id": "a1", "assets": [{"id": "x", "name": "PLC-1", "ip": "10.0.0.2",%s "type": "plc", "role": "source"}]}\
            """.formatted(site);
        return LineFormat.parse(LineFormat.format(line, SinkAddress.Format.ECS)).path("source");
    }

    @Test
    void theSiteOfADeviceIsThePlaceOfItsSide() {
        assertThat(source("\"site\": \"north\",").path("geo").path("name").asText())
                .isEqualTo("north");
    }

    @Test
    void withoutSitesNoPlaceIsNamed() {
        assertThat(source("").path("domain").asText()).isEqualTo("PLC-1");
        assertThat(source("").has("geo")).isFalse();
    }
}
