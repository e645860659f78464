package io.otus.dissect.sercos;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Telegrams are laid out by hand; an independent decoder reads their headers alike. */
class SercosDissectorTest extends DissectorContract {
    private static final Seen MASTER = new Seen.Claim(true, "", Attribute.CAPABILITY, "sercos_master", Trust.SESSION);
    private static final String DATA = "11223344" + "00".repeat(40);

    @Override
    protected DissectorProvider provider() {
        return new SercosProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Seen told(String message, boolean secondary, int number, boolean change, int phase, int count) {
        return new Seen.Message(new SercosEvent(message, secondary, number, change, phase, count, 40));
    }

    private static Seen phase(int phase) {
        Service service = new Service(phase, "communication_phase_" + phase, Action.SESSION);
        return new Seen.Request(Request.unconfirmed(service, "", List.of()));
    }

    private static Seen returnTo(int phase) {
        Service service =
                new Service(phase, "return_to_phase_" + phase, Action.SESSION, Danger.HALT, phase + "/return");
        return new Seen.Request(Request.unconfirmed(service, "", List.of()));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("the master tells its slaves in phase 0, and counts them")
                        .client("00 00" + DATA)
                        .client("40 00" + DATA)
                        .sees(
                                told("mdt", false, 0, false, 0, -1),
                                MASTER,
                                phase(0),
                                told("at", false, 0, false, 0, -1)),
                row("the second answer of the other way round the ring")
                        .client("C1 04" + DATA)
                        .sees(told("at", true, 1, false, 4, -1), MASTER, phase(4)),
                row("a cycle count, which counts where it is valid")
                        .client("20 34" + DATA)
                        .sees(told("mdt", false, 0, false, 4, 3), MASTER, phase(4)),
                row("a change of phase is told once it is made")
                        .client("00 84" + DATA)
                        .client("00 04" + DATA)
                        .client("00 04" + DATA)
                        .sees(
                                told("mdt", false, 0, true, 4, -1),
                                told("mdt", false, 0, false, 4, -1),
                                MASTER,
                                phase(4),
                                told("mdt", false, 0, false, 4, -1)),
                row("a ring that leaves the phase in which its drives operate stops them")
                        .client("00 04" + DATA)
                        .client("00 00" + DATA)
                        .client("00 01" + DATA)
                        .sees(phase(4), returnTo(0), phase(1)),
                row("there is no phase 5").client("00 05" + DATA).sees(),
                row("there are four telegrams of a kind in a cycle")
                        .client("04 04" + DATA)
                        .sees(),
                row("a bit that is reserved").client("10 04" + DATA).sees());
    }

    @Test
    void whoElseSendsAPhaseBelowStopsTheRing() {
        DissectorProvider sercos = new SercosProvider();
        DissectorHarness master = new DissectorHarness(sercos.create(), Carrier.LINK);
        DissectorHarness other = new DissectorHarness(sercos.create(), Carrier.LINK);
        say(master, Direction.FROM_CLIENT, 4);
        say(other, Direction.FROM_SERVER, 1);
        say(other, Direction.FROM_SERVER, 0);
        say(master, Direction.FROM_CLIENT, 4);
        assertThat(other.seen()).contains(returnTo(1), returnTo(0));
        assertThat(master.seen()).filteredOn(phase(4)::equals).hasSize(1);
    }

    @Test
    void aRingWhoseMasterIsSilentIsStartedByAnother() {
        Rings rings = new Rings();
        rings.operates(DissectorHarness.CLIENT, 0);
        assertThat(rings.isOperatedByOther(DissectorHarness.SERVER, Rings.SILENCE))
                .isTrue();
        assertThat(rings.isOperatedByOther(DissectorHarness.CLIENT, Rings.SILENCE))
                .isFalse();
        assertThat(rings.isOperatedByOther(DissectorHarness.SERVER, Rings.SILENCE + 1))
                .isFalse();
    }

    @Test
    void whoWasThereBeforeTheRingOperatedStopsItLikewise() {
        DissectorProvider sercos = new SercosProvider();
        DissectorHarness master = new DissectorHarness(sercos.create(), Carrier.LINK);
        DissectorHarness other = new DissectorHarness(sercos.create(), Carrier.LINK);
        say(other, Direction.FROM_SERVER, 0);
        say(master, Direction.FROM_CLIENT, 4);
        say(other, Direction.FROM_SERVER, 0);
        say(other, Direction.FROM_SERVER, 0);
        assertThat(other.seen()).filteredOn(phase(0)::equals).hasSize(1);
        assertThat(other.seen()).filteredOn(returnTo(0)::equals).as("told once").hasSize(1);
    }

    private static void say(DissectorHarness harness, Direction from, int phase) {
        harness.feed(from, HexFormat.of().parseHex("000" + phase + DATA), Integer.MAX_VALUE);
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("sercos")).isEqualTo(fieldsWritten());
    }
}
