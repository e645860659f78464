package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When an originator of implicit data is believed to be idle, CIP Vol. 1 §3-6.1.4. */
class RunIdleTest {
    private static final String OUTPUTS = " AABBCCDD";

    private final DissectorHarness harness = new DissectorHarness(new CipProvider().create(), Carrier.CHILD);

    @BeforeEach
    void opened() {
        feed(Direction.FROM_CLIENT, ConnectionsTest.IMPLICIT);
        feed(Direction.FROM_SERVER, ConnectionsTest.OPENED);
    }

    private void feed(Direction from, String message) {
        harness.feed(from, Octets.ofHex(message).toArray(), Integer.MAX_VALUE);
    }

    private void says(int times, int header, String outputs) {
        for (int i = 0; i < times; i++) {
            feed(
                    Direction.FROM_CLIENT,
                    ConnectionsTest.data("01000080", "01000000", "0100 0" + header + "000000" + outputs));
        }
    }

    private List<String> told() {
        return harness.seen().stream()
                .filter(Seen.Request.class::isInstance)
                .map(seen -> ((Seen.Request) seen).request().service())
                .map(Service::name)
                .filter(name -> name.startsWith("io_"))
                .toList();
    }

    @Test
    void whoRanForLongAndSaysIdleTwiceTurnsIdleOnceAndWritesNoMore() {
        says(64, 1, OUTPUTS);
        says(10, 0, OUTPUTS);
        says(1, 1, OUTPUTS);
        says(2, 0, OUTPUTS);
        says(64, 1, OUTPUTS);
        says(2, 0, OUTPUTS);

        assertThat(told()).hasSize(64 + 1 + 1 + 64 + 1).endsWith("io_output", "io_output_idle");
        assertThat(told().get(64)).isEqualTo("io_output_idle");
        assertThat(told()).filteredOn("io_output_idle"::equals).hasSize(2);
    }

    @Test
    void aNumberThatChangesIsNoHeader() {
        for (int i = 0; i < 100; i++) {
            says(3, 1, OUTPUTS);
            says(3, 0, OUTPUTS);
        }

        assertThat(told()).hasSize(600).containsOnly("io_output");
    }

    @Test
    void oneThatSaysIdleAmongOthersThatSayRunIsBelievedByNobody() {
        for (int i = 0; i < 3; i++) {
            says(64, 1, OUTPUTS);
            says(1, 0, OUTPUTS);
        }

        assertThat(told()).hasSize(192).containsOnly("io_output");
    }

    @Test
    void aNumberThatIsAllThatIsSentIsNoHeader() {
        says(64, 1, "");
        says(5, 0, "");

        assertThat(told()).hasSize(69).containsOnly("io_output");
    }
}
