package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** Links that are reset again and again. */
class LinkResetTest {
    private static final int MASTER = 1;
    private static final int RTU = 2;
    private static final int LAPTOP = 9;
    private static final Service READ = new Service(1, "read", Action.READ);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned(int resets) {
        plant.device("SCADA", MASTER);
        plant.device("RTU-1", RTU);
        plant.device("LAPTOP", LAPTOP);
        resets(MASTER, resets, SECOND);
        for (int i = 0; i < 70; i++) {
            plant.ask(MASTER, RTU, "dnp3", "", READ);
            plant.pass(MINUTE);
        }
    }

    private void resets(int client, int times, long gap) {
        TestFlow flow = network.open(client, RTU, 20_000);
        for (int i = 0; i < times; i++) {
            network.session(flow, "dnp3", SessionSeen.LINK_RESET, "reset_link_states");
            plant.pass(gap);
        }
    }

    @Test
    void aStrangerThatResetsALinkAgainAndAgainIsHigh() {
        learned(0);
        resets(LAPTOP, 20, 5 * SECOND);
        assertThat(plant.only(Kind.FLOOD, Severity.HIGH).attack()).contains("T0814", "T0813");
    }

    @Test
    void theMasterThatDoesIsMedium() {
        learned(0);
        resets(MASTER, 20, 5 * SECOND);
        assertThat(plant.only(Kind.FLOOD, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("SCADA breaks its link to RTU-1 again and again");
    }

    @Test
    void aFewAndThoseOfAnHourAreNone() {
        learned(0);
        resets(MASTER, 4, SECOND);
        plant.pass(HOUR);
        resets(MASTER, 12, 5 * MINUTE);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.FLOOD);
    }

    @Test
    void asOftenAsWhileLearningIsNone() {
        learned(6);
        resets(MASTER, 17, 5 * SECOND);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.FLOOD);
    }
}
