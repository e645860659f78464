package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** What a device offers, where the mirror shows one direction of connections. */
class UnheardServicesTest {
    private static final String PC = "f8:bc:12:00:00:01";
    private static final String SERVER = "f8:bc:12:00:00:02";
    private static final String AT = "10.1.1.20";

    private final Wire wire = new Wire();

    private void opens(int port, int frames, long payload, boolean isAnswered) {
        TestFlow flow = wire.sends(Transport.TCP, at(0, PC, "10.1.1.5", 50_000), at(0, SERVER, AT, port))
                .client(0);
        if (isAnswered) {
            wire.answers(flow, false);
        }
        flow.sent(0, frames - 1, 66L * (frames - 1) + payload);
        wire.ends(flow);
    }

    private void mirrorShowsOneSide() {
        wire.arp(0, SERVER, AT);
        for (int i = 0; i < 8; i++) {
            opens(3128, 3, 0, false);
        }
    }

    @Test
    void aPortToWhichSomebodySendsDataIsOpenThoughItsAnswersAreNotSeen() {
        mirrorShowsOneSide();
        opens(8443, 5, 400, false);

        assertThat(wire.asset(SERVER, AT).services())
                .singleElement()
                .satisfies(service -> assertThat(service.port()).isEqualTo(8443));
    }

    @Test
    void aPortThatIsAskedForAloneIsNot() {
        mirrorShowsOneSide();

        assertThat(wire.asset(SERVER, AT).services()).isEmpty();
    }

    @Test
    void neitherIsOneWhereTheMirrorShowsTheAnswersOfOthers() {
        wire.arp(0, SERVER, AT);
        for (int i = 0; i < 8; i++) {
            opens(502, 3, 0, true);
        }
        opens(8443, 5, 400, false);

        assertThat(wire.asset(SERVER, AT).services())
                .singleElement()
                .satisfies(service -> assertThat(service.port()).isEqualTo(502));
    }
}
