package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.AlertText;
import io.otus.core.bytes.Octets;
import io.otus.simulator.traffic.Dnp3Tour;
import io.otus.simulator.traffic.ModbusTour;
import io.otus.simulator.traffic.S7Tour;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.PcapWriter;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures, from their file to their alerts, and beside the program whose language they are written in. */
class SuricataRulesTest {
    private static final String RULES = """
        alert tcp any any -> any 502 (msg:"write of one coil"; flow:established,to_server; content:"|00 00|"; offset:2; depth:2; \\
            content:"|05|"; offset:7; depth:1; reference:url,example.org/coil; sid:9000001; rev:2; priority:1;)
        alert tcp any any -> any 502 (msg:"write of many"; flow:to_server; content:"|00 00|"; offset:2; depth:2; content:"|10|"; offset:7; depth:1; sid:9000002;)
        alert tcp any 502 -> any any (msg:"exception"; content:"|00 00 00 03|"; offset:2; depth:4; pcre:"/^.{3}[\\x80-\\xff]/R"; sid:9000003;)
        alert tcp any any -> any 20000 (msg:"cold restart"; content:"|05 64|"; depth:2; content:"|0d|"; offset:12; depth:1; sid:9000004;)
        alert tcp any any -> any 102 (msg:"stop"; content:"|03 00|"; depth:2; content:"|32 01|"; distance:5; within:2; content:"|29|"; distance:8; within:1; sid:9000005;)
        alert tcp any any -> any 102 (msg:"program"; content:"P_PROGRAM"; nocase; sid:9000006;)
        alert tcp any any -> any any (msg:"nothing has it"; content:"no such bytes anywhere"; sid:9000007;)
        alert tcp any any -> any 502 (msg:"short"; dsize:<12; content:"|00 00|"; offset:2; depth:2; sid:9000008;)
        alert tcp any any <> any 102 (msg:"not the one"; content:"|32 07|"; content:!"|00 44|"; distance:0; sid:9000009;)
        """;
    private static final Pattern SID = Pattern.compile("\\[1:(9\\d{6}):");

    @TempDir
    Path directory = Path.of("");

