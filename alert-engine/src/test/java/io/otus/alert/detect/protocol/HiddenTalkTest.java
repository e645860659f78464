package io.otus.alert.detect.protocol;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Encrypted sessions between devices that only answer, before anybody said what is normal. */
class HiddenTalkTest {
    private static final int HMI = 1;
    private static final int ONE = 2;
    private static final int OTHER = 3;
    private static final int ODD = 4_444;

    private Plant plant = new Plant(LearningPlan.Repetition.DEFAULT);
    private PlantNetwork network = new PlantNetwork(plant);

    private void polled(int minutes) {
        plant.devices("HMI1", "RTU-1", "RTU-2");
        for (int i = 0; i < minutes; i++) {
            plant.read(HMI, ONE, 0, 40);
            plant.read(HMI, OTHER, 0, 40);
            plant.pass(MINUTE);
        }
    }

    private void talk(int from, int to, int port, String protocol) {
        TestFlow flow = network.answer(network.open(Plant.endpoint(from, 1_630), Plant.endpoint(to, port)));
        flow.speaks(protocol).sent(0, 50, 70_000).sent(1, 20, 2_000);
        flow.encrypted(0, 70_000).encrypted(1, 2_000);
        network.end(flow);
    }

    private List<AlertState> told() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.PORT_ODD)
                .toList();
    }

    @Test
    void twoThatOnlyAnswerAndShareSomethingNobodyCanReadAreToldOnce() {
        polled(2);
        talk(ONE, OTHER, ODD, "tls");
        plant.pass(2 * HOUR);
        talk(ONE, OTHER, ODD, "tls");
        talk(OTHER, ONE, ODD, "tls");
        assertThat(told()).extracting(AlertState::severity).containsExactly(Severity.LOW);
        assertThat(told().getFirst().origin().explanation().title())
                .isEqualTo("RTU-1 and RTU-2 hold an encrypted session on port 4444");
    }

    @Test
    void whoAsksOthersHasAnEncryptedSessionAsStationsDo() {
        polled(2);
        talk(HMI, OTHER, ODD, "tls");
        assertThat(told()).isEmpty();
    }

    @Test
    void onAPortOfAServiceItIsUsual() {
        polled(2);
        for (int port : List.of(443, 802, 8_883, 19_998)) {
            talk(ONE, OTHER, port, "tls");
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsReadIsNot() {
        polled(2);
        talk(ONE, OTHER, ODD, "http");
        assertThat(told()).isEmpty();
    }

    @Test
    void whoHasHardlyAnsweredYetMayBeAnything() {
        polled(0);
        plant.read(HMI, ONE, 0, 40);
        plant.read(HMI, OTHER, 0, 40);
        talk(ONE, OTHER, ODD, "tls");
        assertThat(told()).isEmpty();
    }

    @Test
    void whereSomebodySaidWhatIsNormalTheLinkIsTold() {
        plant = new Plant(new LearningPlan.Until(START + HOUR));
        network = new PlantNetwork(plant);
        polled(2);
        talk(ONE, OTHER, ODD, "tls");
        assertThat(told()).isEmpty();
    }
}
