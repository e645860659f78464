package io.otus.appliance.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otus.appliance.cli.DissectedLines;
import io.otus.simulator.traffic.Mutator;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What devices say is read the same, however the network cut it into segments, in whichever order they came, and on
 * whichever port.
 */
class SameTalkTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where a message was, and when its last byte came; of a retransmission also where it was first. */
    private static final List<String> PLACE = List.of("frame", "index", "time", "sport", "dport", "vlan");
    /** The port that each capture's connections go to. */
    private static final Map<String, Integer> PORTS = Map.ofEntries(
            Map.entry("s7commplus", 102),
            Map.entry("modbus", 502),
            Map.entry("dnp3", 20_000),
            Map.entry("s7comm", 102),
            Map.entry("iec104", 2_404),
            Map.entry("enip", 44_818),
            Map.entry("opcua", 4_840),
            Map.entry("mms", 102),
            Map.entry("c37118", 4_712),
            Map.entry("hart_ip", 5_094),
            Map.entry("knxnet_ip", 3_671));

    private static final int ANOTHER_PORT = 15_321;

    /** A capture, and what is done to its frames. */
    record Change(GoldenCaptureTest.Golden golden, String name, UnaryOperator<List<Frame>> change) {
        @Override
        public String toString() {
            return golden + ", " + name;
        }
    }

    static Stream<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (GoldenCaptureTest.Golden golden : GoldenCaptureTest.captures()) {
            for (int size : new int[] {1, 2, 3, 7, 24}) {
                changes.add(new Change(golden, "segments of " + size, frames -> Mutator.split(frames, size)));
            }
            for (int size : new int[] {5, 17, 1_400}) {
                changes.add(new Change(
                        golden, "joined to " + size, frames -> Mutator.join(Mutator.split(frames, 1), size)));
            }
            changes.add(new Change(golden, "segments swapped", frames -> swapped(Mutator.split(frames, 4))));
            changes.add(new Change(golden, "sent again", frames -> Mutator.retransmit(frames, 100, 1)));
            changes.add(new Change(golden, "seen twice", frames -> Mutator.duplicate(frames, 100, 1)));
            changes.add(new Change(golden, "in a VLAN", frames -> Mutator.vlan(frames, 30)));
            changes.add(new Change(golden, "in two VLANs", frames -> Mutator.doubleVlan(frames, 100, 30)));
            Integer port = PORTS.get(golden.name());
            if (port != null) {
                changes.add(new Change(golden, "on another port", frames -> Mutator.move(frames, port, ANOTHER_PORT)));
            }
        }
        return changes.stream();
    }

    /** Neighbours that belong to one direction of one connection are swapped, and all others stay. */
    private static List<Frame> swapped(List<Frame> frames) {
        List<Frame> out = new ArrayList<>(frames);
        for (int i = 1; i < out.size(); i++) {
            Frame first = out.get(i - 1);
            Frame second = out.get(i);
            if (Mutator.follows(first, second)) {
                out.set(i - 1, second.at(first.nanos()));
                out.set(i, first.at(second.nanos()));
                i++;
            }
        }
        return out;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void isReadTheSame(Change change, @TempDir Path directory) throws IOException {
        List<Frame> frames = change.golden().frames();
        assertThat(said(change.golden(), change.change().apply(frames), directory))
                .isEqualTo(said(change.golden(), frames, directory));
    }

    /** What each side said, by protocol and direction, in order. */
    private static Map<String, List<String>> said(GoldenCaptureTest.Golden golden, List<Frame> frames, Path directory)
            throws IOException {
        Path capture = directory.resolve("capture.pcap");
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(capture))) {
            for (Frame frame : frames) {
                out.write(frame);
            }
        }
        Map<String, List<String>> said = new TreeMap<>();
        assertThat(DissectedLines.of(line -> add(line, said), capture.toString(), "--protocol", golden.protocols()))
                .isZero();
        return said;
    }

    private static void add(String text, Map<String, List<String>> said) {
        try {
            ObjectNode line = (ObjectNode) JSON.readTree(text);
            if (line.has("duplicate_of")) {
                return;
            }
            PLACE.forEach(line::remove);
            String direction = line.path("protocol").asText() + ' '
                    + line.path("src").asText() + " > " + line.path("dst").asText();
            said.computeIfAbsent(direction, _ -> new ArrayList<>()).add(line.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
