package io.otus.appliance.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.inventory.view.ConversationMatrix;
import io.otus.inventory.view.Topology;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTextTest {
    private static Topology.Node node(String id, String label) {
        return new Topology.Node(id, label, "", "plc", "", "", "");
    }

    private static Topology.Edge edge(String client, String server, boolean commands, boolean isKnown, String... said) {
        return new Topology.Edge(client, server, List.of(said), 100, false, commands, isKnown);
    }

    private static final ConversationMatrix PLANT = new ConversationMatrix(new Topology(
            List.of(
                    node("h", "hmi"),
                    node("p", "press line controller"),
                    node("q", "boiler controller"),
                    node("x", "alone")),
            List.of(
                    edge("h", "p", true, true, "modbus"),
                    edge("h", "q", false, true, "http", "s7comm"),
                    edge("p", "q", false, false, "udp/?"))));

    @Test
    void whoAsksHasARowAndWhoIsAskedAColumn() {
        assertThat(MatrixText.fitting(PLANT, Integer.MAX_VALUE)).isEqualTo("""
                CLIENT                 press line controller  boiler controller
                hmi                    modbus!                http s7comm
                press line controller                         udp/? (?)
                """);
    }

    @Test
    void whereNamesDoNotFitNumbersStandForThem() {
        assertThat(MatrixText.fitting(PLANT, 50)).isEqualTo("""
                CLIENT                 [1]      [2]
                hmi                    modbus!  http s7comm
                press line controller           udp/? (?)

                [1] press line controller
                [2] boiler controller
                """);
        assertThat(MatrixText.fitting(PLANT, 20)).isNull();
    }

    @Test
    void aMatrixOfAWholeSiteIsNoTable() {
        List<Topology.Node> nodes = new ArrayList<>(List.of(node("h", "hmi")));
        List<Topology.Edge> edges = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            nodes.add(node("p" + i, "plc " + i));
            edges.add(edge("h", "p" + i, false, true, "modbus"));
        }
        assertThat(MatrixText.fitting(new ConversationMatrix(new Topology(nodes, edges)), Integer.MAX_VALUE))
                .isNull();
    }
}
