package io.otus.alert.detect.access;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares that give administrators the whole of a machine. */
class AdminShareTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int HISTORIAN = 3;
    private static final int OFFICE = 9;
    private static final int PRINTS = 8;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    /** The historian takes files from the HMI, and its backup from the HMI's drive. */
    private void learned() {
        plant.devices("HMI1", "PLC-1", "HIST1");
        plant.device("OFFICE", OFFICE);
        plant.device("PRINTS", PRINTS);
        plant.read(HMI, PLC, 0, 40);
        says(HISTORIAN, HMI, SessionSeen.ADMIN_SHARE, "D$");
        plant.pass(2 * HOUR);
    }

    private void says(int from, int to, String kind, String detail) {
        TestFlow flow = network.answer(network.open(from, to, 445));
        network.session(flow, "smb", kind, detail);
    }

    private void stores(String share, String name) {
        TestFlow flow = network.answer(network.open(HISTORIAN, HMI, 445));
        network.session(flow, "smb", new SessionFact.FileStored(share, name));
    }

    private List<AlertState> lateral() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.LATERAL)
                .toList();
    }

    @Test
    void anAdministrativeShareIsLateralMovementBetweenTwoThatAreKnownToShareFiles() {
        learned();
        says(HISTORIAN, HMI, SessionSeen.ADMIN_SHARE, "ADMIN$");
        assertThat(lateral()).extracting(AlertState::severity).containsExactly(Severity.HIGH);
        assertThat(lateral().getFirst().origin().explanation().title())
                .isEqualTo("HIST1 asked for the administrative share ADMIN$ of HMI1 for the first time");
    }

    @Test
    void aProgramIsNewsAlsoInOneThatIsKnown() {
        learned();
        says(HISTORIAN, HMI, SessionSeen.ADMIN_SHARE, "D$");
        stores("D$", "export\\day.csv");
        stores("EXPORT", "setup.exe");
        assertThat(lateral()).isEmpty();
        stores("D$", "Temp\\svcupd.exe");
        assertThat(lateral()).extracting(AlertState::severity).containsExactly(Severity.HIGH);
        assertThat(lateral().getFirst().attack()).contains("T0867");
    }

    @Test
    void betweenOfficesItIsWorthALook() {
        learned();
        says(OFFICE, PRINTS, SessionSeen.ADMIN_SHARE, "C$");
        assertThat(lateral()).extracting(AlertState::severity).containsOnly(Severity.LOW);
    }

    @Test
    void whoHasAnotherRunAProgramAdministersIt() {
        learned();
        says(HISTORIAN, HMI, SessionSeen.REMOTE_PROGRAM, "svcctl.RCreateServiceW");
        says(HISTORIAN, HMI, SessionSeen.REMOTE_PROGRAM, "svcctl.RStartServiceW");
        assertThat(lateral()).extracting(AlertState::severity).containsExactly(Severity.HIGH);
        assertThat(lateral().getFirst().origin().explanation().title())
                .isEqualTo("HIST1 asked HMI1 to run a program (svcctl.RCreateServiceW) for the first time");
        assertThat(lateral().getFirst().attack()).contains("T0886");
    }

    @Test
    void whoIsKnownToDoSoIsSilent() {
        plant.devices("HMI1", "PLC-1", "HIST1");
        plant.read(HMI, PLC, 0, 40);
        says(HISTORIAN, HMI, SessionSeen.REMOTE_PROGRAM, "ITaskSchedulerService.SchRpcRegisterTask");
        plant.pass(2 * HOUR);
        says(HISTORIAN, HMI, SessionSeen.REMOTE_PROGRAM, "svcctl.RStartServiceW");
        assertThat(lateral()).isEmpty();
    }
}
