package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.text.AlertText;
import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that a site writes itself, from their file to their alerts. */
class CustomRulesTest {
    private static final String RULES = """
        rules:
          - id: coil-written
            title: a coil was written
            severity: high
            when: action == "write" and space == "coil"
            attack: [T0855]
            tests:
              - name: a coil
                fields: {action: write, space: coil, index: [4, 5]}
              - name: a register
                fields: {action: write, space: holding}
                expect: false
          - id: exception-answered
            title: a device refused
            kind: PROTOCOL_ERROR
            on: message
            when: >-
              protocol == "modbus" and exception_code
            tests:
              - {fields: {protocol: modbus, exception_code: 2}}
        """;

    @TempDir
    Path directory = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("rules.yaml"), text);
    }

    @Test
    void theTestsOfAFileAreRun() throws IOException {
        Ran ran = Ran.otus("rules", "test", file(RULES).toString());
        assertThat(ran.code()).as(ran.talk()).isZero();
        assertThat(ran.data()).endsWith("rules.yaml: 2 rules, 3 tests: all passed\n");
        Ran failing = Ran.otus(
                "rules",
                "test",
                file(RULES.replace("expect: false", "expect: true")).toString());
        assertThat(failing.code()).isEqualTo(6);
        assertThat(failing.data())
                .startsWith("FAILED  coil-written: a register (expected: holds)")
                .endsWith("rules.yaml: 2 rules, 3 tests: 1 failed\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        space == "coil"               | space = "coil"              | rules.yaml:5:39: when: '=' (expected
        space == "coil"               | space == 1                  | rules.yaml:5:42: when: '1' does not fit: space is a text
        id: coil-written              | id: Coil                    | rules.yaml:2:9: rule 1: id: 'Coil'
        severity: high                | severity: loud              | rules.yaml:4:15: rule 1: severity: 'loud'
        kind: PROTOCOL_ERROR          | kind: NOISE                 | rules.yaml:15:11: rule 2: kind: 'NOISE' is no kind of alert (expected: ARP_SPOOF, ASSET_CHANGED
        on: message                   | on: frame                   | rules.yaml:16:9: rule 2: on: 'frame'
        title: a device refused       | titel: a device refused     | unknown key 'titel'
        [T0855]                       | [T1]                        | rules.yaml:6:14: rule 1: attack: 'T1'
        [T0855]                       | [~]                         | rules.yaml:6:14: rules.1.attack.1 does not fit
        id: exception-answered        | id: coil-written            | rules.yaml:13: id: 'coil-written' is that of another rule, at
        action: write, space: coil    | action: ~, space: coil      | rules.1.tests.1.fields.action does not fit
        index: [4, 5]                 | index: [4, ~]               | rules.yaml:2: rule coil-written: a coil: index has no value
        index: [4, 5]                 | index: {first: ~}           | rules.yaml:2: rule coil-written: a coil: index.first has no value
        index: [4, 5]                 | index: three                | a coil: 'three' does not fit: index is a number
        index: [4, 5]                 | indx: 4                     | a coil: field 'indx' is not known: no message has it; the nearest: index
        space: coil, index: [4, 5]    | space: coil, client: 10.1.2 | a coil: '10.1.2' does not fit: client is an IP address
        """)
    void whatIsWrongIsToldWithItsPlace(String right, String wrong, String problem) throws IOException {
        Ran ran = Ran.otus("rules", "test", file(RULES.replace(right, wrong)).toString());
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains(problem);
    }

    @Test
    void aFieldThatNothingHasIsToldAndNotRefused() throws IOException {
        Path file = file("""
            rules:
              - id: misspelled
                title: never holds
                when: protocl == "modbus"
              - id: of-another
                title: never holds
                when: protocol == "modbus" and (funktion_code == 3 or sin_addr)
              - id: of-messages
                title: never holds
                when: not source_mac and value_of.3 > 1
              - id: right
                title: may hold
                on: message
                when: protocol in ["enip", "cip"] and items.vendor_id == 1 and status
            """);
        Ran ran = Ran.otus("rules", "test", file.toString());
        assertThat(ran.code()).isZero();
        String place = "UNKNOWN " + file + ":";
        assertThat(ran.data().lines())
                .startsWith(
                        place + "2: rule misspelled: when: field 'protocl' is not known: no message has it;"
                                + " the nearest: protocol",
                        place + "5: rule of-another: when: field 'funktion_code' is not known: no message of modbus has"
                                + " it; the nearest: function_code",
                        place + "5: rule of-another: when: field 'sin_addr' is not known: no message of modbus has it,"
                                + " but those of enip",
                        place + "8: rule of-messages: when: field 'source_mac' is one of messages alone (on: message)")
                .hasSize(5);
    }

    @Test
    void aProtocolOrActionThatNothingHasIsToldAndNotRefused() throws IOException {
        Path file = file("""
            rules:
              - id: misspelled
                title: never holds
                when: (protocol == "modbuss" or protocol in ["dnp", "Modbus", "nonsense"]) and not action != "wirte"
              - id: right
                title: may hold
                when: protocol == "modbus" and action in ["write", "operate"] and service == "wirte"
            """);
        Ran ran = Ran.otus("rules", "test", file.toString());
        assertThat(ran.code()).isZero();
        String place = "UNKNOWN " + file + ":2: rule misspelled: when: ";
        assertThat(ran.data().lines())
                .containsExactly(
                        place + "protocol: 'modbuss' is none that this version knows; the nearest: modbus",
                        place + "protocol: 'dnp' is none that this version knows; the nearest: dnp3, dns, dtp",
                        place + "protocol: 'Modbus' is none that this version knows; the nearest: modbus",
                        place + "protocol: 'nonsense' is none that this version knows",
                        place + "action: 'wirte' is none that this version knows; the nearest: write",
                        file + ": 2 rules, no tests");
        Path config = Files.writeString(
                directory.resolve("otus.yaml"),
                "custom_rules: ['" + file + "']\nrules: [{protocol: s7com, severity: low}]\n");
        Path capture = directory.resolve("plant.pcap");
        DemoPlant.simulate(1).writeTo(capture);
        Ran started = Ran.otus(
                "--config",
                config.toString(),
                "--quiet",
                "replay",
                capture.toString(),
                "--out",
                directory.resolve("results").toString(),
                "--no-events");
        assertThat(started.code()).as(started.talk()).isZero();
        assertThat(started.talk())
                .contains("otus: rule 1 of the configuration: protocol: 's7com' is none that this version knows;"
                        + " the nearest: s7comm");
    }

    @Test
    void whatIsNoTextIsToldAsThat() throws IOException {
        Path file = Files.write(directory.resolve("rules.yaml"), new byte[] {0x7F, 'E', 'L', 'F', (byte) 0xFF});
        Ran ran = Ran.otus("rules", "test", file.toString());
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains(file + ": is no UTF-8 text");
    }

    @Test
    void aRuleThatHoldsForWhatSomethingElseNamesIsToldThere() throws IOException {
        Path config = Files.writeString(directory.resolve("otus.yaml"), "custom_rules: ['" + file("""
                    rules:
                      - id: controller-stopped
                        title: somebody stopped a controller
                        severity: low
                        when: action in ["stop", "restart"]
                    """) + "']\n");
        Path capture = directory.resolve("plant.pcap");
        DemoPlant plant = DemoPlant.simulate(1);
        plant.writeTo(capture);
        Path out = directory.resolve("results");
        String until = plant.learnUntil().toString();
        Ran ran = Ran.otus(
                "--config",
                config.toString(),
                "replay",
                capture.toString(),
                "--out",
                out.toString(),
                "--no-events",
                "--learn-until",
                until);
        assertThat(ran.code()).as(ran.talk()).isZero();
        List<JsonNode> others = Files.readAllLines(out.resolve("alerts.jsonl")).stream()
                .map(AlertText::parse)
                .filter(alert -> alert.path("kind").asText().equals("CMD_DANGEROUS"))
                .filter(alert -> alert.path("also").toString().contains("RULE_MATCH"))
                .toList();
        assertThat(others)
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.path("explanation").asText())
                        .containsOnlyOnce(
                                "Rule controller-stopped of this site holds: somebody stopped a controller."));
    }

    @Test
    void aRuleThatHoldsIsAnAlertThatNamesIt() throws IOException {
        Path config = Files.writeString(directory.resolve("otus.yaml"), "custom_rules: ['" + file(RULES) + "']\n");
        Path capture = directory.resolve("plant.pcap");
        DemoPlant.simulate(1).writeTo(capture);
        Path out = directory.resolve("results");
        Ran ran = Ran.otus(
                "--config", config.toString(), "replay", capture.toString(), "--out", out.toString(), "--no-events");
        assertThat(ran.code()).as(ran.talk()).isZero();
        List<JsonNode> alerts = Files.readAllLines(out.resolve("alerts.jsonl")).stream()
                .map(AlertText::parse)
                .filter(alert -> alert.path("explanation").asText().contains("rule coil-written of this site"))
                .toList();
        assertThat(alerts).isNotEmpty();
        assertThat(alerts.getFirst().path("kind").asText()).isEqualTo("RULE_MATCH");
        assertThat(alerts.getFirst().path("severity").asText()).isEqualTo("high");
        assertThat(alerts.getFirst().path("attack").toString()).isEqualTo("[\"T0855\"]");
        assertThat(alerts.getFirst().path("evidence")).isNotEmpty();
    }
}
