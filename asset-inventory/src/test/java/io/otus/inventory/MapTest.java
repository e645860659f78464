package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.ConversationWriter;
import io.otus.inventory.view.ConversationMatrix;
import io.otus.inventory.view.NetworkMap;
import io.otus.inventory.view.Topology;
import io.otus.testkit.TestFlow;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map, its matrix, and what is marked in both. */
class MapTest {
    private final Wire wire = new Wire();

    @Test
    void whoStopsAControllerIsMarkedThoughItWritesNoValue() throws Exception {
        TestFlow flow = wire.connects(at("f8:bc:12:00:00:01", "10.0.0.9"), at("28:63:36:00:00:01", "10.0.0.10"));
        wire.asks(flow, "s7comm", "", Action.READ, Outcome.OK);
        List<Asset> all = wire.inventory.assets();
        Topology read = Topology.of(all, wire.inventory.conversations().all());
        assertThat(read.edges())
                .singleElement()
                .satisfies(edge -> assertThat(edge.commands()).isFalse());
        wire.asks(flow, "s7comm", "", Action.STOP, Outcome.OK);
        Topology topology = Topology.of(all, wire.inventory.conversations().all());
        assertThat(topology.edges()).singleElement().satisfies(edge -> {
            assertThat(edge.writes()).isFalse();
            assertThat(edge.commands()).isTrue();
        });
        assertThat(NetworkMap.svg(read)).doesNotContain("#c0392b");
        assertThat(NetworkMap.svg(topology)).contains("#c0392b");
        assertThat(new ConversationMatrix(topology).row(0).getLast()).isEqualTo("s7comm!");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ConversationWriter(all).write(wire.inventory.conversations().all(), out);
        JsonNode conversation = new ObjectMapper().readTree(out.toByteArray());
        assertThat(conversation.path("writes").asLong()).isZero();
        assertThat(conversation.path("commands").asLong()).isEqualTo(1);
    }

    @Test
    void theMatrixBelowTheMapHasItsDevicesInTheOrderOfThePicture() {
        Topology.Node station = new Topology.Node("a", "EWS1", "10.0.0.9", "engineering_station", "2", "Dell", "");
        Topology.Node second = new Topology.Node("b", "PLC-2", "10.0.0.12", "plc", "1", "Siemens", "CPU 315-2 PN/DP");
        Topology.Node first = new Topology.Node("c", "PLC-1", "10.0.0.11", "plc", "1", "Siemens", "");
        List<Topology.Edge> edges = List.of(
                new Topology.Edge("a", "b", List.of("s7comm"), 1, true, true, true),
                new Topology.Edge("a", "c", List.of("s7comm"), 1, true, true, true));
        String page = NetworkMap.html(new Topology(List.of(second, first, station), edges));
        assertThat(page).contains("<span>PLC-1</span></th><th><span>PLC-2</span>");
        assertThat(page).containsSubsequence(">PLC-2<", ">10.0.0.12<", ">plc<", ">CPU 315-2 PN/DP<");
    }

    @Test
    void boxesOfTheMapStandInTheOrderOfTheNumbersInTheirNames() {
        List<Topology.Node> nodes = Stream.of("AHU-10", "AHU-2", "AHU-1")
                .map(name -> new Topology.Node(name, name, "", "plc", "1", "", ""))
                .toList();
        assertThat(NetworkMap.svg(new Topology(nodes, List.of())))
                .containsSubsequence(">AHU-1<", ">AHU-2<", ">AHU-10<");
    }
}
