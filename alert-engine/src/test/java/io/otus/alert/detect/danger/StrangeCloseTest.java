package io.otus.alert.detect.danger;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.core.event.Action;
import io.otus.core.event.ConnectionEnd;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that are closed by whoever did not open them. */
class StrangeCloseTest {
    private static final int CONTROLLER = 1;
    private static final int ADAPTER = 2;
    private static final int HMI = 3;
    private static final Service OPEN = new Service(84, "forward_open", Action.SESSION);
    private static final Service CLOSE = new Service(78, "forward_close", Action.SESSION);
    private static final Service READ = new Service(14, "get_attribute_single", Action.READ);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private record Asked(boolean isConnectionEnd) implements ConnectionEnd {
        @Override
        public String message() {
            return "request";
        }

        @Override
        public void fields(FieldWriter out) {}
    }

    /** A controller reads an adapter; which connection it opened before that is not seen. */
    @BeforeEach
    void learn() {
        plant.device("PLC", CONTROLLER);
        plant.device("IO", ADAPTER);
        plant.device("HMI", HMI);
        for (int i = 0; i < 65; i++) {
            plant.command(CONTROLLER, ADAPTER, READ, new Asked(false), PointRange.named("assembly/100"));
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    private void closes(int client) {
        plant.command(client, ADAPTER, CLOSE, new Asked(true));
    }

    private List<AlertState> dangers() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.CMD_DANGEROUS)
                .toList();
    }

    @Test
    void whoeverClosesWhatHeNeverOpenedSilencesTheDeviceForAnother() {
        closes(HMI);
        assertThat(dangers()).hasSize(1);
        assertThat(dangers().getFirst().origin().explanation().title())
                .isEqualTo("HMI closed a connection of IO that it never opened");
        assertThat(dangers().getFirst().attack()).contains("T0803", "T0814");
    }

    @Test
    void whatElseHeAsksIsNoExcuse() {
        plant.command(HMI, ADAPTER, READ, new Asked(false), PointRange.named("identity/1"));
        plant.pass(SECOND);
        closes(HMI);
        assertThat(dangers()).hasSize(1);
    }

    @Test
    void whoIsKnownToTalkMayHaveOpenedItLongAgo() {
        closes(CONTROLLER);
        assertThat(dangers()).isEmpty();
    }

    @Test
    void whoOpenedItMayClose() {
        plant.command(HMI, ADAPTER, OPEN, new Asked(false));
        plant.pass(SECOND);
        closes(HMI);
        assertThat(dangers()).isEmpty();
    }
}
