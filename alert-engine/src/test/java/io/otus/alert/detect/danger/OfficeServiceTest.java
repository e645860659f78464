package io.otus.alert.detect.danger;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services of computers that are stopped from afar. */
class OfficeServiceTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int ADMIN = 8;
    private static final int OFFICE = 9;
    private static final Service STOP =
            new Service(1, "svcctl.RControlService:STOP", Action.STOP, Danger.HALT, "svcctl/1/1");

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("ADMIN", ADMIN);
        plant.device("OFFICE", OFFICE);
        plant.read(HMI, PLC, 0, 40);
        plant.pass(2 * HOUR);
    }

    private List<AlertState> dangers() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.CMD_DANGEROUS
                        || each.also().contains(Kind.CMD_DANGEROUS))
                .toList();
    }

    @Test
    void oneOfAnOfficeComputerIsLow() {
        plant.ask(ADMIN, OFFICE, "msrpc", "", STOP);
        assertThat(dangers()).isNotEmpty();
        assertThat(plant.alerts()).noneMatch(each -> each.severity().compareTo(Severity.MEDIUM) > 0);
    }

    @Test
    void whileItIsLearnedWhoControlsNobodyIsOfAnOffice() {
        Plant fresh = new Plant(new LearningPlan.Until(START + HOUR));
        fresh.device("ADMIN", ADMIN);
        fresh.device("SCADA", OFFICE);
        fresh.ask(ADMIN, OFFICE, "msrpc", "", STOP);
        assertThat(fresh.alerts()).anyMatch(each -> each.severity() == Severity.CRITICAL);
    }

    @Test
    void oneOfAnOperatorStationIsCritical() {
        plant.ask(ADMIN, HMI, "msrpc", "", STOP);
        assertThat(dangers()).isNotEmpty().allMatch(each -> each.severity() == Severity.CRITICAL);
    }
}
