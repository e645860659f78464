package io.otus.appliance.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentStoryTest {
    private static final int WIDE = Integer.MAX_VALUE;

    private static String alert(String time, String kind, String attack, String title) {
        return """
            {"id":"00112233445566%s","incident":"0011223344556677","kind":"%s","first_seen":"2026-03-02T06:%s.000000Z",
             "last_seen":"2026-03-02T06:%s.000000Z","severity":"high","attack":["%s"],"title":"%s",
             "assets":[{"role":"target","name":"BOOSTER"},{"role":"source","name":"10.20.0.187"}]}
            """.formatted(time.substring(3), kind, time, time, attack, title);
    }

    @Test
    void aLineForEachStageInTheOrderInWhichTheyBegan() {
        List<String> alerts = List.of(
                alert("27:00", "ASSET_NEW", "T0864", "New device 10.20.0.187"),
                alert("28:00", "ROLE_NEW", "T0888", "10.20.0.187 acts as a client in modbus for the first time"),
                alert("28:20", "POINT_NEW", "T0855", "10.20.0.187 wrote coil 4 of BOOSTER for the first time"),
                alert("28:30", "CMD_DANGEROUS", "T0816", "10.20.0.187 asked BOOSTER to stop"),
                alert("28:40", "SETPOINT_WRITE", "T0836", "10.20.0.187 wrote holding 1 of BOOSTER"));

        assertThat(IncidentStory.text(Incident.of(alerts), 90)).isEqualTo("""
                10.20.0.187, incident 00112233
                  2026-03-02T06:27:00Z  appeared: New device 10.20.0.187
                  2026-03-02T06:28:00Z  did what it never did: acts as a client in modbus
                  2026-03-02T06:28:20Z  changed the process: wrote coil 4 of BOOSTER for the first time;
                                        wrote holding 1 of BOOSTER
                  2026-03-02T06:28:30Z  gave dangerous orders: asked BOOSTER to stop
                """);
    }

    @Test
    void ofManyActsSomeAreNamedAndTheOthersCounted() {
        List<String> alerts = List.of("01", "02", "03", "04", "05", "06").stream()
                .map(second -> alert("28:" + second, "CMD_DANGEROUS", "T0816", "asked P" + second + " to stop"))
                .toList();

        assertThat(IncidentStory.text(Incident.of(alerts), WIDE))
                .endsWith("gave dangerous orders: asked P01 to stop; asked P02 to stop; asked P03 to stop; asked P04 to"
                        + " stop; and 2 more\n");
    }

    @Test
    void whatCameLaterIsNotToldUnderTheTimeOfTheFirst() {
        List<String> alerts = List.of(
                alert("00:59", "TIME_MANIP", "T0849", "asked PLC to set its clock"),
                alert("01:10", "CMD_DANGEROUS", "T0816", "asked PLC to stop"),
                alert("02:00", "CMD_DANGEROUS", "T0816", "asked PLC to restart"),
                alert("51:05", "CMD_DANGEROUS", "T0816", "asked PLC to stop"),
                alert("52:00", "MASTER_SILENT", "T0815", "HMI1 fell silent: it polls none of its 2 devices"));

        assertThat(IncidentStory.of(Incident.of(alerts).getFirst()))
                .extracting(line -> line.time().substring(14, 19) + ' ' + line.text())
                .containsExactly(
                        "00:59 set clocks: asked PLC to set its clock",
                        "01:10 gave dangerous orders: asked PLC to stop; asked PLC to restart",
                        "51:05 gave dangerous orders: asked PLC to stop",
                        "52:00 was missed: HMI1 fell silent: it polls none of its 2 devices");
    }

    @Test
    void alertsOfNoIncidentHaveNoStory() {
        assertThat(IncidentStory.text(
                        Incident.of(List.of(alert("01:00", "ASSET_NEW", "T0864", "New device")
                                .replace("\"incident\":\"0011223344556677\",", ""))),
                        WIDE))
                .isEmpty();
    }
}
