package io.otus.appliance.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentPathTest {
    private static String alert(int second, String kind, String attack, String source, String target) {
        return """
            {"id":"00%1$d","incident":"i","kind":"%2$s","first_seen":"2026-03-02T06:00:0%1$d.000000Z","severity":"high",
             "last_seen":"2026-03-02T06:00:0%1$d.000000Z","attack":["%3$s"],"title":"%4$s did it to %5$s",
             "assets":[{"id":"%4$s","role":"source","name":"%4$s","mac":"mac of %4$s"},
                       {"id":"%5$s","role":"target","name":"%5$s"}]}
            """.formatted(second, kind, attack, source, target);
    }

    private static Incident incident(String... alerts) {
        return Incident.of(List.of(alerts)).getFirst();
    }

    @Test
    void itLeadsOverWhoWasReachedToWhatWasDone() {
        Incident incident = incident(
                alert(1, "LATERAL", "T0886", "OFFICE", "EWS1"),
                alert(2, "CMD_DANGEROUS", "T0816", "EWS1", "PLC-1"),
                alert(3, "PROGRAM_XFER", "T0843", "EWS1", "PLC-2"));
        assertThat(incident.path()).containsExactly("OFFICE -> EWS1 -> PLC-1, PLC-2");
        assertThat(incident.hosts()).containsExactly("OFFICE", "EWS1");
        assertThat(IncidentStory.text(List.of(incident), Integer.MAX_VALUE))
                .startsWith("OFFICE -> EWS1 -> PLC-1, PLC-2, incident i\n")
                .contains("reached into other devices: OFFICE did it to EWS1")
                .contains("gave dangerous orders: EWS1 did it to PLC-1");
        assertThat(IncidentTable.of(List.of(incident), false, Integer.MAX_VALUE))
                .contains("OFFICE and 1 more");
    }

    @Test
    void whoGivesAProgramReachesWhoTakesIt() {
        assertThat(incident(
                                alert(1, "LATERAL", "T0867", "EWS1", "OFFICE"),
                                alert(2, "CMD_DANGEROUS", "T0816", "EWS1", "PLC-1"))
                        .path())
                .containsExactly("OFFICE -> EWS1 -> PLC-1");
    }

    @Test
    void eachEndIsALine() {
        assertThat(incident(
                                alert(1, "LATERAL", "T0886", "OFFICE", "EWS1"),
                                alert(2, "EXPLOIT_SIG", "T0866", "OFFICE", "HMI1"),
                                alert(3, "CMD_DANGEROUS", "T0816", "EWS1", "PLC-1"),
                                alert(4, "SETPOINT_WRITE", "T0836", "HMI1", "PLC-2"),
                                alert(5, "CMD_DANGEROUS", "T0816", "OFFICE", "PLC-3"))
                        .path())
                .containsExactly("OFFICE -> PLC-3", "OFFICE -> EWS1 -> PLC-1", "OFFICE -> HMI1 -> PLC-2");
    }

    @Test
    void ofManyTargetsSomeAreNamed() {
        String[] alerts = new String[5];
        for (int i = 0; i < alerts.length; i++) {
            alerts[i] = alert(i, "CMD_DANGEROUS", "T0816", "EWS1", "PLC-" + i);
        }
        assertThat(incident(alerts).path()).containsExactly("EWS1 -> PLC-0, PLC-1, PLC-2 and 2 more");
    }

    @Test
    void aCardIsTheDeviceThatHasIt() {
        String forged =
                alert(1, "CMD_DANGEROUS", "T0816", "SCADA", "RTU-1").replaceFirst("\\{", "{\"card\":\"mac of KALI\",");
        Incident incident = incident(forged, alert(2, "ASSET_NEW", "T0864", "KALI", "SWITCH"));
        assertThat(incident.hosts()).containsExactly("KALI");
        assertThat(incident(forged).path()).containsExactly("mac of KALI -> RTU-1");
    }
}
