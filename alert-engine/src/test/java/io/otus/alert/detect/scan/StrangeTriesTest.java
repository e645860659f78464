package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.PortUse;
import io.otus.alert.detect.Severity;
import io.otus.core.net.Transport;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Industrial ports of a few controllers that are tried without a word, by one source or by several. */
class StrangeTriesTest {
    private static final int HMI = 1;
    private static final int LAPTOP = 9;
    private static final int FIRST_PLC = 20;
    private static final int FIRST_PC = 60;

    /** Ports of industrial protocols. */
    private static final class Ports implements PortUse {
        private static final Set<Integer> INDUSTRIAL = Set.of(102, 502, 4_840, 44_818);

        @Override
        public boolean isUsual(String protocol, Transport transport, int port) {
            return true;
        }

        @Override
        public boolean isReserved(Transport transport, int port) {
            return transport == Transport.TCP && INDUSTRIAL.contains(port);
        }
    }

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR), new Ports());
    private final PlantNetwork network = new PlantNetwork(plant);

    private void controllers() {
        for (int i = 0; i < 6; i++) {
            plant.role(FIRST_PLC + i, "controller");
        }
    }

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < 6; i++) {
            plant.device("PLC-" + i, FIRST_PLC + i);
            plant.device("PC-" + i, FIRST_PC + i);
            network.answer(network.open(HMI, FIRST_PLC + i, 502));
        }
        plant.pass(2 * HOUR);
    }

    @Test
    void aFewControllersWhoseIndustrialPortIsTriedWithinAnHourAreEnough() {
        learned();
        controllers();
        for (int i = 0; i < 4; i++) {
            assertThat(plant.alerts()).isEmpty();
            network.end(network.answer(network.open(LAPTOP, FIRST_PLC + i, 502)));
            plant.pass(5 * MINUTE);
        }
        assertThat(plant.only(Kind.SCAN_HOST, Severity.HIGH)
                        .origin()
                        .explanation()
                        .explanation())
                .contains("port 502. They are of PLC-0, PLC-1, PLC-2, PLC-3.");
    }

    @Test
    void otherPortsOrOwnControllersOrSlowerOnesAreNotEnough() {
        plant.device("SCADA", 2);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < 6; i++) {
            plant.device("PLC-" + (FIRST_PLC + i), FIRST_PLC + i);
            plant.role(FIRST_PLC + i, "controller");
            plant.read(2, FIRST_PLC + i, 0, 10);
            network.end(network.answer(network.open(LAPTOP, FIRST_PLC + i, 102)));
            network.open(2, FIRST_PLC + i, 502);
        }
        plant.pass(2 * HOUR);
        for (int i = 0; i < 6; i++) {
            network.end(network.answer(network.open(LAPTOP, FIRST_PLC + i, 8_080)));
            network.end(network.answer(network.open(LAPTOP, FIRST_PLC + i, 102)));
            network.end(network.answer(network.open(2, FIRST_PLC + i, 4_840)));
            network.end(network.answer(network.open(2, FIRST_PLC + i, 102)));
        }
        for (int i = 0; i < 6; i++) {
            network.end(network.answer(network.open(LAPTOP, FIRST_PLC + i, 44_818)));
            plant.pass(25 * MINUTE);
        }
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.SCAN_HOST);
    }

    @Test
    void addressesThatSomebodyInventsScanNothingTogether() {
        learned();
        controllers();
        for (int i = 0; i < 200; i++) {
            network.unheard(1_000 + i);
            network.open(1_000 + i, FIRST_PLC + i % 2, 502);
            plant.pass(SECOND);
        }
        plant.pass(MINUTE);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.SCAN_HOST);
    }

    @Test
    void manyWhoTryAFewControllersEachScanTogether() {
        learned();
        controllers();
        for (int i = 0; i < 6; i++) {
            assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.SCAN_HOST);
            network.end(network.answer(network.open(FIRST_PC + i, FIRST_PLC + i % 2, 502)));
            plant.pass(SECOND);
        }
        plant.pass(2 * MINUTE);
        AlertState alert = plant.only(Kind.SCAN_HOST, Severity.HIGH);
        assertThat(alert.count()).isEqualTo(6);
        assertThat(alert.origin().explanation().title()).isEqualTo("PC-0 and others try one device after the other");
    }
}
