package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.testkit.TestFlow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections that are opened and held until a controller has room for no more. */
class HeldConnectionsTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int SERVER = 3;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);
    private final List<TestFlow> held = new ArrayList<>();

    private void learned(int usual) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("SERVER", SERVER);
        plant.role(PLC, "controller");
        hold(usual);
        release();
        plant.pass(2 * HOUR);
    }

    private void hold(int count) {
        for (int i = 0; i < count; i++) {
            held.add(network.answer(network.open(SERVER, PLC, 502)));
            plant.pass(SECOND / 2);
        }
    }

    private void release() {
        held.forEach(network::end);
        held.clear();
    }

    private void refuse(int client, int count) {
        for (int i = 0; i < count; i++) {
            network.refuse(network.open(client, PLC, 502));
            plant.pass(SECOND);
        }
    }

    @Test
    void whoFillsAControllerUntilItRefusesOthersIsToldOfOnce() {
        learned(2);
        hold(24);
        assertThat(plant.alerts()).isEmpty();
        refuse(HMI, 2);
        refuse(SERVER, 30);
        assertThat(plant.only(Kind.FLOOD, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("SERVER fills PLC-1, port 502 with connections");
    }

    @Test
    void whatOthersBrowseMakesNobodyForgetWhatIsUsualOfAController() {
        learned(13);
        for (int i = 0; i < 5_000; i++) {
            network.end(network.answer(network.open(HMI, PlantNetwork.internet("203.0.113.5", 1_024 + i))));
        }
        hold(20);
        refuse(HMI, 10);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.FLOOD);
    }

    @Test
    void whoAnswersFirstIsTheServerStill() {
        learned(2);
        for (int i = 0; i < 24; i++) {
            TestFlow flow = network.open(Plant.endpoint(PLC, 502), Plant.endpoint(SERVER, 50_000 + i));
            held.add(network.answer(flow.client(1)));
        }
        refuse(HMI, 3);
        plant.only(Kind.FLOOD, Severity.MEDIUM);
        release();
        refuse(HMI, 10);
        plant.only(Kind.FLOOD, Severity.MEDIUM);
    }

    @Test
    void whoHoldsManyAndSaysNothingInThemIsToldOfWithoutARefusal() {
        learned(2);
        hold(40);
        plant.pass(30 * SECOND);
        hold(40);
        plant.pass(30 * SECOND);
        assertThat(plant.only(Kind.FLOOD, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .explanation())
                .contains("PLC-1, port 502, and says nothing in any of them.");
    }

    @Test
    void manyInWhichSomethingIsSaidOrThatAreUsualAreNone() {
        learned(13);
        hold(60);
        plant.pass(30 * SECOND);
        release();
        for (int i = 0; i < 100; i++) {
            held.add(network.answer(network.open(HMI, PLC, 502)).sent(0, 2, 400));
            plant.pass(SECOND / 2);
        }
        plant.pass(30 * SECOND);
        for (int i = 0; i < 100; i++) {
            network.end(network.answer(network.open(HMI, PLC, 502)));
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.FLOOD);
    }

    @Test
    void manyThatStandOrAreUsualOrEndedAndARefusalAreNone() {
        learned(13);
        hold(20);
        refuse(HMI, 10);
        hold(10);
        release();
        refuse(HMI, 10);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.FLOOD);
    }
}
