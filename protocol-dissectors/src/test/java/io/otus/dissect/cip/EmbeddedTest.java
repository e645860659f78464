package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.spi.Direction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that others hold, handed back as the core does it: right behind the one that holds them. */
class EmbeddedTest {
    private final Nest nest = new Nest();
    private final DissectorHarness harness = nest.harness();

    private void feed(Direction from, String frame) {
        nest.feed(from, frame);
    }

    private List<String> operations() {
        return harness.seen().stream()
                .map(one -> switch (one) {
                    case Seen.Request(io.otus.core.spi.Request request) ->
                        request.service().name() + " at '" + request.unit() + "' as " + request.transaction();
                    case Seen.Response(io.otus.core.spi.Response response) ->
                        response.outcome().kind() + " " + response.outcome().name() + " to "
                                + response.service().name() + " at '" + response.unit() + "' as "
                                + response.transaction();
                    default -> "";
                })
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static long at(int place) {
        return Exchange.unconnected(0).at(place);
    }

    @Test
    void eachServiceOfAPacketIsAnsweredByItsOwn() {
        feed(
                Direction.FROM_CLIENT,
                Frames.unconnected("0A 02 2002 2401 0200 0600 0E00 0E03 2001 2401 3001 0E03 2001 2401 3002"));
        feed(Direction.FROM_SERVER, Frames.unconnected("8A 00 1E 00 0200 0600 0C00 8E000000 0100 8E001400"));
        assertThat(operations())
                .containsExactly(
                        "get_attribute_single at '' as " + at(1),
                        "get_attribute_single at '' as " + at(2),
                        Outcome.Kind.OK + "  to get_attribute_single at '' as " + at(1),
                        Outcome.Kind.ERROR + " attribute_not_supported to get_attribute_single at '' as " + at(2));
    }

    @Test
    void aPacketThatIsRefusedRefusesEachOfItsServices() {
        feed(Direction.FROM_CLIENT, Frames.unconnected("0A 02 2002 2401 0100 0400 0E03 2001 2401 3001"));
        feed(Direction.FROM_SERVER, Frames.unconnected("8A 00 08 00"));
        assertThat(operations())
                .containsExactly(
                        "get_attribute_single at '' as " + at(1),
                        Outcome.Kind.ERROR + " service_not_supported to get_attribute_single at '' as " + at(1));
    }

    @Test
    void whatIsSentThroughARouterIsAnsweredByTheModuleBehindIt() {
        feed(Direction.FROM_CLIENT, Frames.unconnected("52 02 2006 2401 0A 0E 0600 0102 2001 2401 01 00 0104"));
        feed(Direction.FROM_SERVER, Frames.unconnected("81 00 00 00 0100 0E00 3600 140B 6030 8E4D5200 01 41"));
        assertThat(operations())
                .containsExactly(
                        "get_attributes_all at '1/4' as " + at(0),
                        Outcome.Kind.OK + "  to get_attributes_all at '1/4' as " + at(0));
        assertThat(harness.seen().stream().filter(Seen.Claim.class::isInstance))
                .allMatch(claim -> ((Seen.Claim) claim).unit().equals("1/4"))
                .hasSize(7);
    }

    @Test
    void addressesAndNameOfAModuleBehindARouterAreItsOwn() {
        feed(Direction.FROM_CLIENT, Frames.unconnected("52 02 2006 2401 0A 0E 0800 0E03 20F5 2401 3006 01 00 0103"));
        feed(Direction.FROM_SERVER, Frames.unconnected("8E 00 00 00 0400 656E3262"));
        feed(Direction.FROM_CLIENT, Frames.unconnected("52 02 2006 2401 0A 0E 0800 0E03 20F6 2401 3003 01 00 0103"));
        feed(Direction.FROM_SERVER, Frames.unconnected("8E 00 00 00 0000BC3EEBE4"));
        assertThat(harness.seen())
                .contains(
                        new Seen.Claim(true, "1/3", Attribute.NAME, "en2b", Trust.DEVICE),
                        new Seen.Claim(true, "1/3", Attribute.MAC, "00:00:bc:3e:eb:e4", Trust.DEVICE));
    }

    @Test
    void noMoreRequestsAreRememberedThanTheBound() {
        Outstanding outstanding = new Outstanding();
        for (int i = 0; i <= Outstanding.MAX; i++) {
            outstanding.add(new Asked(i, 1, i, 14, CipService.of(1, 14), Epath.EMPTY, "", Content.NONE, List.of()));
        }
        assertThat(outstanding.take(0)).isNull();
        assertThat(outstanding.take(1)).isNotNull();
        assertThat(outstanding.take(Outstanding.MAX)).isNotNull();
    }

    @Test
    void noMoreConnectionsAreKnownThanTheBound() {
        Connections connections = new Connections();
        for (int i = 0; i <= Connections.MAX; i++) {
            connections.open(
                    new Connection(
                            i,
                            i,
                            i & 0xFFFF,
                            1,
                            i,
                            harness.source().ip(),
                            null,
                            "",
                            null,
                            new RunIdle(),
                            new Producers()),
                    0);
        }
        assertThat(connections.producedBy(harness.source(), 0)).isNull();
        assertThat(connections.producedBy(harness.source(), 1)).isNotNull();
        assertThat(connections.close(new Connections.Serial(1, 1, 1, 0, null))).isNotNull();
        assertThat(connections.producedBy(harness.source(), 1)).isNull();
    }
}
