package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.output.ConversationWriter;
import io.otus.inventory.view.GraphText;
import io.otus.inventory.view.NetworkMap;
import io.otus.inventory.view.Topology;
import io.otus.testkit.TestFlow;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bytes of a flow that does not show who asks in it count too, once, and nothing follows from where they are
 * counted.
 */
class WhoAsksTest {
    private static final String FIRST = "f8:bc:12:00:00:01";
    private static final String SECOND = "00:1b:1b:01:02:03";
    private static final String PROTOCOL = "bacnet";
    private static final int PORT = 47_808;

    private Wire wire = new Wire();

    private static Endpoint first(int port) {
        return Wire.at(0, FIRST, "10.1.1.5", port);
    }

    private static Endpoint second(int port) {
        return Wire.at(0, SECOND, "10.1.1.33", port);
    }

    private TestFlow speak(Transport transport, Endpoint begins, Endpoint answers) {
        TestFlow flow = wire.sends(transport, begins, answers);
        wire.answers(flow, false);
        return flow;
    }

    private String clientOf(Conversation conversation) {
        Asset client = wire.inventory.graph().find(first(PORT));
        return client != null && client.id().equals(conversation.key().client()) ? "first" : "second";
    }

    private Conversation only() {
        Collection<Conversation> all = wire.inventory.conversations().all();
        assertThat(all).hasSize(1);
        return all.iterator().next();
    }

    private static int servers(Asset asset) {
        return asset.uses().stream().mapToInt(ProtocolUse::servers).sum();
    }

    @Test
    void theyCountWithWhatTheTwoAskEachOtherElsewhere() {
        wire.ends(asked(wire.connects(first(50_000), second(44_818)), ""));
        long before = only().bytes();
        wire.ends(speak(Transport.UDP, second(2_222), first(2_222)).speaks(PROTOCOL));

        assertThat(only().bytes()).isEqualTo(before + 128);
        assertThat(clientOf(only())).isEqualTo("first");
        assertThat(only().isDirectionKnown()).isTrue();
    }

    private TestFlow asked(TestFlow flow, String unit) {
        wire.asks(flow, PROTOCOL, unit, Action.READ, Outcome.OK);
        return flow;
    }

    @Test
    void theMessagesOfTheFlowTellWhoAsks() {
        TestFlow flow = asked(speak(Transport.UDP, first(PORT), second(PORT)), "");
        wire.inventory.flowInterval(flow, wire.now());
        asked(flow, "");
        wire.ends(flow);

        assertThat(clientOf(only())).isEqualTo("first");
        assertThat(only().carried()).isEqualTo(new Conversation.Carried(6 * 64, 3 * 64, 0, 0, 0, 0, 0));
    }

    @Test
    void ofTwoThatAskEachOtherTheBytesAreAlwaysOfTheSameOne() {
        asked(speak(Transport.UDP, first(PORT), second(PORT)), "");
        TestFlow back = asked(speak(Transport.UDP, second(PORT), first(PORT)), "");
        wire.ends(back);
        wire.ends(speak(Transport.UDP, first(PORT), second(PORT)).speaks(PROTOCOL));

        assertThat(wire.inventory.conversations().all())
                .extracting(Conversation::bytes)
                .containsExactlyInAnyOrder(0L, 6 * 64L);
    }

    @Test
    void whereNothingTellsWhoAsksItIsWhoSpokeFirstAndStaysSo(@TempDir Path state) {
        wire.ends(speak(Transport.UDP, second(123), first(123)).speaks(PROTOCOL));
        wire.ends(speak(Transport.UDP, first(123), second(123)).speaks(PROTOCOL));
        restart(state);
        wire.ends(speak(Transport.UDP, first(123), second(123)).speaks(PROTOCOL));

        assertThat(clientOf(only())).isEqualTo("second");
        assertThat(only().isDirectionKnown()).isFalse();
        assertThat(only().bytes()).isEqualTo(3 * 128);
        assertThat(servers(wire.asset(SECOND, "10.1.1.33"))).isZero();

        asked(speak(Transport.UDP, second(123), first(123)), "");

        assertThat(only().isDirectionKnown()).isTrue();
        assertThat(servers(wire.asset(SECOND, "10.1.1.33"))).isEqualTo(1);
    }

    @Test
    void everyViewMarksWhereNothingTellsWhoAsks() {
        wire.ends(speak(Transport.UDP, second(123), first(123)).speaks(PROTOCOL));
        assertThat(direction()).isEqualTo("false");
        assertThat(GraphText.graphMl(topology()))
                .contains("directed=\"false\"", "<data key=\"direction_known\">false</data>");
        assertThat(GraphText.dot(topology())).contains("dir=none, style=dashed");
        assertThat(NetworkMap.svg(topology())).contains("stroke-dasharray", "(who asks is not known)", "Dashed:");

        asked(speak(Transport.UDP, second(123), first(123)), "");
        assertThat(direction()).isEqualTo("true");
        assertThat(GraphText.graphMl(topology()))
                .contains("<data key=\"direction_known\">true</data>")
                .doesNotContain("directed=\"false\"");
        assertThat(GraphText.dot(topology())).contains(" -> ").doesNotContain("dir=none");
        assertThat(NetworkMap.svg(topology())).contains("-&gt;").doesNotContain("stroke-dasharray");
    }

    /** As the table and CSV have it. */
    private String direction() {
        ConversationWriter writer = new ConversationWriter(wire.inventory.assets());
        List<String> row = writer.rows(wire.inventory.conversations().all()).getFirst();
        assertThat(row).hasSameSizeAs(ConversationWriter.COLUMNS);
        return row.get(ConversationWriter.COLUMNS.indexOf("direction_known"));
    }

    private Topology topology() {
        return Topology.of(
                wire.inventory.assets(), wire.inventory.conversations().all());
    }

    private void restart(Path state) {
        try (Store store = Store.open(state, List.of(InventoryTables.INSTANCE))) {
            Batch batch = new Batch();
            wire.inventory.store().checkpoint(batch);
            store.write(batch).join();
        }
        wire = new Wire();
        try (StoreReader reader = StoreReader.open(state, List.of(InventoryTables.INSTANCE))) {
            wire.inventory.store().restore(reader);
        }
    }

    @Test
    void aPortThatIsNotKnownIsNotMadeUp() {
        wire.ends(speak(Transport.UDP, first(40_001), second(40_002)));
        wire.ends(speak(Transport.UDP, second(40_004), first(40_003)));
        assertThat(only().key().protocol()).isEqualTo("udp/?");
        assertThat(only().isUnderstood()).isFalse();
    }

    @Test
    void whatHasNoPortsIsNoConversationByItself() {
        wire.ends(speak(Transport.LINK, Wire.at(FIRST, null), Wire.at(SECOND, null))
                .speaks("arp"));
        assertThat(wire.inventory.conversations().all()).isEmpty();
    }

    @Test
    void whoIsOnlySpokenToAndWhatGoesToAllAreNone() {
        TestFlow unanswered = wire.sends(Transport.UDP, first(514), second(514));
        TestFlow broadcast = wire.sends(Transport.UDP, first(PORT), Wire.at(0, "ff:ff:ff:ff:ff:ff", "10.1.1.255", PORT))
                .speaks(PROTOCOL);
        wire.ends(unanswered);
        wire.ends(broadcast);
        assertThat(wire.inventory.conversations().all()).isEmpty();
    }
}