    private Path capture(String name, List<Frame> frames) throws IOException {
        Path capture = directory.resolve(name + ".pcap");
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(capture))) {
            for (Frame frame : frames) {
                out.write(frame);
            }
        }
        return capture;
    }

    /** The alerts that the rules raise, by their numbers. */
    private Map<String, JsonNode> otus(Path capture, String rules) throws IOException {
        Path file = Files.writeString(directory.resolve("own.rules"), rules);
        Path config = Files.writeString(directory.resolve("otus.yaml"), "signatures: ['" + file + "']\n");
        Path out = directory.resolve(capture.getFileName() + ".results");
        Ran ran = Ran.otus(
                "--config", config.toString(), "replay", capture.toString(), "--out", out.toString(), "--no-events");
        assertThat(ran.code()).as(ran.talk()).isZero();
        Map<String, JsonNode> alerts = new HashMap<>();
        for (String line : Files.readAllLines(out.resolve("alerts.jsonl"))) {
            JsonNode alert = AlertText.parse(line);
            if (alert.path("kind").asText().equals("RULE_MATCH")) {
                alerts.put(
                        alert.path("explanation").asText().replaceAll("(?s).*bytes for which rule (\\d+).*", "$1"),
                        alert);
            }
        }
        return alerts;
    }

    /** The protocol of the flow is known by just the segment that has the content. */
    @Test
    void aRuleForAProtocolHoldsForTheFirstMessageOfAFlow() throws IOException {
        List<Frame> frames = new ArrayList<>();
        Host client = new Host(new Mac(0x0200_0000_0001L), Ip4.of("10.0.0.1"), 64);
        Host server = new Host(new Mac(0x0200_0000_0002L), Ip4.of("10.0.0.2"), 64);
        TcpSession session = new TcpSession(client, 40_000, server, 80, 1, frames::add);
        long time = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
        session.open(time);
        String request = "POST /plc HTTP/1.1\r\nHost: plc\r\nSOAPAction: \"urn:plc#Stop\"\r\nContent-Length: 0\r\n\r\n";
        session.send(Side.CLIENT, time + 1_000_000, request.getBytes(StandardCharsets.US_ASCII));
        session.close(Side.CLIENT, time + 2_000_000);
        String rules = """
            alert http any any -> any any (msg:"action"; flow:to_server; content:"SOAPAction|3a| |22|urn|3a|plc"; sid:1;)
            alert ftp any any -> any any (msg:"another protocol"; content:"SOAPAction"; sid:2;)
            """;
        assertThat(otus(capture("first", frames), rules)).containsOnlyKeys("1");
    }

    /** The protocol is known only when the head is whole; what needs none is told once, in the first segment. */
    @Test
    void aRuleForAProtocolHoldsForEarlierSegmentsOfTheFirstMessage() throws IOException {
        List<Frame> frames = new ArrayList<>();
        Host client = new Host(new Mac(0x0200_0000_0001L), Ip4.of("10.0.0.1"), 64);
        Host server = new Host(new Mac(0x0200_0000_0002L), Ip4.of("10.0.0.2"), 64);
        TcpSession session = new TcpSession(client, 40_000, server, 80, 1, frames::add);
        long time = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
        session.open(time);
        String begin = "POST /plc HTTP/1.1\r\nSOAPAction: \"urn:plc#Stop\"\r\n";
        session.send(Side.CLIENT, time + 1_000_000, begin.getBytes(StandardCharsets.US_ASCII));
        session.send(Side.CLIENT, time + 2_000_000, "Content-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        session.send(Side.CLIENT, time + 3_000_000, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        session.close(Side.CLIENT, time + 4_000_000);
        String rules = """
            alert http any any -> any any (msg:"action"; content:"SOAPAction|3a| |22|urn|3a|plc"; sid:1;)
            alert tcp any any -> any any (msg:"any stream"; content:"SOAPAction|3a| |22|urn|3a|plc"; sid:2;)
            alert ftp any any -> any any (msg:"another protocol"; content:"SOAPAction"; sid:3;)
            """;
        Map<String, JsonNode> alerts = otus(capture("segments", frames), rules);
        assertThat(alerts).containsOnlyKeys("1", "2");
        assertThat(alerts.values())
                .allSatisfy(alert -> assertThat(alert.path("count").asInt()).isEqualTo(1));
    }

    /** The flow is one of CIP from the segment on that has the content, and was one of EtherNet/IP before. */
    @Test
    void aRuleForACarrierHoldsForTheSegmentThatNamesWhatIsCarried() throws IOException {
        List<Frame> frames = new ArrayList<>();
        Host client = new Host(new Mac(0x0200_0000_0001L), Ip4.of("10.0.0.1"), 64);
        Host server = new Host(new Mac(0x0200_0000_0002L), Ip4.of("10.0.0.2"), 64);
        TcpSession session = new TcpSession(client, 40_000, server, 44_818, 1, frames::add);
        long time = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
        String header = " 01000000 00000000 0000000000000000 00000000 ";
        session.open(time);
        session.send(
                Side.CLIENT,
                time + 1_000_000,
                Octets.ofHex("6500 0400" + header + "0100 0000").toArray());
        session.send(
                Side.CLIENT,
                time + 2_000_000,
                Octets.ofHex("6F00 1600" + header + "00000000 0A00 0200 0000 0000 B200 0600 0102 2001 2401")
                        .toArray());
        session.close(Side.CLIENT, time + 3_000_000);
        String rules = """
            alert enip any any -> any any (msg:"carrier"; content:"|20 01 24 01|"; sid:1;)
            alert cip any any -> any any (msg:"carried"; content:"|20 01 24 01|"; sid:2;)
            alert modbus any any -> any any (msg:"another protocol"; content:"|20 01 24 01|"; sid:3;)
            """;
        assertThat(otus(capture("carrier", frames), rules)).containsOnlyKeys("1", "2");
    }

    @Test
    void contentIsFoundInAStream() throws IOException {
        List<Frame> frames = new ArrayList<>();
        Host client = new Host(new Mac(0x0200_0000_0001L), Ip4.of("10.0.0.1"), 64);
        Host server = new Host(new Mac(0x0200_0000_0002L), Ip4.of("10.0.0.2"), 64);
        TcpSession session = new TcpSession(client, 40_000, server, 7_777, 1, frames::add);
        long time = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
        session.open(time);
        session.send(Side.CLIENT, time + 1_000_000, "first hidden si".getBytes(StandardCharsets.US_ASCII));
        session.send(Side.CLIENT, time + 2_000_000, "gnature here".getBytes(StandardCharsets.US_ASCII));
        session.close(Side.CLIENT, time + 3_000_000);
        String rules = """
            alert tcp any any -> any any (msg:"across"; content:"hidden signature"; reference:cve,2026-1; sid:1; metadata:mitre T0866;)
            alert tcp any any -> any any (msg:"within"; content:"first"; startswith; sid:2;)
            alert tcp any any -> any any (msg:"other way"; flow:to_client; content:"first"; sid:3;)
            """;
        Map<String, JsonNode> alerts = otus(capture("stream", frames), rules);
        assertThat(alerts).containsOnlyKeys("1", "2");
        JsonNode across = Objects.requireNonNull(alerts.get("1"));
        assertThat(across.path("title").asText()).startsWith("across (");
        assertThat(across.path("explanation").asText()).contains("own.rules:1", "More: cve,2026-1.");
        assertThat(across.path("attack").toString()).isEqualTo("[\"T0866\"]");
        assertThat(across.path("count").asInt()).isEqualTo(1);
        assertThat(across.path("evidence")).isNotEmpty();
    }

    @Test
    void whatIsTakenAndWhatNotIsTold() throws IOException {
        Path file = Files.writeString(directory.resolve("a.rules"), """
            alert tcp any any -> any 502 (content:"a"; sid:1;)
            alert modbus any any -> any any (modbus: function 8; sid:2;)
            alert tcp any any -> any 502 (content:"a"; lua:x.lua; sid:3;)
            """);
        Ran ran = Ran.otus("signatures", "check", file.toString());
        assertThat(ran.code()).as(ran.talk()).isEqualTo(ExitCode.DAMAGED);
        assertThat(ran.data())
                .isEqualTo("TAKEN      " + file + ":1: sid 1: rule 1 (for bytes)\n" + "TAKEN      " + file
                        + ":2: sid 2: rule 2 (for decoded fields)\n" + "NOT TAKEN  " + file
                        + ":3: sid 3: lua: a keyword that is not taken\n" + file
                        + ": 2 taken (1 for bytes, 1 for decoded fields), 1 not taken\n");
    }

    @Test
    void aNumberThatTwoRulesHaveIsRefusedAsASensorDoes() throws IOException {
        for (String rule : List.of(
                "alert tcp any any -> any 502 (content:\"a\"; sid:%d;)\n",
                "alert modbus any any -> any any (modbus: function 8; sid:%d;)\n")) {
            Path file = Files.writeString(
                    directory.resolve("a.rules"), rule.formatted(1) + rule.formatted(2) + rule.formatted(1));
            Ran ran = Ran.otus("signatures", "check", file.toString());
            assertThat(ran.code()).isEqualTo(3);
            assertThat(ran.data()).contains(file + ": 3 taken");
            assertThat(ran.talk()).contains(file + ":3: ", "1", " is that of another rule, at " + file + ":1");
        }
    }

    @Test
    void theSameRulesHoldAsForSuricata() throws IOException, InterruptedException {
        Needs.that(Files.isExecutable(Path.of("/usr/bin/suricata")), "suricata, to compare with");
        for (Map.Entry<String, List<Frame>> tour : Map.of(
                        "modbus", ModbusTour.frames(), "dnp3", Dnp3Tour.frames(), "s7comm", S7Tour.frames())
                .entrySet()) {
            Path capture = capture(tour.getKey(), tour.getValue());
            Set<String> ours = new TreeSet<>(otus(capture, RULES).keySet());
            assertThat(ours).as(tour.getKey()).isNotEmpty().isEqualTo(suricata(capture));
        }
    }

    private Set<String> suricata(Path capture) throws IOException, InterruptedException {
        Path log = Files.createDirectories(directory.resolve(capture.getFileName() + ".suricata"));
        Process process = new ProcessBuilder(
                        "/usr/bin/suricata",
                        "-r",
                        capture.toString(),
                        "-S",
                        directory.resolve("own.rules").toString(),
                        "-l",
                        log.toString(),
                        "-k",
                        "none",
                        "--runmode",
                        "single")
                .redirectErrorStream(true)
                .redirectOutput(log.resolve("talk").toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log.resolve("talk"))).isZero();
        Set<String> sids = new TreeSet<>();
        Matcher fast = SID.matcher(Files.readString(log.resolve("fast.log")));
        while (fast.find()) {
            sids.add(fast.group(1));
        }
        return sids;
    }
}
