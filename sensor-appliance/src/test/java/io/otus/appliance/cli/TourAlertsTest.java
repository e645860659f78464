package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.text.AlertText;
import io.otus.simulator.traffic.AdsTour;
import io.otus.simulator.traffic.BacnetTour;
import io.otus.simulator.traffic.Dnp3Tour;
import io.otus.simulator.traffic.EnipTour;
import io.otus.simulator.traffic.EthercatTour;
import io.otus.simulator.traffic.FinsTour;
import io.otus.simulator.traffic.GooseTour;
import io.otus.simulator.traffic.HartIpTour;
import io.otus.simulator.traffic.Iec104Tour;
import io.otus.simulator.traffic.KnxTour;
import io.otus.simulator.traffic.MmsTour;
import io.otus.simulator.traffic.ModbusTour;
import io.otus.simulator.traffic.OpcuaTour;
import io.otus.simulator.traffic.PnioTour;
import io.otus.simulator.traffic.S7Tour;
import io.otus.simulator.traffic.SlmpTour;
import io.otus.simulator.traffic.SynchrophasorTour;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which kinds of alerts each protocol raises from its bytes: the first tenth of the tour of a protocol is learned, and
 * what comes after it is new. {@code tour-alerts.tsv} holds one line for each protocol and kind;
 * {@code docs/coverage.md} refers to it. With {@code OTUS_GOLDEN=accept} what is found becomes what is expected; read
 * the difference before it is committed.
 */
class TourAlertsTest {
    private static final Path EXPECTED =
            Path.of("src", "test", "resources", "io", "otus", "appliance", "golden", "tour-alerts.tsv");
    /** Part of the frames of a tour that is learned. */
    private static final int LEARNED = 10;

    @TempDir
    Path directory = Path.of("");

    @Test
    void eachProtocolRaisesTheKindsThatItIsKnownFor() throws IOException {
        Set<String> found = new TreeSet<>();
        tour("ads", AdsTour.frames(), found);
        tour("bacnet", BacnetTour.frames(), found);
        tour("dnp3", Dnp3Tour.frames(), found);
        tour("enip", EnipTour.frames(), found);
        tour("ethercat", EthercatTour.frames(), found);
        tour("fins", FinsTour.frames(), found);
        tour("goose", GooseTour.frames(), found);
        tour("hart_ip", HartIpTour.frames(), found);
        tour("iec104", Iec104Tour.frames(), found);
        tour("knxnet_ip", KnxTour.frames(), found);
        tour("mms", MmsTour.frames(), found);
        tour("modbus", ModbusTour.frames(), found);
        tour("opcua", OpcuaTour.frames(), found);
        tour("profinet", PnioTour.frames(), found);
        tour("slmp", SlmpTour.frames(), found);
        tour("s7comm", S7Tour.frames(), found);
        tour("c37118", SynchrophasorTour.frames(), found);
        List<String> lines = List.copyOf(found);
        if ("accept".equals(System.getenv("OTUS_GOLDEN"))) {
            Files.write(EXPECTED, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(EXPECTED));
    }

    private void tour(String name, List<Frame> frames, Set<String> found) throws IOException {
        Path capture = directory.resolve(name + ".pcap");
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(capture))) {
            for (Frame frame : frames) {
                out.write(frame);
            }
        }
        Instant learnUntil = frames.get(frames.size() / LEARNED).time();
        Path results = directory.resolve(name);
        Ran ran = Ran.otus(
                "replay",
                capture.toString(),
                "--out",
                results.toString(),
                "--learn-until",
                learnUntil.toString(),
                "--no-events");
        assertThat(ran.code()).as(ran.talk()).isZero();
        for (String line : Files.readAllLines(results.resolve("alerts.jsonl"))) {
            JsonNode alert = AlertText.parse(line);
            List<String> kinds = new ArrayList<>();
            kinds.add(alert.path("kind").asText());
            alert.path("also").forEach(also -> kinds.add(also.asText()));
            String protocol = alert.path("protocol").asText(name);
            kinds.forEach(kind -> found.add(protocol + '\t' + kind));
        }
    }
}
