package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.SessionFact;
import io.otus.core.event.StationKind;
import io.otus.core.spi.Direction;
import io.otus.testkit.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Routers that say that nobody is in a slot, or that they have no such port: CIP Vol. 1 Table 3-5.33. */
class EmptySlotsTest {
    private static final long SECOND = 1_000_000_000L;

    private final Nest nest = new Nest();

    /** A client asks a module at this route for its identity, and a router answers with this. */
    private void ask(String route, String answer) {
        nest.feed(
                Direction.FROM_CLIENT, Frames.unconnected("52 02 2006 2401 0A 0E 0600 0102 2001 2401 01 00 " + route));
        nest.feed(Direction.FROM_SERVER, Frames.unconnected(answer));
    }

    private List<Seen> missing() {
        return nest.harness().seen().stream()
                .filter(Seen.Session.class::isInstance)
                .toList();
    }

    private static Seen missing(String route) {
        return new Seen.Session(false, "", new SessionFact.StationMissing(StationKind.SLOT, route));
    }

    @Test
    void aSlotThatIsEmptyAndAPortThatIsNotThereAreMissing() {
        ask("0104", "D2 00 01 01 1203 02 00");
        ask("0301", "D2 00 01 01 1103 02 00");
        assertThat(missing()).containsExactly(missing("1/4"), missing("3/1"));
    }

    @Test
    void whoIsAskedAgainAndAgainIsToldOnce() {
        ask("0104", "D2 00 01 01 1203 02 00");
        ask("0104", "D2 00 01 01 1203 02 00");
        ask("0105", "D2 00 01 01 1203 02 00");
        ask("0104", "D2 00 01 01 1203 02 00");
        assertThat(missing()).containsExactly(missing("1/4"), missing("1/5"));
    }

    @Test
    void whoIsThereAndRefusesIsNotMissing() {
        ask("0104", "D2 00 01 01 0402 02 00"); // unconnected request timed out
        ask("0104", "D2 00 01 00"); // without a reason
        ask("0104", "81 00 08 00"); // the module itself
        ask("0104", "81 00 05 01 1203"); // another general status
        assertThat(missing()).isEmpty();
    }

    @Test
    void aRefusalOfWhatNoRouterPassesOnIsNoMissingStation() {
        nest.feed(Direction.FROM_CLIENT, Frames.unconnected("01 02 2001 2401"));
        nest.feed(Direction.FROM_SERVER, Frames.unconnected("81 00 01 01 1203"));
        assertThat(missing()).isEmpty();
    }

    @Test
    void theyAreToldAgainAfterAMinuteAndRememberedUpToABound() {
        EmptySlots slots = new EmptySlots();
        assertThat(slots.isNews("1/0", CipStatus.NO_LINK, SECOND)).isTrue();
        assertThat(slots.isNews("1/0", CipStatus.NO_LINK, 60 * SECOND)).isFalse();
        assertThat(slots.isNews("1/0", CipStatus.NO_LINK, 61 * SECOND)).isTrue();
        for (int i = 1; i < EmptySlots.MAX; i++) {
            assertThat(slots.isNews("1/" + i, CipStatus.NO_LINK, 62 * SECOND)).isTrue();
        }
        assertThat(slots.isNews("1/0", CipStatus.NO_LINK, 62 * SECOND)).isFalse();
        assertThat(slots.isNews("2/0", CipStatus.NO_LINK, 62 * SECOND)).isTrue();
        assertThat(slots.isNews("1/0", CipStatus.NO_LINK, 62 * SECOND)).isTrue();
    }
}
