package io.otus.dissect.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What nodes of requests are called. */
class PointsTest {
    private static Element.Group read(String node, String range) {
        return new Element.Group(
                "read_value_id",
                List.of(
                        Element.text("node_id", node),
                        Element.text("attribute_id", "Value"),
                        Element.text("index_range", range)));
    }

    private static List<String> points(Element.Group... nodes) {
        Structure request = Objects.requireNonNull(Grammar.structure(631));
        return Points.of(request, List.of(new Element.Groups("nodes_to_read", List.of(nodes)))).stream()
                .map(PointRange::space)
                .toList();
    }

    @Test
    void someElementsOfAnArrayAreNotTheWhole() {
        assertThat(points(read("ns=2;s=Arr", "3"), read("ns=2;s=Arr", "1:2,0"), read("ns=2;s=Arr", "")))
                .containsExactly("ns=2;s=Arr[3]", "ns=2;s=Arr[1:2,0]", "ns=2;s=Arr");
    }

    @Test
    void aReferenceToNoNodeKeepsItsPlaceAmongTheResults() {
        assertThat(points(read("", ""), read("i=2261", ""))).containsExactly("i=0", "i=2261");
    }

    @Test
    void nobodyUpdatesANodeThatIsNotNamed() {
        Structure update = Objects.requireNonNull(Grammar.structure(700));
        assertThat(update.name()).isEqualTo("HistoryUpdateRequest");
        List<Element.Group> details = List.of(new Element.Group("history_update_details", List.of()));
        assertThat(Points.of(update, List.of(new Element.Groups("history_update_details", details))))
                .isEmpty();
    }
}
