package io.otus.appliance.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.detect.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentTest {
    private static String alert(
            String id, String incident, String begun, String ended, String severity, String source) {
        return """
            {"id":"%s","kind":"LINK_NEW","incident":"%s","first_seen":"%s","last_seen":"%s","severity":"%s","assets":[{"role":"source","name":"%s"}]}
            """.formatted(id, incident, begun, ended, severity, source);
    }

    @Test
    void anIncidentIsWhatItsStepsComeTo() {
        List<Incident> incidents = Incident.of(List.of(
                alert("a1", "i1", "06:28", "06:40", "medium", "HMI"),
                alert("b1", "i2", "06:29", "06:29", "info", "PLC"),
                alert("a2", "i1", "06:27", "06:30", "high", "")));

        assertThat(incidents).extracting(Incident::id).containsExactly("i1", "i2");
        Incident first = incidents.getFirst();
        assertThat(first.steps()).extracting(step -> step.path("id").asText()).containsExactly("a2", "a1");
        assertThat(first.first()).isEqualTo("06:27");
        assertThat(first.last()).isEqualTo("06:40");
        assertThat(first.worst()).isEqualTo(Severity.HIGH);
        assertThat(first.hosts()).containsExactly("HMI");
    }

    @Test
    void anAlertAloneStandsForItself() {
        assertThat(Incident.of(List.of(alert("a1", "", "06:28", "06:40", "medium", "HMI"))))
                .isEmpty();
        assertThat(Incident.idOf(AlertText.parse(alert("a1", "", "", "", "low", ""))))
                .isEqualTo("a1");
        assertThat(Incident.idOf(AlertText.parse(alert("a1", "i1", "", "", "low", ""))))
                .isEqualTo("i1");
    }
}
